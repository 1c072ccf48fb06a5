import { formatDay, parseDate, type Day } from '../kit/index.ts'

/** Days from the first to the last, both counted; null is a beginning that nobody tells. What lasts, lasts until the day asked about. */
export type Days = { readonly from: Day | null; readonly to: Day }

/** A stretch of custody; contested where it is so by some accounts only. */
export type Period = Days & { readonly contested: boolean }

type Written = { readonly from: string | null; readonly to: string | null }

/** Days as an evaluation writes them; null where it names none. Takes the day asked about. */
export function daysIn(written: Written | null | undefined, at: Day): Days | null {
  if (written === null || written === undefined || (written.from === null && written.to === null)) return null
  const from = written.from === null ? null : dayIn(written.from)
  return { from, to: written.to === null ? Math.max(at, from ?? at) : dayIn(written.to) }
}

/** A day as an evaluation writes it; anything else is a bug and throws. */
export function dayIn(text: string): Day {
  const date = parseDate(text)
  if (date.kind === 'unparsed') throw new Error(`An evaluation writes days, not '${text}'`)
  return date.earliest
}

/** Whether the days may share one: of what no day is told, nothing is left out. */
export const mayShare = (one: Days | null, other: Days | null): boolean =>
  one === null || other === null || ((one.from ?? -Infinity) <= other.to && (other.from ?? -Infinity) <= one.to)

/** The years that the days touch; of a beginning that nobody tells, the year of the end. Null days touch none. */
export function yearsOf(days: Days | null): readonly string[] {
  if (days === null) return []
  const [first, last] = [yearOf(days.from ?? days.to), yearOf(days.to)]
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
}

const yearOf = (day: Day): number => Number(formatDay(day).slice(0, 4))
