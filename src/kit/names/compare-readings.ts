import { readingAlike } from './alike.ts'
import type { Loss } from './changes.ts'
import type { ReadName } from './read-name.ts'
import type { Ways } from './readings.ts'
import type { Sound } from './sound.ts'

type Sounds = readonly Sound[]

/**
 * How alike a name in Chinese characters, as another language than Chinese reads it, and a name in another script are, 0 to 1:
 * surname against surname and given name against given name, wherever the characters are parted.
 */
export function byReadings(a: ReadName, b: ReadName): number {
  const [run, other] = a.readings.length > 0 ? [a, b] : [b, a]
  if (run.readings.length === 0 || other.words.some(({ script }) => script === 'Han')) return 0
  const manner: Loss = other.words.some(({ loss }) => loss === 'vowels') ? 'vowels' : 'plain'
  const parts = partsOf(other)
  let most = 0
  for (const { ways, cuts } of run.readings) {
    for (const cut of cuts) {
      const [surname, given] = [ways.slice(0, cut), ways.slice(cut)]
      for (const { first, second, less } of parts) most = Math.max(most, inTwo(surname, first, given, second, manner) - less)
    }
    if (other.isJoined) most = Math.max(most, inOne(ways, other, manner))
  }
  return most
}

function inTwo(surname: Ways, first: Sounds, given: Ways, second: Sounds, manner: Loss): number {
  const one = readingAlike(surname, first, manner)
  if (one < 0.5) return 0
  const two = readingAlike(given, second, manner)
  return ((one * first.length + two * second.length) / (first.length + second.length) + 3 * Math.min(one, two)) / 4
}

/** A run against another: of Hangul syllable by syllable, of kana as a whole. */
function inOne(ways: Ways, { words }: ReadName, manner: Loss): number {
  const syllables = words[0]!.syllables
  if (syllables === null) return readingAlike(ways, words[0]!.sounds, manner) - 0.04
  if (syllables.length !== ways.length) return 0
  return Math.min(...ways.map((sounds, index) => readingAlike([sounds], syllables[index]!.sounds, manner)))
}

type Parts = { readonly first: Sounds; readonly second: Sounds; readonly less: number }

/** What may be surname and given name of a name in words; `less` where a word before them is left out (Joshua Wong Chi-fung). */
function partsOf(name: ReadName): readonly Parts[] {
  const words = name.words.filter((word) => !word.particle && !word.initial).map(({ sounds }) => sounds)
  if (words.length < 2 || words.length > 4) return []
  const [first, last] = [words[0]!, words.at(-1)!]
  const parts: Parts[] = [
    { first, second: words.slice(1).flat(), less: 0 },
    { first: last, second: words.slice(0, -1).flat(), less: 0 },
  ]
  if (words.length > 2) {
    parts.push({ first: words[1]!, second: [...words.slice(2), first].flat(), less: 0.01 })
    parts.push({ first: words[1]!, second: words.slice(2).flat(), less: 0.05 })
    parts.push({ first: words.slice(0, 2).flat(), second: words.slice(2).flat(), less: 0.01 })
  }
  return parts
}
