import type { TimelineLane } from '../../publishing/index.ts'
import { drawing } from './timeline-drawn.ts'
import { widthOf } from './timeline-labels.ts'
import type { TimeScale } from './timeline-scale.ts'

export type Precision = 'day' | 'month' | 'year'
export type Tick = { readonly x: number; readonly text: string }
type Range = { readonly earliest: number; readonly latest: number }

/**
 * Dates along the foot, as many as can stand beside one another: the first and the last, then the others from the
 * beginning. A date is written no more precisely than its source gives it, and to the day only where another one lies
 * within two months. No two say the same.
 */
export function ticksOf(lanes: readonly TimelineLane[], scale: TimeScale, say: (day: number, precision: Precision) => string): Tick[] {
  const dates = datesIn(lanes)
  const [first, ...rest] = dates
  const last = rest.pop()
  const kept: Tick[] = []
  for (const date of [first, last, ...rest]) {
    if (date === undefined) continue
    const precision = precisionOf(date)
    if (precision === undefined) continue
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

function precisionOf({ earliest, latest }: Range): Precision | undefined {
  const days = latest - earliest
  if (days === 0) return 'day'
  if (days <= 30) return 'month'
  return days <= 365 ? 'year' : undefined
}

const distance = (a: Range, b: Range): number => Math.max(0, a.earliest - b.latest, b.earliest - a.latest)
