import type { Edition } from '../../../publishing/index.ts'
import { wordDifference, type Piece } from '../../word-difference.ts'

/** A sentence of which one version has another wording, or that only one version has. */
export type SentenceChange =
  | { readonly kind: 'removed' | 'added'; readonly text: string }
  | { readonly kind: 'changed'; readonly before: readonly Piece[]; readonly after: readonly Piece[] }

/**
 * What differs between two versions of an appeal, sentence by sentence: in the text and in what is asked, in the order of the
 * newer one. Sentences that are alike word for word are left out; what stands in the same gap is taken for one sentence written anew.
 */
export function sentenceDifference(earlier: Edition, later: Edition): readonly SentenceChange[] {
  return partsOf(earlier).flatMap((sentences, part) =>
    gaps(
      sentences.map(({ text }) => text),
      (partsOf(later)[part] ?? []).map(({ text }) => text),
    ).flatMap(({ before, after }) => changesOfGap(before, after)),
  )
}

const partsOf = ({ sections, asks }: Edition) => [sections.flatMap(({ sentences }) => sentences), asks]

type Gap = { readonly before: string[]; readonly after: string[] }

/** Between the sentences that both have in the same order (their longest common sequence), what each has alone. */
function gaps(before: readonly string[], after: readonly string[]): readonly Gap[] {
  const lengths = before.map(() => Array.from({ length: after.length + 1 }, () => 0))
  lengths.push(Array.from({ length: after.length + 1 }, () => 0))
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      lengths[i]![j] = before[i] === after[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  const found: Gap[] = [{ before: [], after: [] }]
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    const gap = found.at(-1)!
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i += 1
      j += 1
      found.push({ before: [], after: [] })
    } else if (j >= after.length || (i < before.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) gap.before.push(before[i++]!)
    else gap.after.push(after[j++]!)
  }
  return found
}

function changesOfGap(before: readonly string[], after: readonly string[]): readonly SentenceChange[] {
  const rewritten = Math.min(before.length, after.length)
  return [
    ...before.slice(0, rewritten).map((text, at): SentenceChange => {
      const [left, right] = wordDifference(text, after[at]!)
      return { kind: 'changed', before: left, after: right }
    }),
    ...before.slice(rewritten).map((text): SentenceChange => ({ kind: 'removed', text })),
    ...after.slice(rewritten).map((text): SentenceChange => ({ kind: 'added', text })),
  ]
}
