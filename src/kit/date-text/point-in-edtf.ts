import { formatDay } from '../calendar.ts'
import type { Found } from './conventions.ts'
import { hijriDays, jalaliDay, type Days } from './other-calendars.ts'
import type { Point } from './read-point.ts'

/** A date in EDTF by its two ends: one and the same text where EDTF can say it in one, else the first and the last day. */
export type Ends = { readonly first: string; readonly last: string }

/** A point that has its year, in EDTF. Of another calendar the Gregorian days that it may be. */
export function endsOf(point: Point): Found<Ends> {
  if (point.calendar === 'gregorian') return one(gregorian(point))
  const days = point.calendar === 'jalali' ? jalali(point) : hijri(point)
  if (days === null) return { kind: 'not', why: `There is no day ${point.day} in month ${point.month} of ${point.year} in that calendar.` }
  return { kind: 'found', value: { first: formatDay(days.first), last: formatDay(days.last) } }
}

function gregorian({ year, month, day, season, decade }: Point): string {
  const written = String(year).padStart(4, '0')
  if (decade === true) return `${written.slice(0, 3)}X`
  return [written, ...[season ?? month, day].flatMap((part) => (part === null ? [] : [String(part).padStart(2, '0')]))].join('-')
}

function jalali({ year, month, day }: Point): Days | null {
  const first = jalaliDay(year!, month ?? 1, day ?? 1)
  const after = day !== null || month === null || month === 12 ? jalaliDay(year! + 1, 1, 1) : jalaliDay(year!, month + 1, 1)
  if (first === null || after === null) return null
  return day === null ? { first, last: after - 1 } : { first, last: first }
}

function hijri({ year, month, day }: Point): Days | null {
  if (day !== null) return hijriDays(year!, month!, day)
  const first = hijriDays(year!, month ?? 1, 1)
  const after = month === null || month === 12 ? hijriDays(year! + 1, 1, 1) : hijriDays(year!, month + 1, 1)
  return first === null || after === null ? null : { first: first.first, last: after.last - 1 }
}

const one = (text: string): Found<Ends> => ({ kind: 'found', value: { first: text, last: text } })
