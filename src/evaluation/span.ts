import { dayOf, type Day, type KnownDate } from '../kit/index.ts'

/** Days from the first to the last, both counted. An open side is -Infinity or Infinity. */
export type Span = { readonly from: Day; readonly to: Day }

/**
 * The days of which a date certainly speaks when it is the time of a statement. Of an interval: from the latest possible
 * beginning to the earliest possible end. A coarse date (2013-07) speaks of all its days, and so does an interval that
 * has no certain day (2013-07/2013-07).
 */
export function certainCore(date: KnownDate): Span {
  const whole = { from: date.earliest, to: date.latest }
  if (!date.ends) return whole
  const core = { from: date.ends.from?.latest ?? -Infinity, to: date.ends.to?.earliest ?? Infinity }
  return core.from <= core.to ? core : whole
}

/**
 * Whether two times overlap. Sharing only the day on which one ends and the other begins is a hand-over, not an overlap,
 * and so is a single day on the edge of a longer time.
 */
export function overlaps(a: Span, b: Span): boolean {
  const from = Math.max(a.from, b.from)
  const to = Math.min(a.to, b.to)
  if (from !== to) return from < to
  if (a.from === a.to) return (b.from === b.to && a.from === b.from) || (b.from < a.from && a.from < b.to)
  return b.from === b.to && a.from < b.from && b.from < a.to
}

/** The days that a date may mean; an approximate one reaches one unit of its precision further on each side. */
export function reach(date: KnownDate): Span {
  if (!date.approximate) return { from: date.earliest, to: date.latest }
  if (date.ends)
    return { from: date.ends.from ? reach(date.ends.from).from : -Infinity, to: date.ends.to ? reach(date.ends.to).to : Infinity }
  if (date.precision === 'day' || date.precision === 'minute') return { from: date.earliest - 1, to: date.latest + 1 }
  const months = monthsOf[date.precision]
  return { from: movedByMonths(date.earliest, -months, 'first'), to: movedByMonths(date.latest, months, 'last') }
}

/** How many birthdays lie between two days: 0 on the day itself. Someone born on 29 February has one on 1 March of other years. */
export function wholeYears(from: Day, to: Day): number {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return to - from
  const a = civil(from)
  const b = civil(to)
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.day < a.day) ? 1 : 0)
}

/** The greatest of any number of numbers, -Infinity of none: spread into Math.max, a very long list would not fit the stack. */
export const highest = (numbers: readonly number[]): number => numbers.reduce((most, number) => Math.max(most, number), -Infinity)

/** The least of them, Infinity of none. */
export const lowest = (numbers: readonly number[]): number => numbers.reduce((least, number) => Math.min(least, number), Infinity)

/** The year that a day falls in; an open side stays infinite. */
export const yearOf = (day: Day): number => (Number.isFinite(day) ? civil(day).year : day)

// A set mixes precisions; a month is the unit in which sources that list days are usually unsure.
const monthsOf = { set: 1, month: 1, season: 3, year: 12, interval: 12, decade: 120, century: 1200 } as const

function movedByMonths(day: Day, months: number, edge: 'first' | 'last'): Day {
  if (!Number.isFinite(day)) return day
  const { year, month } = civil(day)
  const count = year * 12 + month - 1 + months + (edge === 'last' ? 1 : 0)
  const first = dayOf(Math.floor(count / 12), (count % 12) + 1, 1)
  // Beyond the years 1 to 9999 nothing is compared any more.
  if (first === null) return months < 0 ? -Infinity : Infinity
  return edge === 'last' ? first - 1 : first
}

// The civil calendar from days, counted in eras of 400 years that begin on 1 March: formatting a day for every age would
// take most of the time. http://howardhinnant.github.io/date_algorithms.html#civil_from_days
function civil(day: Day): { year: number; month: number; day: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1 }
}
