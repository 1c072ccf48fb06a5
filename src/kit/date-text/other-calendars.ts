import { dayOf } from '../calendar.ts'
import type { Day } from '../date.ts'

/** The first and the last day that something may be. */
export type Days = { readonly first: Day; readonly last: Day }

/** The day of a Jalali date, by the calendar that Unicode's data gives Iran; null where the month has no such day. */
export const jalaliDay = (year: number, month: number, day: number): Day | null => find('persian', year, month, day)

/**
 * The days that a Hijri date may be. A month begins when the moon is seen, which differs from country to country, and a
 * day at the sunset before: so the days by the three calendars that are reckoned, and one on either side of that of
 * Umm al-Qura. Null where no month has that day.
 */
export function hijriDays(year: number, month: number, day: number): Days | null {
  const days = (['islamic-umalqura', 'islamic-civil', 'islamic-tbla'] as const).flatMap((name) => {
    // A month of 29 days by one calendar may have a 30th by another: it is then the first of the next.
    const found = find(name, year, month, day) ?? (day === 30 ? after(find(name, year, month, 29)) : null)
    return found === null ? [] : name === 'islamic-umalqura' ? [found - 1, found, found + 1] : [found]
  })
  return days.length === 0 ? null : { first: Math.min(...days), last: Math.max(...days) }
}

const after = (day: Day | null): Day | null => (day === null ? null : day + 1)

type Name = 'persian' | 'islamic-umalqura' | 'islamic-civil' | 'islamic-tbla'

// Intl turns days into dates only: reckon about where the day must lie, and look at the days around it.
function find(name: Name, year: number, month: number, dayOfMonth: number): Day | null {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return null
  const near = name === 'persian' ? aboutPersian(year, month, dayOfMonth) : aboutIslamic(year, month, dayOfMonth)
  for (let day = near - 4; day <= near + 4; day += 1) {
    const parts = partsOf(name, day)
    if (parts.year === year && parts.month === month && parts.day === dayOfMonth) return day
  }
  return null
}

const aboutPersian = (year: number, month: number, day: number): Day =>
  dayOf(year + 621, 3, 21)! + (month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7)) + day - 1

// 1 Muharram 1 of the civil reckoning is 19 July 622 in the Gregorian calendar.
const aboutIslamic = (year: number, month: number, day: number): Day =>
  Math.round(dayOf(622, 7, 19)! + (year - 1) * 354.366_67 + (month - 1) * 29.5 + day - 1)

const formats = new Map<Name, Intl.DateTimeFormat>()

function partsOf(name: Name, day: Day): { readonly year: number; readonly month: number; readonly day: number } {
  const format =
    formats.get(name) ??
    new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  formats.set(name, format)
  const parts = format.formatToParts((day + 0.5) * 86_400_000)
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value)
  return { year: of('year'), month: of('month'), day: of('day') }
}
