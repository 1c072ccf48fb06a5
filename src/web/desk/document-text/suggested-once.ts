import { fold } from '../../../kit/index.ts'
import type { SuggestedClaim } from './suggested-claims.ts'

/** What is said once or more in a text: the place that stands for all, and the others in the order of the text. */
export type SuggestedOnce = { readonly first: SuggestedClaim; readonly others: readonly SuggestedClaim[] }

/**
 * Each thing once, however often the text says it, in the order in which it is first said: the same date, age, length or name is
 * one. The first place that tells which question it answers stands for all; what is not understood is told apart by its words.
 */
export function oncePerMeaning(found: readonly SuggestedClaim[]): readonly SuggestedOnce[] {
  const same = Map.groupBy(found, ({ suggestion: { kind, understood, known, raw } }) =>
    JSON.stringify([kind, known ?? understood ?? fold(raw)]),
  )
  return [...same.values()].map((all) => {
    const first = all.find(({ suggestion }) => suggestion.fact !== undefined) ?? all[0]!
    return { first, others: all.filter((one) => one !== first) }
  })
}
