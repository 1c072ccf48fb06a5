/** What is held against another version: an edition, or an appeal as it stands. */
export type Said = {
  readonly title: string
  readonly summary: string
  readonly sections: readonly { readonly heading?: string; readonly sentences: readonly { readonly text: string }[] }[]
  readonly asks: readonly { readonly text: string }[]
  readonly to: readonly { readonly name: string; readonly title: string; readonly body?: string }[]
}

export type SaidPlace = 'title' | 'summary' | 'heading' | 'sentence' | 'ask' | 'addressee'

/** Where two versions differ: a text that was changed, left out, added, or stands elsewhere. Numbers count from 1 within their kind. */
export type SaidDifference = {
  readonly place: SaidPlace
  readonly before?: { readonly number: number; readonly text: string }
  readonly after?: { readonly number: number; readonly text: string }
  readonly kind: 'changed' | 'gone' | 'new' | 'moved'
}

/**
 * Where one version of an appeal differs from another, text by text, in the order of the later one; what was left out stands
 * where it was. A text that is changed is told from one that was replaced by how many words they share.
 */
export function differencesOf(before: Said, after: Said): readonly SaidDifference[] {
  const single = (['title', 'summary'] as const).flatMap((place): SaidDifference[] =>
    before[place] === after[place]
      ? []
      : [{ place, kind: 'changed', before: { number: 1, text: before[place] }, after: { number: 1, text: after[place] } }],
  )
  const lists = [textsOf, asksOf, addresseesOf].flatMap((list) => differencesOfLists(list(before), list(after)))
  return [...single, ...lists]
}

/** What was said, and what is said now; undefined where one of the two says nothing. */
export type ChangedLine = readonly [was: string | undefined, is: string | undefined]

/** Where one list of texts differs from another, by the same rule, in the later order. */
export function changesOfTexts(before: readonly string[], after: readonly string[]): readonly ChangedLine[] {
  return differencesOfLists(asItems(before), asItems(after)).flatMap(({ kind, before: was, after: is }) =>
    kind === 'moved' ? [] : [[was?.text, is?.text] as const],
  )
}

const asItems = (texts: readonly string[]): Item[] => texts.map((text, index) => ({ place: 'sentence', number: index + 1, text }))

type Item = { readonly place: SaidPlace; readonly number: number; readonly text: string }

function textsOf({ sections }: Said): Item[] {
  let number = 0
  return sections.flatMap(({ heading, sentences }, index) => [
    ...(heading === undefined ? [] : [{ place: 'heading' as const, number: index + 1, text: heading }]),
    ...sentences.map(({ text }) => ({ place: 'sentence' as const, number: ++number, text })),
  ])
}

const asksOf = ({ asks }: Said): Item[] => asks.map(({ text }, index) => ({ place: 'ask', number: index + 1, text }))

const addresseesOf = ({ to }: Said): Item[] =>
  to.map(({ name, title, body }, index) => ({
    place: 'addressee',
    number: index + 1,
    text: [name, title, body].filter(Boolean).join(', '),
  }))

function differencesOfLists(before: readonly Item[], after: readonly Item[]): SaidDifference[] {
  const pairs = new Map<Item, Item>()
  for (const [one, other] of inTheSameOrder(before, after)) pairs.set(other, one)
  const staying = new Set(pairs.keys())
  const left = new Set(before.filter((one) => ![...pairs.values()].includes(one)))
  const pair = (fits: (one: Item, other: Item) => boolean): void => {
    for (const other of after) {
      if (pairs.has(other)) continue
      const one = [...left].find((each) => each.place === other.place && fits(each, other))
      if (one === undefined) continue
      pairs.set(other, one)
      left.delete(one)
    }
  }
  pair((one, other) => one.text === other.text)
  if (left.size * (after.length - pairs.size) <= mostCompared) pair((one, other) => likeness(one.text, other.text) >= leastLikeness)
  const later = after.map((other, at) => ({ at, order: 1, difference: differenceOf(pairs.get(other), other, staying.has(other)) }))
  const gone = [...left].map((one) => ({
    at: placeOf(one, before, after, pairs),
    order: 0,
    difference: differenceOf(one, undefined, false),
  }))
  return [...gone, ...later].toSorted((a, b) => a.at - b.at || a.order - b.order).flatMap(({ difference }) => difference ?? [])
}

function differenceOf(one: Item | undefined, other: Item | undefined, stays: boolean): SaidDifference | undefined {
  if (stays) return undefined
  const kind = one === undefined ? 'new' : other === undefined ? 'gone' : one.text === other.text ? 'moved' : 'changed'
  const [before, after] = [one, other].map((item) => item && { number: item.number, text: item.text })
  return { place: (other ?? one)!.place, kind, ...(before && { before }), ...(after && { after }) }
}

/** Before which of the later texts something stood that is there no longer. */
function placeOf(one: Item, before: readonly Item[], after: readonly Item[], pairs: ReadonlyMap<Item, Item>): number {
  const earlier = new Set(before.slice(0, before.indexOf(one)))
  return after.findLastIndex((other) => earlier.has(pairs.get(other)!)) + 1
}

/** The longest run of texts that stand in both in the same order (LCS). */
function inTheSameOrder(before: readonly Item[], after: readonly Item[]): readonly (readonly [Item, Item])[] {
  const same = (i: number, j: number): boolean => before[i]!.place === after[j]!.place && before[i]!.text === after[j]!.text
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i]![j] = same(i, j) ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  const found: (readonly [Item, Item])[] = []
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    if (same(i, j)) found.push([before[i++]!, after[j++]!])
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++
    else j++
  }
  return found
}

/** From which share of common words on a text counts as the other one changed; chosen by eye. */
const leastLikeness = 0.4

/** How many pairs of texts are held against each other at most: where nearly all was replaced, little is the other changed. */
const mostCompared = 40_000

/** The share of words that two texts have in common (Dice), from 0 to 1. Chinese counts by letters. */
function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (a.length + b.length === 0) return 1
  const left = new Map<string, number>()
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const count = left.get(word) ?? 0
    if (count > 0) common++
    left.set(word, count - 1)
  }
  return (2 * common) / (a.length + b.length)
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+/gu) ?? []
