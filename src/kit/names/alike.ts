import { changeOf, type Change, type Loss } from './changes.ts'
import type { Sound } from './sound.ts'

/** How alike two words sound: 1 the same, 0 nothing in common. A weighted edit distance (Wagner and Fischer) over sounds. */
export function soundAlike(a: readonly Sound[], b: readonly Sound[], loss: Loss): number {
  if (a.length === 0 || b.length === 0) return 0
  const most = Math.max(consonants(a), consonants(b))
  const vowel = vowelWeight(most)
  const weigh = (sounds: readonly Sound[]): number => sounds.reduce((sum, sound) => sum + weightOf(sound, vowel), 0)
  const whole = (weigh(a) + weigh(b)) / 2
  // Of a word of two consonants nothing much can be lost.
  const drops = [a, b].map((sounds) => sounds.map((sound, at) => dropping(sound, loss, vowel, most > 2 && at > 0))) as [number[], number[]]
  return Math.max(0, 1 - distance([a, b], drops, changeOf(loss, vowel)) / whole)
}

/**
 * The same of a word in characters that may each be read in several ways, against the sounds of another: of all ways to read it
 * the one that is nearest. Each part is one character, with what it may sound like.
 */
export function readingAlike(parts: readonly (readonly (readonly Sound[])[])[], b: readonly Sound[], loss: Loss): number {
  if (b.length === 0) return 0
  const vowel = vowelWeight(consonants(b))
  const change = changeOf(loss, vowel)
  const drops = b.map((sound) => dropping(sound, loss, vowel, false))
  let row = [0]
  for (const drop of drops) row.push(row.at(-1)! + drop)
  for (const ways of parts) {
    const ends = ways.map((sounds) =>
      sounds.reduce((before, one) => {
        const drop = dropping(one, loss, vowel, false)
        const here = [before[0]! + drop]
        for (const [column, other] of b.entries())
          here.push(
            Math.min(before[column]! + change(one.phones, other.phones), before[column + 1]! + drop, here[column]! + drops[column]!),
          )
        return here
      }, row),
    )
    row = row.map((_, column) => Math.min(...ends.map((end) => end[column]!)))
  }
  return Math.max(0, 1 - row.at(-1)! / b.reduce((sum, sound) => sum + weightOf(sound, vowel), 0))
}

function distance(
  [a, b]: readonly [readonly Sound[], readonly Sound[]],
  [dropA, dropB]: readonly [number[], number[]],
  change: Change,
): number {
  let rows: number[] = [0]
  for (const cost of dropB) rows.push(rows.at(-1)! + cost)
  let before: number[] = []
  for (let row = 0; row < a.length; row++) {
    const one = a[row]!
    const here = [rows[0]! + dropA[row]!]
    for (let column = 0; column < b.length; column++) {
      const other = b[column]!
      // What a word begins with is what is least often misheard.
      const first = row === 0 && column === 0 ? 1.4 : 1
      let least = rows[column]! + first * change(one.phones, other.phones)
      least = Math.min(least, rows[column + 1]! + dropA[row]!, here[column]! + dropB[column]!)
      if (isSwapped(a, b, row, column)) least = Math.min(least, before[column - 1]! + 0.5)
      here.push(least)
    }
    before = rows
    rows = here
  }
  return rows.at(-1)!
}

/** Two neighbours swapped are one slip of the pen (Damerau). */
const isSwapped = (a: readonly Sound[], b: readonly Sound[], row: number, column: number): boolean =>
  row > 0 && column > 0 && a[row]!.phones === b[column - 1]!.phones && a[row - 1]!.phones === b[column]!.phones

const consonants = (sounds: readonly Sound[]): number => sounds.filter((sound) => !sound.vowel && !sound.silent).length

/** In a short word the vowels are most of what is heard (Li, Liu, Luo); in a long one they are what spellings disagree on. */
const vowelWeight = (count: number): number => (count <= 1 ? 0.6 : count === 2 ? 0.35 : 0.25)

const isGlide = (sound: Sound): boolean => sound.phones.startsWith('y') || sound.phones.startsWith('w')
const weightOf = (sound: Sound, vowel: number): number => (sound.vowel ? vowel : sound.silent || isGlide(sound) ? Math.max(0.35, vowel) : 1)

function dropping(sound: Sound, loss: Loss, vowel: number, isLost: boolean): number {
  const phone = sound.phones.charAt(0)
  if (sound.silent) return 0.1
  if (sound.vowel) return loss === 'plain' ? vowel * 0.8 : loss === 'syllables' ? vowel * 0.4 : 0.06
  if (isGlide(sound)) return 0.3
  if ((loss === 'syllables' || loss === 'both') && isLost && 'lrnNxh'.includes(phone)) return phone === 'N' ? 0.7 : 0.45
  return phone === 'h' ? 0.4 : 1
}
