import { judgementsOfCase, type Judgement, type Person } from '../../../people/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { judges } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { judgementHref, JudgementLine, PersonLink } from './person-parts.tsx'
import { casesByKey, personsIn, type PersonAt } from './persons-near.ts'

type Shown = {
  /** The judgements of the case, where somebody has read them already. */
  readonly judged?: ReadonlyMap<string, Judgement>
  readonly title: string
}

/** What was judged of these persons of the case, as far as its reader reads both of a pair; null where there is nothing. */
export async function judgedOf(visit: CaseVisit, persons: readonly Person[], { judged, title }: Shown) {
  const judgements = await readable(visit, judged ?? (await judgementsOfCase(visit.needs.db, visit.opened.key)), persons)
  if (judgements.length === 0) return null
  const who = await whoWrote(visit)
  const mayJudge = (judges as readonly string[]).includes(visit.staff.role)
  return (
    <section aria-labelledby="judged">
      <h2 id="judged">{title}</h2>
      <ul class="accounts">
        {judgements.map(({ one, other, judgement }) => (
          <li key={judgement.id} class="account" data-row="">
            <div>
              <PersonLink at={one} />
            </div>
            <div>
              <PersonLink at={other} />
            </div>
            <div>
              <JudgementLine judgement={judgement} who={who} />
            </div>
            {mayJudge && (
              <div>
                <a href={judgementHref(one, other)}>
                  Judge again, or withdraw it<span class="unseen">{`: ${one.person.names[0]}, ${other.person.names[0]}`}</span>
                </a>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was judged of one person, for the page of that person. */
export const judgedOfPerson = (visit: CaseVisit, id: string) =>
  judgedOf(
    visit,
    personsIn(visit.opened, visit).filter((person) => person.id === id),
    { title: 'Whether it is the same person as another' },
  )

type JudgedPair = { readonly one: PersonAt; readonly other: PersonAt; readonly judgement: Judgement }

/** The judgements on these persons, as far as this person reads both of a pair. */
async function readable(
  visit: CaseVisit,
  judged: ReadonlyMap<string, Judgement>,
  persons: readonly Person[],
): Promise<readonly JudgedPair[]> {
  const { needs, staff, opened } = visit
  const keys = [...new Set([...judged.values()].flatMap(({ one, other }) => [one.caseKey, other.caseKey]))]
  if (keys.length === 0) return []
  const cases = await casesByKey(visit, keys, await membershipsOf(needs.db, staff.id))
  const here = new Set(persons.map(({ subject }) => subject))
  return [...judged.values()].flatMap((judgement) => {
    const sides = [judgement.one, judgement.other].map(({ caseKey, subject }) => {
      const found = cases.get(caseKey)
      const person = found && personsIn(found, visit).find((one) => one.subject === subject)
      return found && person && { person, opened: found }
    })
    // The person of this case stands first.
    const [one, other] = sides.toSorted((a, b) => Number(b?.opened.key === opened.key) - Number(a?.opened.key === opened.key))
    if (one === undefined || other === undefined) return []
    const concerns = [judgement.one, judgement.other].some(({ caseKey, subject }) => caseKey === opened.key && here.has(subject))
    return concerns ? [{ one, other, judgement }] : []
  })
}
