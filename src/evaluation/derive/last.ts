import type { DerivedFact } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { sayDay } from '../say.ts'
import { together, type Occurrence, type Reading } from '../occurrences.ts'
import { ranged, sayRange } from './range.ts'
import { highest } from '../span.ts'

/** What is counted from its last time: the facts that tell it, and what the count is called. */
const counted = [
  { fact: 'contact.days_since_visit', from: ['contact.visit_date', 'contact.last_family_visit_date'], event: 'the last visit told' },
  { fact: 'health.days_since_examination', from: ['health.examination_date'], event: 'the last medical examination told' },
  { fact: 'custody.days_since_hospital_transfer', from: ['custody.hospital_transfer_date'], event: 'the last move to a hospital told' },
] as const

/**
 * Days since the last visit, the last medical examination and the last move to a hospital, as far as any is told by the
 * day asked about. Takes the person's id. Where the last of them is disputed, one result for each account of it.
 */
export function deriveLast(ground: Ground, subject: string): DerivedFact[] {
  return counted.flatMap(({ fact, from, event }) => {
    const told = from
      .flatMap((source) => ground.occurrences(subject, source))
      .filter(({ readings }) => begun(readings, ground.at).length > 0)
    if (told.length === 0) return []
    const ends = told.map(({ readings }) => together(readings).span.to)
    const last = told[ends.indexOf(highest(ends))]!
    const others = told.filter((occurrence) => occurrence !== last).map(({ readings }) => together(readings))
    return begun(last.readings, ground.at).map((reading) =>
      since(ground, subject, fact, event, [reading, ...others], accountOf(last, reading)),
    )
  })
}

const begun = (readings: readonly Reading[], at: number): readonly Reading[] => readings.filter(({ span }) => span.from <= at)

const accountOf = ({ disputed, readings }: Occurrence, reading: Reading): string | undefined =>
  disputed || readings.length > 1 ? reading.label() : undefined

// The last of them was no earlier than the latest of those that had certainly happened, and no later than the day itself.
function since(
  { at }: Ground,
  subject: string,
  fact: string,
  event: string,
  told: readonly Reading[],
  account: string | undefined,
): DerivedFact {
  const earliest = highest(told.filter(({ span }) => span.to <= at).map(({ span }) => span.from))
  const latest = highest(told.filter(({ span }) => span.from <= at).map(({ span }) => Math.min(span.to, at)))
  const [low, high] = [at - latest, at - earliest]
  const claims = told.filter(({ span }) => span.to >= earliest && span.from <= at).flatMap((reading) => reading.claims)
  const text = `${sayRange(low, high, 'days')} since ${event}, on ${sayDay(at)}`
  return ranged({ fact, subject, low, high, unit: 'days', claims, account, text })
}
