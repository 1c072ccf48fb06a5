import { writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { sameEventHref } from './point-href.ts'
import { questionOf, subjectOf } from './point-reading.ts'
import { undecidedEvents } from './undecided-events.ts'

/** How many questions stand on the page of a case. */
const mostShown = 100

/** On the page of a case: what nobody has said yet of its dates, each with the form that decides. */
export function SameEventAsked({ visit }: { readonly visit: CaseVisit }) {
  const { opened, needs, staff } = visit
  const reading = { document: opened.document, facts: needs.facts }
  const asked = (writers as readonly string[]).includes(staff.role) ? undecidedEvents(reading) : []
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="same-event">
      <h2 id="same-event">Same event, or not? ({asked.length})</h2>
      <ul>
        {asked.slice(0, mostShown).map((one) => (
          <li key={`${one.subject}/${one.fact}`} data-row="">
            <bdi>{subjectOf(one, reading)}</bdi>
            {`: ${questionOf({ id: one.fact, fact: one.fact }, needs)} ${one.claims.length} claims give different days. `}
            <a href={sameEventHref(opened.id, one)} data-open="">
              Same event? Yes or no
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
