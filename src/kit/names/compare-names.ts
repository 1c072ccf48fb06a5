import { editDistance } from '../nearest.ts'
import { soundAlike } from './alike.ts'
import { byReadings } from './compare-readings.ts'
import type { Loss } from './changes.ts'
import { readNames, type NameWord, type ReadName, type Syllable } from './read-name.ts'
import type { Sound } from './sound.ts'

/** From here on two names are taken for spellings of one. Below it a person may still think so. */
export const sameName = 0.71

/** From here on it is worth asking: one name is a part of the other. */
export const possibleName = 0.5

/**
 * How alike two names are, 0 to 1, whatever script each is in: by sound, in any order, without forms of address, with
 * initials, patronymics, particles and second surnames that one of them leaves out. `sameName` and more: spellings of one
 * name (which two people may bear). A single word against a longer name is never more than `possibleName` and a little. Of a name
 * of more than eight words the first eight are compared.
 */
export const compareNames = (a: string, b: string): number => compareReadNames(readNames(a), readNames(b))

/** The same of names that were read before, where one is compared with many. */
export function compareReadNames(a: readonly ReadName[], b: readonly ReadName[]): number {
  let most = 0
  for (const one of a.map(shortened))
    for (const other of b.map(shortened)) most = Math.max(most, byWords(one, other), whole(one, other), byReadings(one, other))
  return Math.min(1, most)
}

/**
 * How many words of a name are compared, and how many sounds of a word: what a comparison takes grows with the squares of both, and
 * whoever sends a list chooses them.
 */
const [mostWords, mostSounds] = [8, 40]

/** Of a longer name the first words, those that are no particles before all. */
function shortened(name: ReadName): ReadName {
  const { words } = name
  if (words.length <= mostWords && words.every(({ sounds }) => sounds.length <= mostSounds)) return name
  const told = words.length <= mostWords ? words : words.filter(({ particle, initial }) => !particle && !initial)
  const kept = (told.length === 0 ? words : told).slice(0, mostWords)
  return {
    ...name,
    words: kept.map((word) => ({
      ...word,
      sounds: word.sounds.slice(0, mostSounds),
      syllables: word.syllables?.slice(0, mostSounds) ?? null,
    })),
  }
}

type Sounds = readonly Sound[]
type Pairing = {
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly alike: number
  readonly weight: number
  readonly rank: number
  readonly initial: boolean
}

/** The least two words must have in common to be taken for one. */
const leastAlike = 0.62

function byWords(a: ReadName, b: ReadName): number {
  const pairings = pair(a.words, b.words)
  if (pairings.length === 0) return 0
  const [usedA, usedB] = [new Set(pairings.flatMap((one) => one.from)), new Set(pairings.flatMap((one) => one.to))]
  const matched = pairings.reduce((sum, one) => sum + one.weight, 0)
  const alike = pairings.reduce((sum, one) => sum + one.weight * one.alike, 0)
  const [leftA, leftB] = [left(a.words, usedA), left(b.words, usedB)]
  const score = alike / (matched + Math.min(leftA, leftB) + 0.07 * Math.abs(leftA - leftB))
  return strict(score, Math.min(...pairings.map((one) => one.alike))) * certainty(a, b, pairings, leftA > 0.5 || leftB > 0.5)
}

/** A surname shared to the letter must not make up for a given name that is only a little alike. */
const strict = (mean: number, least: number): number => (mean + Math.min(mean, least)) / 2

/** One word in common is little, unless it is all that either name has. An initial is little more, and nothing where it is a second one. */
function certainty(a: ReadName, b: ReadName, pairings: readonly Pairing[], isLeft: boolean): number {
  const full = pairings.filter((one) => !one.initial && one.weight > 0.3)
  if (full.length === 0) return 0.3
  if ((a.isJoined && b.isJoined) || full.length >= 2 || full.some((one) => one.from.length > 1 && one.to.length > 1)) return 1
  if (isSingle(a) && isSingle(b)) return pairings.length > 1 ? 0.95 : 0.9
  return pairings.length > 1 && !isLeft ? 0.92 : 0.6
}

const isSingle = (name: ReadName): boolean => name.words.filter((word) => !word.particle && !word.initial).length === 1

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
  const singly = a.map((one) => b.map((other) => wordsAlike(one, other)))
  const all: Pairing[] = []
  for (const from of stretches(a))
    for (const to of stretches(b)) {
      if (from.length > 1 && to.length > 1) continue
      const [one, other] = [from.map((index) => a[index]!), to.map((index) => b[index]!)]
      const best = Math.max(...from.flatMap((row) => to.map((column) => singly[row]![column]!)))
      const joined = from.length + to.length > 2
      const alike = joined ? joinedAlike(one, other) - 0.06 : best
      // A neighbour that adds nothing is no part of the word.
      if (alike < leastAlike || (joined && alike < best)) continue
      const initial = one[0]!.initial || other[0]!.initial
      const [least, most] = [sum(one), sum(other)].toSorted((x, y) => x - y) as [number, number]
      all.push({ from, to, alike, weight: initial ? 0.3 : most, rank: alike * least, initial })
    }
  const chosen: Pairing[] = []
  for (const one of all.toSorted((x, y) => y.rank - x.rank)) if (!chosen.some((other) => overlaps(one, other))) chosen.push(one)
  return chosen
}

const overlaps = (one: Pairing, other: Pairing): boolean =>
  one.from.some((index) => other.from.includes(index)) || one.to.some((index) => other.to.includes(index))

const sum = (words: readonly NameWord[]): number => words.reduce((total, word) => total + weightOf(word), 0)

const stretches = (words: readonly NameWord[]): number[][] => [
  ...words.map((_, index) => [index]),
  ...words.slice(1).map((_, index) => [index, index + 1]),
]

function wordsAlike(a: NameWord, b: NameWord): number {
  if (a.letters === b.letters) return 1
  if (a.initial || b.initial) return soundAlike(a.sounds.slice(0, 1), b.sounds.slice(0, 1), loss([a], [b])) >= 0.8 ? 0.9 : 0
  if (a.script === 'Han' && b.script === 'Han' && a.syllables !== null && b.syllables !== null) return sameReading(a.syllables, b.syllables)
  const alike = soundAlike(a.sounds, b.sounds, loss([a], [b]))
  return a.script === b.script && alike < slipAlike && isSlip(a.letters, b.letters) ? slipAlike : alike
}

/** How alike two words are of which one is the other with a slip of the pen. */
const slipAlike = 0.82
const isSlip = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 6 && Math.abs(a.length - b.length) <= 1 && editDistance(a, b) <= 1

/** Two names in Chinese characters: the same readings (simplified or not, or another character of the same sound), or not the same. */
const sameReading = (a: readonly Syllable[], b: readonly Syllable[]): number =>
  a.length === b.length && a.every((one, index) => one.reading === b[index]!.reading) ? 0.97 : 0

function joinedAlike(a: readonly NameWord[], b: readonly NameWord[]): number {
  if ([...a, ...b].some((word) => word.initial)) return 0
  return soundAlike(
    a.flatMap((word) => word.sounds),
    b.flatMap((word) => word.sounds),
    loss(a, b),
  )
}

function loss(a: readonly NameWord[], b: readonly NameWord[]): Loss {
  const all = [...a, ...b]
  const kinds = new Set(all.map((word) => word.loss))
  if (new Set(all.map((word) => word.script)).size === 1 && !kinds.has('syllables')) return 'plain'
  if (kinds.has('syllables')) return kinds.has('vowels') ? 'both' : 'syllables'
  return kinds.has('vowels') ? 'vowels' : 'plain'
}

/** A name written in one run (刘晓波, 김대중, アウンサンスーチー) against one written in words, in either order of them, or in another run. */
function whole(a: ReadName, b: ReadName): number {
  if (!a.isJoined && !b.isJoined) return 0
  const [run, other] = a.isJoined ? [a, b] : [b, a]
  const words = other.words.filter((word) => !word.particle)
  if (words.length > 5 || words.some((word) => word.initial) || (words.length < 2 && !other.isJoined)) return 0
  const manner = loss(run.words, words)
  const orders = other.isJoined ? [partsOf(other)] : ordersOf(words.map((word) => word.sounds))
  const own = partsOf(run)
  const isNameInTwo = isShortRun(run) && (!other.isJoined || isShortRun(other))
  return Math.max(...orders.map((parts) => (isNameInTwo ? inTwo(own, parts, manner) : soundAlike(own.flat(), parts.flat(), manner) - 0.06)))
}

/** Surname and given name in at most four syllables. */
const isShortRun = ({ words }: ReadName): boolean => words[0]!.syllables !== null && words[0]!.syllables.length <= 4

const partsOf = (name: ReadName): readonly Sounds[] =>
  name.words.flatMap((word) => word.syllables?.map((one) => one.sounds) ?? [word.sounds])
const ordersOf = (words: readonly Sounds[]): (readonly Sounds[])[] => [
  words,
  [...words.slice(1), words[0]!],
  [words.at(-1)!, ...words.slice(0, -1)],
]

/** Surname against surname and given name against given name, wherever the one ends. */
function inTwo(a: readonly Sounds[], b: readonly Sounds[], manner: Loss): number {
  let most = 0
  for (const [one, two] of cuts(a))
    for (const [head, tail] of cuts(b)) {
      const [first, second] = [soundAlike(one, head, manner), soundAlike(two, tail, manner)]
      const [long, short] = [one.length + head.length, two.length + tail.length]
      const [mean, least] = [(first * long + second * short) / (long + short), Math.min(first, second)]
      // Three syllables are little to go by: the worse half says most.
      most = Math.max(most, (mean + 3 * least) / 4)
    }
  return most
}

const cuts = (parts: readonly Sounds[]): [Sounds, Sounds][] =>
  parts.slice(1).map((_, index) => [parts.slice(0, index + 1).flat(), parts.slice(index + 1).flat()])
