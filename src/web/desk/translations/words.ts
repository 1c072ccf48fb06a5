import { translationStates, type TranslatedSegment, type Translation, type TranslationState } from '../../../translations/index.ts'

/** How a sentence is listed: a draft that a reviewer sent back is told from one that nobody has read. */
export type ListedState = TranslationState | 'sent-back'

export const listedStates: readonly ListedState[] = translationStates.flatMap((state): ListedState[] =>
  state === 'draft' ? ['sent-back', 'draft'] : [state],
)

export const listedState = ({ state, remark }: Pick<TranslatedSegment, 'state' | 'remark'>): ListedState =>
  state === 'draft' && remark !== undefined ? 'sent-back' : state

export const stateInWords: Readonly<Record<ListedState, string>> = {
  missing: 'missing',
  stale: 'stale',
  'sent-back': 'sent back',
  draft: 'draft',
  'in-review': 'in review',
  approved: 'approved',
}

/** How many sentences there are in each of them. */
export function countListed({ segments }: Pick<Translation, 'segments'>): Readonly<Record<ListedState, number>> {
  const counts = { missing: 0, stale: 0, 'sent-back': 0, draft: 0, 'in-review': 0, approved: 0 }
  for (const segment of segments) counts[listedState(segment)] += 1
  return counts
}

/** "12 of 40 approved, 3 in review, 5 stale": what there is none of is left out. */
export function progressInWords(translation: Pick<Translation, 'segments'>): string {
  const counts = countListed(translation)
  const rest = (['in-review', 'sent-back', 'draft', 'stale', 'missing'] as const).filter((state) => counts[state] > 0)
  return [
    `${counts.approved} of ${translation.segments.length} approved`,
    ...rest.map((state) => `${counts[state]} ${stateInWords[state]}`),
  ].join(', ')
}
