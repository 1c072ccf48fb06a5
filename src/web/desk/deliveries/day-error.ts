import { dayOfInstant, isDay, parseDate } from '../../../kit/index.ts'

/** What is wrong with a day that something happened on; undefined of a whole day that is not to come. */
export function dayError(text: string, now: Date): string | undefined {
  const date = parseDate(text)
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || !isDay(date)) return 'Write the day, such as 2021-07-20.'
  // A day begins in some places before it does in UTC.
  return date.earliest > dayOfInstant(now) + 1 ? 'This day is still to come.' : undefined
}
