/**
 * How alike two texts are, from 0 (no word in common) to 1 (the same words): twice the words they share over all their words
 * (Dice 1945), case and order apart. In scripts that write without spaces each letter counts as a word.
 */
export function likeness(one: string, other: string): number {
  return one === other ? 1 : likenessOfCounted(countWords(one), countWords(other))
}

/** The same of texts whose words are counted already. */
export function likenessOfCounted(left: Counted, right: Counted): number {
  let shared = 0
  for (const [word, count] of left.counts) shared += Math.min(count, right.counts.get(word) ?? 0)
  const all = left.all + right.all
  return all === 0 ? 0 : (2 * shared) / all
}

/** How often each word stands in a text, and how many there are. */
export type Counted = { readonly counts: ReadonlyMap<string, number>; readonly all: number }

export function countWords(text: string): Counted {
  const words = text.normalize('NFC').toLowerCase().match(word) ?? []
  const counts = new Map<string, number>()
  for (const each of words) counts.set(each, (counts.get(each) ?? 0) + 1)
  return { counts, all: words.length }
}

const spaceless = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}`
const word = new RegExp(String.raw`[${spaceless}]|(?:(?![${spaceless}])[\p{L}\p{M}\p{N}])+`, 'gu')
