import { ICalCalendar, ICalEventTransparency } from 'ical-generator'
import { formatDay, type Day } from '../kit/index.ts'
import type { Digests } from '../platform/index.ts'
import { codeInWords, kindInWords, type Deadline } from './deadline.ts'

/** For how many days what is over stays in a calendar. */
const kept = 60

/**
 * Deadlines as iCalendar (RFC 5545): whole days, each with the code of its case and its kind, and the address of the desk. No other word of
 * a case: a calendar is read on telephones and kept by others. An event keeps its UID, a digest, as long as it is the same. The same deadlines give the
 * same bytes on the same day.
 */
export function calendarOf(
  deadlines: readonly Deadline[],
  { origin, today, digests }: { readonly origin: string; readonly today: Day; readonly digests: Digests },
): string {
  const calendar = new ICalCalendar({ name: 'Amparo', prodId: { company: 'Amparo', product: 'Amparo', language: 'EN' }, ttl: 3600 })
  const { hostname } = new URL(origin)
  for (const { key, kind, codes, first, day } of deadlines) {
    if (day < today - kept) continue
    calendar.createEvent({
      id: `${digests('deadline', key).toString('hex').slice(0, 32)}@${hostname}`,
      stamp: dateOf(today),
      start: dateOf(first),
      end: dateOf(day + 1),
      allDay: true,
      summary: `${codeInWords({ codes })}: ${kindInWords[kind]}`,
      url: `${origin}/deadlines`,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return `${calendar.toString()}\r\n`
}

const dateOf = (day: Day): Date => new Date(`${formatDay(day)}T00:00:00Z`)
