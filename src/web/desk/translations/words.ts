import type { TranslationState } from '../../../translations/index.ts'

export const stateInWords: Readonly<Record<TranslationState, string>> = {
  missing: 'missing',
  stale: 'stale',
  draft: 'draft',
  'in-review': 'in review',
  approved: 'approved',
}

/** "12 of 40 approved, 3 in review, 5 stale": what there is none of is left out. */
export function progressInWords(counts: Readonly<Record<TranslationState, number>>): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const rest = (['in-review', 'draft', 'stale', 'missing'] as const).filter((state) => counts[state] > 0)
  return [`${counts.approved} of ${all} approved`, ...rest.map((state) => `${counts[state]} ${stateInWords[state]}`)].join(', ')
}
