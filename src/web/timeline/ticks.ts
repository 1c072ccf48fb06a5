import type { TimelineLane } from '../../publishing/index.ts'
import { drawing } from './drawn.ts'
import { widthOf } from './labels.ts'
import type { TimeScale } from './scale.ts'

export type Precision = 'day' | 'month' | 'year'
export type Tick = { readonly x: number; readonly text: string }
type Range = { readonly earliest: number; readonly latest: number }

/**
 * Dates along the foot, as many as can stand beside one another: the first and the last, then the others, exact
 * ones before vague ones. A date is written no more precisely than its source gives it, and to the day only where another one lies
 * within two months. No two say the same.
 */
export function ticksOf(lanes: readonly TimelineLane[], scale: TimeScale, say: (day: number, precision: Precision) => string): Tick[] {
  const dates = datesIn(lanes).flatMap((date) => {
    const precision = precisionOf(date)
    return precision === undefined ? [] : [{ ...date, precision }]
  })
  const ends = [dates.at(0), dates.at(-1)].flatMap((date) => date ?? [])
  const kept: Tick[] = []
  for (const date of [...ends, ...dates.toSorted((a, b) => rank(a) - rank(b))]) {
    const { precision } = date
    const near = dates.some((other) => other !== date && distance(other, date) <= 62)
    const text = say(date.earliest, precision === 'day' && !near ? 'month' : precision)
    const x = Math.round((scale(date.earliest) + scale(date.latest)) / 2)
    const room = (other: Tick): number => (widthOf(other.text) + widthOf(text)) / 2 + drawing.gap
    if (kept.every((other) => other.text !== text && Math.abs(other.x - x) > room(other))) kept.push({ x, text })
  }
  return kept.toSorted((a, b) => a.x - b.x)
}

/** Where marks begin and end, in the order of time, each once. */
function datesIn(lanes: readonly TimelineLane[]): Range[] {
  const ranges = lanes.flatMap((lane) => lane.marks).flatMap(({ from, to }) => [from, to])
  const once = new Map(ranges.map((range) => [`${range.earliest} ${range.latest}`, range]))
  return [...once.values()].toSorted((a, b) => a.earliest - b.earliest || a.latest - b.latest)
}

/** A month or a year is named only where the whole range lies in it. */
function precisionOf({ earliest, latest }: Range): Precision | undefined {
  const [from, to] = [dayText(earliest), dayText(latest)]
  if (from === to) return 'day'
  if (from.slice(0, -3) === to.slice(0, -3)) return 'month'
  return from.slice(0, -6) === to.slice(0, -6) ? 'year' : undefined
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, -14)
const precisions: readonly Precision[] = ['day', 'month', 'year']
const rank = ({ precision }: { readonly precision: Precision }): number => precisions.indexOf(precision)

const distance = (a: Range, b: Range): number => Math.max(0, a.earliest - b.latest, b.earliest - a.latest)
