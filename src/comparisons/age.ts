import { reach, wholeYears } from '../evaluation/index.ts'
import { describeDate } from '../kit/index.ts'
import { endingsOf, type Ending } from './ending.ts'
import { momentsOf } from './moments.ts'
import type { Compared } from './person.ts'
import { rangeInWords, type Range } from './range.ts'

/** A number with its range, what it rests on, and in words. */
export type Estimate = Range & { readonly text: string; readonly claims: readonly string[] }

/**
 * How old somebody was when custody ended, in whole years: one estimate for each account of the birth and of the end. Where
 * no claim gives a day of birth, from the ages that claims state, as precise as their day. None where neither is told.
 */
export function agesOf(compared: Compared): readonly Estimate[] {
  const endings = endingsOf(compared)
  const births = momentsOf(compared, 'person.birth_date')
  return births.length > 0
    ? births.flatMap((birth) =>
        endings.map((ending) => {
          const [low, high] = [Math.max(0, wholeYears(birth.to, ending.from)), wholeYears(birth.from, ending.to)]
          return estimate({ low, high }, ending, birth.claims, `born ${describeDate(birth.date, 'en')}`)
        }),
      )
    : statedAges(compared, endings)
}

/** Ages as claims state them, carried to the end of custody: whoever is 85 today was 84 or 85 half a year ago. */
function statedAges({ file, evaluation, subject }: Compared, endings: readonly Ending[]): readonly Estimate[] {
  const counted = new Set(
    evaluation.points
      .filter((point) => point.subject === subject && point.fact === 'person.age')
      .flatMap(({ accounts }) => accounts.flatMap(({ claims }) => claims)),
  )
  return file.claims
    .filter(({ id }) => counted.has(id))
    .flatMap(({ id, asserts, said_on }) =>
      asserts.flatMap(({ fact, value, when = said_on }) => {
        if (fact !== 'person.age' || value.type !== 'number' || when === undefined || when.kind === 'unparsed') return []
        const { from, to } = reach(when)
        if (!Number.isFinite(from) || !Number.isFinite(to)) return []
        return endings.map((ending) => {
          // Whoever is 85 on a day has just become so, or becomes 86 on the next: the years between are rounded down, and up.
          const [low, high] = [value.number + wholeYears(to, ending.from), value.number - wholeYears(ending.to, from)]
          const range = { low: Math.max(0, low), high: Math.max(0, high) }
          return estimate(range, ending, [id], `said to be ${value.number} on ${describeDate(when, 'en')}`)
        })
      }),
    )
}

const estimate = (range: Range, ending: Ending, claims: readonly string[], from: string): Estimate => ({
  ...range,
  claims: [...new Set([...claims, ...ending.claims])],
  text: `${rangeInWords(range, 'year', 'years')} old ${ending.text}; ${from}`,
})
