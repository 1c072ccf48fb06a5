/**
 * How much may be lost between two spellings: `plain` where both write what is said; `vowels` where one writes no short
 * vowels (Arabic, Hebrew, Devanagari as it is transcribed); `syllables` where one has only the syllables of its own language
 * (Chinese, Japanese, Korean), so that r is l, b is p and clusters are pulled apart; `both` where one is of each kind.
 */
export type Loss = 'plain' | 'vowels' | 'syllables' | 'both'

/** What it costs to take one sound for another, both given by their phones: 0 nothing, 1 as much as a sound that is not there. */
export type Change = (one: string, other: string) => number

/** What changes cost where so much is lost and a vowel weighs so much. */
export function changeOf(loss: Loss, vowel: number): Change {
  const named = `${loss} ${vowel}`
  const table = tables.get(named) ?? tables.set(named, new Map()).get(named)!
  return (one, other) => {
    if (one === other) return 0
    const row = table.get(one) ?? table.set(one, new Map()).get(one)!
    const before = row.get(other)
    if (before !== undefined) return before
    const cost = leastChange(one, other, loss, vowel)
    row.set(other, cost)
    return cost
  }
}

/** Worked out once: there are a few hundred sounds. */
const tables = new Map<string, Map<string, Map<string, number>>>()

function leastChange(one: string, other: string, loss: Loss, vowel: number): number {
  let least = 1
  for (const [a, phone] of Array.from(one).entries())
    for (const [b, heard] of Array.from(other).entries())
      least = Math.min(least, unlikely(a) + unlikely(b) + between(phone, heard, loss, vowel))
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
