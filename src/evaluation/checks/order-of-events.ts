import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { readingsOf, type Occurrence } from '../occurrences.ts'
import { append } from '../statements.ts'
import { underEach } from './finding.ts'
import { say } from '../say.ts'
import { lowest } from '../span.ts'

/** What cannot come before what. `first` compares with the first of its kind; `occasion` only within one occasion. */
const orders = [
  { rule: 'release-before-arrest', before: 'arrest.date', after: 'release.date', within: 'first', words: 'arrest' },
  {
    rule: 'discharge-before-transfer',
    before: 'custody.hospital_transfer_date',
    after: 'custody.hospital_discharge_date',
    within: 'occasion',
    words: 'move to the hospital',
  },
] as const

/** An event told to have happened before another that has to come first, under each account of the first. */
export function orderOfEvents(ground: Ground): Check[] {
  return orders.flatMap(({ rule, before, after, within, words }) =>
    [...new Set(ground.statements(after).map(({ subject }) => subject))].sort().flatMap((subject) => {
      const earlier = ground.occurrences(subject, before)
      return readingsOfEach(ground.occurrences(subject, after)).flatMap(({ occurrence, reading }) => {
        const compared =
          within === 'first'
            ? firstOf(earlier)
            : earlier.filter(({ occasion }) => occasion !== undefined && occasion === occurrence.occasion)
        return underEach(rule, readingsOf(compared).all, reading.claims, (first) =>
          reading.span.to < first.span.from
            ? { severity: 'impossible', message: `${capital(reading.label())}, before the ${words} on ${say(first.date)}.` }
            : null,
        )
      })
    }),
  )
}

const readingsOfEach = (occurrences: readonly Occurrence[]) =>
  occurrences.flatMap((occurrence) => occurrence.readings.map((reading) => ({ occurrence, reading })))

function firstOf(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const byStart = new Map<number, Occurrence[]>()
  for (const occurrence of occurrences) append(byStart, lowest(occurrence.readings.map(({ span }) => span.from)), occurrence)
  return byStart.get(lowest([...byStart.keys()]))?.slice(0, 1) ?? []
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
