import { describeDate, describeDuration, parseDate, shorten } from '../../../kit/index.ts'
import type { Suggestion } from '../../../sources/index.ts'
import { claimRoutes } from '../claims/routes.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import type { PartOfText } from './parts-of-text.ts'
import type { ShownText } from './shown-text.ts'
import { suggestedClaims, type SuggestedClaim } from './suggested-claims.ts'

type Properties = { readonly visit: CaseVisit; readonly shown: ShownText; readonly part: PartOfText }

/** How many are shown of one part of a text. */
const mostShown = 60

/** What the words may be claims of: each leads to the form of a claim with its passage; none is added by itself. */
export function Suggested({ visit, shown, part }: Properties) {
  const found = suggestedClaims(visit, shown, part.start, part.end)
  if (found.length === 0) return null
  return (
    <details open={found.length <= 12}>
      <summary>{found.length === 1 ? 'One thing that may be a claim' : `${found.length} things that may be claims`}</summary>
      <p class="hint">Dates, ages, times and names that were found in the words. Nothing is added until you save a claim.</p>
      <ul class="plain links">
        {found.slice(0, mostShown).map((each) => (
          <li key={`${each.suggestion.start} ${each.suggestion.kind}`} data-row="">
            <a href={claimHref(visit, shown, each)} dir="auto">
              {shorten(each.suggestion.raw, 80)}
            </a>{' '}
            <span class="hint">{understoodAs(each.suggestion)}</span>
          </li>
        ))}
      </ul>
      {found.length > mostShown && <p class="hint">{`and ${found.length - mostShown} more in this part`}</p>}
    </details>
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
