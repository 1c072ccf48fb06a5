import type { Day } from '../../kit/index.ts'
import { over, type AnsweredPoint, type Telling, type Time } from '../../norms/index.ts'
import { sayDay } from '../say.ts'
import { sortedOnce } from './answered.ts'
import { endSince, type CustodyEnd, type Frame } from './frame.ts'
import { storiesOf } from './stories.ts'

/**
 * A point as far as the custody lets it last: what goes on without an end ends with the custody at the latest, and nothing
 * is said of days after the one asked about. Where accounts differ on the end of the custody it is cut at each of them: of
 * the time after an end, those who tell of that end say that it was over.
 */
export function endedWith(frame: Frame, point: AnsweredPoint, at: Day): readonly AnsweredPoint[] {
  const { time, kind } = point
  if (time === null || kind === 'background' || time.to <= at) return [point]
  const { since, told } = point.open ?? { since: time.from, told: -Infinity }
  const ends = frame.ends.map((end) => ({ ...end, span: endSince(end, since) ?? end.span }))
  if (Number.isFinite(time.to) || ends.every(({ span }) => span.to < since)) return [{ ...point, time: { ...time, to: at } }]
  // Others may tell of it for longer, with an end; and what begins after an end is not ended by that one.
  const lastDay = ({ span }: CustodyEnd): Day => Math.min(at, Math.max(told, span.to < since ? at : span.to))
  const days = [...new Set(ends.map(lastDay))].sort((a, b) => a - b)
  const claims = sortedOnce([...point.claims, ...(Number.isFinite(frame.mayEnd) ? frame.claims : [])])
  return days.map((to, index) => {
    const before = days[index - 1]
    if (before === undefined) return { ...point, claims, time: { ...time, to } }
    return {
      ...point,
      claims,
      key: `${point.key} after ${before}`,
      time: { ...time, from: before + 1, to },
      tellings: after(point.tellings, ends, (end) => lastDay(end) <= before),
    }
  })
}

/** What is told of a time after some ends of the custody: that it was over by whoever tells of one of them, else as before. */
function after(tellings: readonly Telling[], ends: readonly CustodyEnd[], isBefore: (end: CustodyEnd) => boolean): readonly Telling[] {
  const going = Map.groupBy(
    storiesOf(tellings, ends).filter(({ other }) => !isBefore(other)),
    ({ one }) => one,
  )
  return [
    ...[...going].map(([telling, stories]) => ({
      ...telling,
      speakers: sortedOnce(stories.flatMap(({ speakers }) => speakers)),
      claims: sortedOnce(stories.flatMap((story) => story.claims)),
    })),
    ...ends.filter(isBefore).map(({ speakers, claims, deprecated, span }): Telling => ({
      speakers,
      claims,
      deprecated,
      says: `over by ${sayDay(span.to)}`,
      answer: () => over,
    })),
  ]
}

/** A time in custody, and what is told of it that nobody dates. */
export type CustodyPart = { readonly time: Time; readonly told: (point: AnsweredPoint) => AnsweredPoint }

/**
 * The time of what nobody dates: the custody, or its last day where nothing says when it began. Where accounts differ on
 * its end it is cut at each of them, and of the time after one it is told so.
 */
export function custodyParts({ from, ends }: Frame, custody: Time, at: Day): readonly CustodyPart[] {
  const lastDay = ({ span }: CustodyEnd): Day => Math.min(at, span.to)
  const days = [...new Set(ends.map(lastDay))].sort((a, b) => a - b).filter((day) => day >= from)
  if (days.length < 2) return [{ time: custody, told: (point) => point }]
  return days.map((to, index) => {
    const before = days[index - 1]
    if (before === undefined) return { time: { from: Number.isFinite(from) ? from : to, to, lasts: true }, told: (point) => point }
    // The same point each time: points are told apart by which they are.
    const made = new Map<AnsweredPoint, AnsweredPoint>()
    const told = (point: AnsweredPoint): AnsweredPoint => {
      const known = made.get(point) ?? { ...point, tellings: after(point.tellings, ends, (end) => lastDay(end) <= before) }
      made.set(point, known)
      return known
    }
    return { time: { from: before + 1, to, lasts: true }, told }
  })
}
