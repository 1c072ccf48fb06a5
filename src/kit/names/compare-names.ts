import { soundAlike, type Loss } from './alike.ts'
import { readNames, type NameWord, type ReadName } from './read-name.ts'

/** From here on two names are taken for spellings of one. Below it a person may still think so. */
export const sameName = 0.75

/** From here on it is worth asking: one name is a part of the other. */
export const possibleName = 0.5

/**
 * How alike two names are, 0 to 1, whatever script each is in: by sound, in any order, without forms of address, with
 * initials, patronymics, particles and second surnames that one of them leaves out. `sameName` and more: spellings of one
 * name (which two people may bear). A single word against a longer name is never more than `possibleName` and a little.
 */
export const compareNames = (a: string, b: string): number => compareReadNames(readNames(a), readNames(b))

/** The same of names that were read before, where one is compared with many. */
export function compareReadNames(a: readonly ReadName[], b: readonly ReadName[]): number {
  let most = 0
  for (const one of a) for (const other of b) most = Math.max(most, byWords(one, other), whole(one, other))
  return Math.min(1, most)
}

type Pairing = {
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly alike: number
  readonly weight: number
  readonly initial: boolean
}

/** The least two words must have in common to be taken for one. */
const leastAlike = 0.7

function byWords(a: ReadName, b: ReadName): number {
  const pairings = pair(a.words, b.words)
  if (pairings.length === 0) return 0
  const [usedA, usedB] = [new Set(pairings.flatMap((one) => one.from)), new Set(pairings.flatMap((one) => one.to))]
  const matched = pairings.reduce((sum, one) => sum + one.weight, 0)
  const alike = pairings.reduce((sum, one) => sum + one.weight * one.alike, 0)
  const [leftA, leftB] = [left(a.words, usedA), left(b.words, usedB)]
  const score = alike / (matched + Math.min(leftA, leftB) + 0.07 * Math.abs(leftA - leftB))
  return score * certainty(a, b, pairings)
}

/** One word in common is little, unless it is all that either name has. */
function certainty(a: ReadName, b: ReadName, pairings: readonly Pairing[]): number {
  const full = pairings.filter((one) => !one.initial && one.weight > 0.3)
  const isSingle = (name: ReadName): boolean => name.words.filter((word) => !word.particle && !word.initial).length === 1
  if (full.length === 0) return 0.3
  if (full.length >= 2 || full.some((one) => one.from.length > 1 && one.to.length > 1)) return 1
  if (isSingle(a) && isSingle(b)) return pairings.length > 1 ? 0.95 : 0.9
  return pairings.length > 1 ? 0.92 : 0.6
}

/** What of a name found no counterpart. A name written twice (Fujimori Fujimori) finds its own. */
const left = (words: readonly NameWord[], used: ReadonlySet<number>): number =>
  words.reduce((sum, word, index) => {
    const again = words.some((other, at) => used.has(at) && other.letters === word.letters)
    return used.has(index) || again ? sum : sum + weightOf(word)
  }, 0)

const weightOf = (word: NameWord): number =>
  word.particle ? 0.05 : word.initial ? 0.3 : word.patronymic ? 0.4 : 0.6 + 0.4 * Math.min(1, word.sounds.length / 5)

/** The best pairs of words, best first, each word in one pair; two neighbours may stand for one word (Xiao-bo, Abd Allah). */
function pair(a: readonly NameWord[], b: readonly NameWord[]): Pairing[] {
  const all: Pairing[] = []
  for (const from of stretches(a))
    for (const to of stretches(b)) {
      if (from.length > 1 && to.length > 1) continue
      const [one, other] = [from.map((index) => a[index]!), to.map((index) => b[index]!)]
      const alike = from.length === 1 && to.length === 1 ? wordsAlike(one[0]!, other[0]!) : joinedAlike(one, other) - 0.02
      const initial = one[0]!.initial || other[0]!.initial
      const weight = initial ? 0.3 : Math.max(sum(one), sum(other))
      if (alike >= leastAlike) all.push({ from, to, alike, weight, initial })
    }
  const chosen: Pairing[] = []
  for (const one of all.toSorted((x, y) => y.alike * y.weight - x.alike * x.weight))
    if (!chosen.some((other) => other.from.some((index) => one.from.includes(index)) || other.to.some((index) => one.to.includes(index))))
      chosen.push(one)
  return chosen
}

const sum = (words: readonly NameWord[]): number => words.reduce((total, word) => total + weightOf(word), 0)

const stretches = (words: readonly NameWord[]): number[][] => [
  ...words.map((_, index) => [index]),
  ...words.slice(1).map((_, index) => [index, index + 1]),
]

function wordsAlike(a: NameWord, b: NameWord): number {
  if (a.letters === b.letters) return 1
  if (a.initial || b.initial) return soundAlike(a.sounds.slice(0, 1), b.sounds.slice(0, 1), loss([a], [b])) >= 0.8 ? 0.9 : 0
  if (a.syllables !== null && b.syllables !== null) return syllablesAlike(a.syllables, b.syllables)
  return soundAlike(a.sounds, b.sounds, loss([a], [b]))
}

/** Two names in Chinese characters: the same readings (simplified or not, or another character of the same sound), or not the same. */
const syllablesAlike = (a: readonly string[], b: readonly string[]): number =>
  a.length === b.length && a.every((one, index) => one === b[index]) ? 0.97 : 0

function joinedAlike(a: readonly NameWord[], b: readonly NameWord[]): number {
  if ([...a, ...b].some((word) => word.initial)) return 0
  return soundAlike(
    a.flatMap((word) => word.sounds),
    b.flatMap((word) => word.sounds),
    loss(a, b),
  )
}

function loss(a: readonly NameWord[], b: readonly NameWord[]): Loss {
  const both = [...a, ...b].map((word) => word.loss)
  if (new Set([...a, ...b].map((word) => word.script)).size === 1 && both[0] !== 'syllables') return 'plain'
  return both.includes('syllables') ? 'syllables' : both.includes('vowels') ? 'vowels' : 'plain'
}

/** A name written in one run (刘晓波, 김대중) against one written in words, in either order of them. */
function whole(a: ReadName, b: ReadName): number {
  if (!a.isJoined && !b.isJoined) return 0
  const [run, other] = a.isJoined ? [a, b] : [b, a]
  const words = other.words.filter((word) => !word.particle)
  if (words.length < 2 || words.length > 4 || words.some((word) => word.initial)) return 0
  const orders = [words, [...words.slice(1), words[0]!], [words.at(-1)!, ...words.slice(0, -1)]]
  return Math.max(...orders.map((order) => joinedAlike(run.words, order)))
}
