import type { CaseFile, Independence } from '../claims/index.ts'
import { originsOf, relaysOf } from '../sources/index.ts'
import { largestGroup } from './largest-group.ts'
import type { Knowledge, KnownClaim } from './known.ts'
import { inTime } from './moments.ts'

/** Who speaks, with relays resolved: the printer never does, and a relay is its origins (docs/evaluation.md, B). */
export type Voices = {
  /** The origins of one claim, sorted source ids. Empty when every source only relays and no origin is named. */
  speakersOf(known: KnownClaim): readonly string[]
  /** The origins of several claims together, and how many of them are declared independent of one another. */
  of(claims: readonly KnownClaim[]): Spoken
}

type Spoken = {
  readonly speakers: readonly string[]
  readonly voices: number
  readonly independent: number
  /** Set where counting exactly would take too long (docs/evaluation.md, B). */
  readonly independent_at_least?: true
}

/** Comparisons of two voices for one account, and for a whole file: tens of milliseconds, and far more than people's cases need. */
const [stepsOfOne, stepsOfAll] = [1_000_000, 10_000_000]

/** Reads the sources and the declarations of independence that were known. Takes the case file and what was known. */
export function voicesOf(file: CaseFile, knowledge: Knowledge): Voices {
  const relays = relaysOf(file.sources)
  const origins = new Map<string, readonly string[]>()
  const declared = declaredPairs(knowledge)
  const bySource = (id: string): readonly string[] => {
    const known = origins.get(id)
    if (known) return known
    const found = [...originsOf([id], relays)].sort()
    origins.set(id, found)
    return found
  }
  const remembered = new Map<string, readonly string[]>()
  const counted = new Map<string, Omit<Spoken, 'speakers'>>()
  let stepsLeft = stepsOfAll
  const count = (speakers: readonly string[]): Omit<Spoken, 'speakers'> => {
    const { size, exact, steps } = largestGroup(speakers, declared, Math.min(stepsOfOne, stepsLeft))
    stepsLeft = Math.max(0, stepsLeft - steps)
    return { voices: speakers.length, independent: size, ...(!exact && { independent_at_least: true as const }) }
  }
  const speakersOf = ({ claim }: KnownClaim): readonly string[] => {
    const [only] = claim.said_by
    if (claim.said_by.length === 1 && only !== undefined) return bySource(only)
    const found = remembered.get(claim.id) ?? [...new Set(claim.said_by.flatMap(bySource))].sort()
    remembered.set(claim.id, found)
    return found
  }
  return {
    speakersOf,
    of(claims) {
      const only = claims.length === 1 ? speakersOf(claims[0]!) : undefined
      if (only?.length === 1) return { speakers: only, voices: 1, independent: 1 }
      const speakers = [...new Set(claims.flatMap(speakersOf))].sort()
      if (speakers.length < 2) return { speakers, voices: speakers.length, independent: speakers.length }
      const key = speakers.join('\n')
      const found = counted.get(key) ?? count(speakers)
      counted.set(key, found)
      return { speakers, ...found }
    },
  }
}

/** Which pairs were declared independent and have not been declared dependent since; said at one time, dependent counts. */
function declaredPairs({ independence }: Knowledge): ReadonlyMap<string, ReadonlySet<string>> {
  const pairs = new Map<string, Set<string>>()
  const takenBack = independence.some(({ independent }) => independent === false)
  for (const { sources, independent } of takenBack ? independence.toSorted(inOrderOfTime) : independence)
    for (const one of sources) {
      const others = pairs.get(one) ?? new Set()
      for (const other of sources) {
        if (independent === false) others.delete(other)
        else if (other !== one) others.add(other)
      }
      pairs.set(one, others)
    }
  return pairs
}

const inOrderOfTime = (a: Independence, b: Independence): number =>
  inTime(a.on, b.on) || Number(a.independent === false) - Number(b.independent === false)
