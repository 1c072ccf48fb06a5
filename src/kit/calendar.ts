import type { Day, KnownDate, SourceDate } from './date.ts'

/**
 * The day of a calendar date. Takes year 1–9999, month 1–12 and day of the month; gives null when the month or the day
 * does not exist (1954-02-29).
 */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return null
  return dayCount(year, month, dayOfMonth)
}

/** How many days a month has: 28 to 31. Takes month 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}

/** A day as YYYY-MM-DD. Takes a finite day of the years 1 to 9999; anything else is a bug and throws. */
export function formatDay(day: Day): string {
  const text = new Date(day * millisecondsPerDay).toISOString()
  if (text.length !== 24 || text.startsWith('0000')) throw new RangeError(`Day ${day} is outside the years 1 to 9999`)
  return text.slice(0, 10)
}

/** The calendar day that an instant falls on in UTC. */
export const dayOfInstant = (instant: Date): Day => Math.floor(instant.getTime() / millisecondsPerDay)

/** Whether the date names exactly one day. An unparsed date does not. */
export const isDay = (date: SourceDate): date is KnownDate => date.kind === 'date' && date.earliest === date.latest

/** Whether every day that `inner` may mean is a day that `outer` may mean: 1934 contains 1934-12-03. */
export const contains = (outer: KnownDate, inner: KnownDate): boolean => outer.earliest <= inner.earliest && inner.latest <= outer.latest

/** Whether both may mean the same day. */
export const mayOverlap = (a: KnownDate, b: KnownDate): boolean => a.earliest <= b.latest && b.earliest <= a.latest

const millisecondsPerDay = 86_400_000

// Days from the civil calendar, counted in eras of 400 years that begin on 1 March.
// http://howardhinnant.github.io/date_algorithms.html#days_from_civil
function dayCount(year: number, month: number, dayOfMonth: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
