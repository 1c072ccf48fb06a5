import type { Sound } from './sound.ts'

/**
 * How much may be lost between two spellings: `plain` where both write what is said; `vowels` where one writes no short
 * vowels (Arabic, Hebrew, Devanagari as it is transcribed); `syllables` where one has only the syllables of its own language
 * (Chinese, Japanese, Korean), so that r is l, b is p and clusters are pulled apart; `both` where one is of each kind.
 */
export type Loss = 'plain' | 'vowels' | 'syllables' | 'both'

/** How alike two words sound: 1 the same, 0 nothing in common. A weighted edit distance (Wagner and Fischer) over sounds. */
export function soundAlike(a: readonly Sound[], b: readonly Sound[], loss: Loss): number {
  if (a.length === 0 || b.length === 0) return 0
  const vowel = vowelWeight(Math.max(consonants(a), consonants(b)))
  const weigh = (sounds: readonly Sound[]): number => sounds.reduce((sum, sound) => sum + weightOf(sound, vowel), 0)
  const whole = (weigh(a) + weigh(b)) / 2
  return Math.max(0, 1 - distance(a, b, loss, vowel) / whole)
}

function distance(a: readonly Sound[], b: readonly Sound[], loss: Loss, vowel: number): number {
  // Of a word of two consonants nothing much can be lost.
  const isLong = Math.max(consonants(a), consonants(b)) > 2
  const drop = (sounds: readonly Sound[], at: number): number => dropping(sounds[at]!, loss, vowel, isLong && at > 0)
  const above = [0]
  for (const at of b.keys()) above.push(above.at(-1)! + drop(b, at))
  let [rows, before]: [readonly number[], readonly number[]] = [above, []]
  for (const [row, one] of a.entries()) {
    const here = [rows[0]! + drop(a, row)]
    for (const [column, other] of b.entries()) {
      // What a word begins with is what is least often misheard.
      const first = row === 0 && column === 0 ? 1.4 : 1
      const changed = rows[column]! + first * changing(one, other, loss, vowel)
      const swapped = isSwapped(a, b, row, column) ? before[column - 1]! + 0.5 : Infinity
      here.push(Math.min(rows[column + 1]! + drop(a, row), here[column]! + drop(b, column), changed, swapped))
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

function changing(one: Sound, other: Sound, loss: Loss, vowel: number): number {
  let least = 1
  for (const [a, phone] of Array.from(one.phones).entries())
    for (const [b, heard] of Array.from(other.phones).entries()) {
      const second = unlikely(a) + unlikely(b)
      least = Math.min(least, second + between(phone, heard, loss, vowel))
    }
  return least
}

/** What a reading costs that is not the likeliest. */
const unlikely = (index: number): number => (index === 0 ? 0 : 0.04 + 0.06 * index)

function between(one: string, other: string, loss: Loss, vowel: number): number {
  if (one === other) return 0
  const [isVowel, isOtherVowel] = ['aeiou'.includes(one), 'aeiou'.includes(other)]
  if (isVowel && isOtherVowel) return vowel * (loss === 'plain' ? 0.6 : 0.3) * (near.get(one + other) ?? 1)
  const known = near.get(one + other) ?? 1
  return (loss === 'syllables' || loss === 'both') && !isVowel && !isOtherVowel
    ? Math.min(known, nearInSyllables.get(one + other) ?? 1)
    : known
}

const pairs = (list: string): Map<string, number> =>
  new Map(
    list
      .trim()
      .split(/\s+/)
      .flatMap((entry) => {
        const [pair, cost] = [entry.slice(0, 2), Number(entry.slice(2))]
        return [[pair, cost] as const, [pair[1]! + pair[0]!, cost] as const]
      }),
  )

/** What is heard or written for one another: how far apart, 0 to 1. */
const near = pairs(`
  pb.3 td.35 kg.3 fv.25 sz.2 SZ.25 CJ.25 bv.2 vw.15 fp.35 fh.55 xh.15 xk.35 gx.4 gh.5 sS.25 zZ.25 CS.35 JZ.2 Cc.3 cs.3 cz.35 Jz.45 Jg.4 Jy.8 Ck.6 lr.6 nm.6
  nN.1 iy.1 uw.1 ou.5 ei.5 ae.6 oa.7 ts.7 dz.6 zs.2 JC.25 tc.5 sC.5 Zs.4 vu.2 wo.2 ye.2 ly.7 nl.8
`)

/** What Chinese, Japanese and Korean do not tell apart, or write for one another. */
const nearInSyllables = pairs(`
  pb.1 td.1 kg.1 fv.1 sz.1 SZ.1 CJ.1 bv.1 vw.1 fp.3 fh.25 xh.1 xk.25 gx.3 gh.35 kh.35 sS.1 zZ.1 CS.2 JZ.1 Cc.15 cs.2 cz.15 Jz.15 lr.05 nm.5 nN.05 bw.15 pf.3 ts.3
  JC.1 tC.3 dJ.3 zJ.15 sC.25 kC.3 gJ.3 hS.35 hs.4 Sx.35 sx.35 fw.3 zd.35 Zr.15 tc.3
`)
