import type { Span } from '../span.ts'
import { sortedOnce } from './answered.ts'
import { voicesOf, type Version } from './stories.ts'
import { coreEnd, coreStart, joined, type ToldStretch } from './stretch-told.ts'

/** A stretch as one claim tells of it. */
export type StretchClaim = Version & { readonly stretch: ToldStretch }

/** The stretches that it was by one account. */
export type StretchAccount = Version & { readonly stretches: readonly ToldStretch[] }

/**
 * Who tells of which stretches of one time. Stretches that follow each other are one, whoever tells of each; those that overlap and
 * differ on the day of the beginning or the end are accounts of it: whoever tells of one is held together with all that the others say
 * besides. Who speaks in passing of a day or a month says nothing of the bounds, and differs with nobody.
 */
export function stretchAccounts(told: readonly StretchClaim[]): readonly StretchAccount[] {
  const byVoice = (voice: string): readonly StretchClaim[] => told.filter((each) => voicesOf(each).includes(voice))
  const isAgainst = (each: StretchClaim, own: readonly StretchClaim[]): boolean =>
    !own.includes(each) && own.some(({ stretch }) => differ(stretch, each.stretch))
  const voices = sortedOnce(told.flatMap(voicesOf))
  const apart = voices.filter((voice) => told.some((each) => isAgainst(each, byVoice(voice))))
  if (apart.length === 0) return told.length > 0 ? [accountOf(told, voices)] : []
  const found = apart.map((voice) => {
    const own = byVoice(voice)
    return { voice, held: told.filter((each) => !isAgainst(each, own)) }
  })
  const same = Map.groupBy(found, ({ held }) => held.map((each) => told.indexOf(each)).join(' '))
  return [...same.values()].map((all) =>
    accountOf(
      all[0]!.held,
      all.map(({ voice }) => voice),
    ),
  )
}

function accountOf(told: readonly StretchClaim[], voices: readonly string[]): StretchAccount {
  return {
    speakers: sortedOnce(told.flatMap(({ speakers }) => speakers)).filter((speaker) => voices.includes(speaker)),
    claims: sortedOnce(told.flatMap(({ claims }) => claims)),
    deprecated: told.some(({ deprecated }) => deprecated),
    stretches: joined(told.map(({ stretch }) => stretch)),
  }
}

/** Whether two stretches share more than the day on which one follows the other, and cannot be one and the same. */
const differ = (a: ToldStretch, b: ToldStretch): boolean =>
  coreStart(a) < coreEnd(b) && coreStart(b) < coreEnd(a) && (isApart(a.start, b.start) || isApart(a.end, b.end))

const isApart = (a: Span, b: Span): boolean => a.to < b.from || b.to < a.from
