import { citedCaseIds } from '../../../appeals/index.ts'
import type { Point } from '../../../evaluation/index.ts'
import type { CaseVisit } from '../visit.ts'
import { answerHref, askHref, independenceHref, pointHref, rulingHref, sameEventHref } from './point-href.ts'
import { judges, writers } from '../route.ts'
import { questionOf } from './point-reading.ts'
import { undecidedEvents } from './undecided-events.ts'
import { usesOf } from './uses.ts'

type PointActionsProperties = {
  readonly visit: CaseVisit
  readonly point: Point
  /** The call of which claims are being made. */
  readonly call?: string
  /** The page leads to a ruling on it already. */
  readonly ruledAbove?: true
}

/** What can be done about a point, as far as this member's role allows, and which sentences rest on it. For PointBox's `actions`. */
export function PointActions({ visit, point, call, ruledAbove }: PointActionsProperties) {
  const { opened, staff } = visit
  const may = (roles: readonly string[]): boolean => roles.includes(staff.role)
  // Only where somebody may still have something to say of them: several voices that tell one account.
  const together = point.accounts.find(({ voices, independent }) => voices > 1 && independent < voices)
  const undecided =
    point.state === 'contested' || point.occasion !== undefined
      ? undefined
      : undecidedEvents({ document: opened.document, facts: visit.needs.facts }).find(
          ({ subject, fact }) => subject === point.subject && fact === point.fact,
        )
  // One that also cites other cases is named on the page of the point, to whoever may open it.
  const appeals = opened.document.appeals.filter((appeal) => citedCaseIds(appeal).every((id) => id === opened.id))
  const newer = point.ruling?.ruled_before.length ?? 0
  return (
    <>
      {may(judges) && ruledAbove !== true && (
        <a href={rulingHref(opened.id, point.id)} data-key="r">
          {point.ruling ? 'Rule again…' : 'Rule on this…'}
          <About point={point} visit={visit} />
        </a>
      )}
      {may(writers) && (
        <a class="button" href={answerHref(opened.id, point.id, call)}>
          Add what somebody says
          <About point={point} visit={visit} />
        </a>
      )}
      {may(writers) && (
        <a href={askHref(opened.id, point.accounts.flatMap(({ claims }) => claims).slice(0, mostAsked))}>
          Ask a question
          <About point={point} visit={visit} />
        </a>
      )}
      {may(writers) && undecided && (
        <a href={sameEventHref(opened.id, undecided)}>
          Same event? Yes or no
          <About point={point} visit={visit} />
        </a>
      )}
      {may(writers) && together !== undefined && (
        <a href={independenceHref(opened.id, together.speakers)}>
          Say whether its voices are independent
          <About point={point} visit={visit} />
        </a>
      )}
      {newer > 0 && <a href={pointHref(opened.id, point.id)}>{`Ruled before ${newer} newer ${newer === 1 ? 'claim' : 'claims'}`}</a>}
      {usesOf(point, opened.id, appeals).map(({ appeal, sentences }) => (
        <a key={appeal.id} href={`/appeals/${encodeURIComponent(appeal.id)}`}>
          {`Used in ${sentences.length} ${sentences.length === 1 ? 'sentence' : 'sentences'} of ${appeal.id}`}
        </a>
      ))}
    </>
  )
}

/** How many claims a question is put to at once by a link; an address has an end. */
const mostAsked = 50

/** Says to whoever hears a list of links what each is about. */
const About = ({ visit, point }: { readonly visit: CaseVisit; readonly point: Point }) => (
  <span class="unseen">{` about: ${questionOf(point, visit.needs)}`}</span>
)
