import { mayOverlap } from '../calendar.ts'
import { parseDate } from '../parse-date.ts'
import type { Calendar, DateReading } from './reading.ts'

/** What was understood of a text, without the text. */
export type Understood = Omit<DateReading, 'raw'>

export const noted = (edtf: string | null, note: string | null, calendar: Calendar | null = null): Understood => ({ edtf, calendar, note })

/**
 * The same date in two calendars. It is the one of them that names the fewer days, in the calendar in which the words give
 * that; where both cannot be true it is not known which is meant, and nothing is taken.
 */
export function agreed(one: Understood, other: Understood): Understood {
  if (one.edtf === null) return one
  if (other.edtf === null) return noted(null, `The second of the two dates is not read: ${other.note ?? ''}`)
  const [a, b] = [parseDate(one.edtf), parseDate(other.edtf)]
  if (a.kind === 'unparsed' || b.kind === 'unparsed' || !mayOverlap(a, b))
    return noted(null, `It gives two dates that differ: ${one.edtf} and ${other.edtf}.`)
  const closer = b.latest - b.earliest < a.latest - a.earliest ? other : one
  const second = closer === one ? other : one
  return { ...closer, note: second.calendar === closer.calendar ? closer.note : 'It is given in two calendars, which agree.' }
}
