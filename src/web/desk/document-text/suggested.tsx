import { describeDate, describeDuration, parseDate, shorten } from '../../../kit/index.ts'
import type { Suggestion } from '../../../sources/index.ts'
import { claimRoutes } from '../claims/routes.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import type { PartOfText } from './parts-of-text.ts'
import type { ShownText } from './shown-text.ts'
import { suggestedClaims, type SuggestedClaim } from './suggested-claims.ts'
import { oncePerMeaning, type SuggestedOnce } from './suggested-once.ts'

type Properties = { readonly visit: CaseVisit; readonly shown: ShownText; readonly part: PartOfText }

/** How many are shown of one part of a text, and to how many places of one of them links lead. */
const [mostShown, mostPlaces] = [60, 10]

/** What the words may be claims of: each leads to the form of a claim with its passage; none is added by itself. */
export function Suggested({ visit, shown, part }: Properties) {
  const found = oncePerMeaning(suggestedClaims(visit, shown, part.start, part.end))
  if (found.length === 0) return null
  return (
    <details open={found.length <= 12}>
      <summary>{found.length === 1 ? 'One thing that may be a claim' : `${found.length} things that may be claims`}</summary>
      <p class="hint">Dates, ages, times and names that were found in the words. Nothing is added until you save a claim.</p>
      <ul class="plain links">
        {found.slice(0, mostShown).map((each) => (
          <li key={`${each.first.suggestion.start} ${each.first.suggestion.kind}`} data-row="">
            <a href={claimHref(visit, shown, each.first)} dir="auto">
              {shorten(each.first.suggestion.raw, 80)}
            </a>{' '}
            <span class="hint">{understoodAs(each.first.suggestion)}</span>
            <OtherPlaces visit={visit} shown={shown} once={each} />
          </li>
        ))}
      </ul>
      {found.length > mostShown && <p class="hint">{`and ${found.length - mostShown} more in this part`}</p>}
    </details>
  )
}

/** How often the same is said, with a way to each of the other places, in the order of the text. */
function OtherPlaces({ visit, shown, once: { others } }: Omit<Properties, 'part'> & { readonly once: SuggestedOnce }) {
  if (others.length === 0) return null
  return (
    <span class="hint">
      {`; ${others.length + 1} times: also `}
      {others.slice(0, mostPlaces).map((each, index) => (
        <>
          {index > 0 && ', '}
          <a
            key={each.suggestion.start}
            href={claimHref(visit, shown, each)}
            aria-label={`${shorten(each.suggestion.raw, 80)}, place ${index + 2}`}
          >
            {`place ${index + 2}`}
          </a>
        </>
      ))}
      {others.length > mostPlaces && ` and ${others.length - mostPlaces} more`}
    </span>
  )
}

/** The form of a claim with the sentence as its passage. The words themselves do not stand in the address. */
const claimHref = ({ opened }: CaseVisit, { document }: ShownText, { sentence, suggestion }: SuggestedClaim): string =>
  hrefOf(
    claimRoutes.newForm,
    { case: opened.id },
    {
      document: document.id,
      start: `${sentence.start}`,
      end: `${sentence.end}`,
      suggested: `${suggestion.start}-${suggestion.end}`,
    },
  )

function understoodAs({ kind, understood, note }: Suggestion): string {
  if (understood === null) return note ?? 'not understood'
  switch (kind) {
    case 'date':
      return describeDate(parseDate(understood), 'en')
    case 'age':
      return `age ${understood}`
    case 'duration':
      return describeDuration(understood, 'en')
    case 'name':
      return understood
    default:
      return kind satisfies never
  }
}
