import type { Day } from '../../kit/index.ts'
import { lowest, reach, type Span } from '../span.ts'
import type { Statement } from '../statements.ts'

/**
 * A time without a break, as somebody tells it. Each end is the range of days on which it may lie; what is told of a
 * single day, or of a month, says nothing of how long it went on before and after.
 */
export type ToldStretch = { readonly start: Span; readonly end: Span }

/** The stretch that a statement about a state tells of. Null where nothing says when. */
export function stretchOf(statement: Statement): ToldStretch | null {
  const { time } = statement
  if (time === null) return null
  const { from, to } = reach(time)
  if (!time.ends) return { start: { from: -Infinity, to }, end: { from, to: Infinity } }
  return {
    start: time.ends.from ? reach(time.ends.from) : { from: -Infinity, to },
    end: time.ends.to ? reach(time.ends.to) : { from: Math.max(from, saidBy(statement) ?? from), to: Infinity },
  }
}

/**
 * The first day on which it may have been said: what goes on without an end went on until then. Null where nothing says
 * when that was: nobody knows how long it went on.
 */
export function saidBy({ known: { claim, documents } }: Statement): Day | null {
  if (claim.said_on?.kind === 'date') return reach(claim.said_on).from
  const printed = documents.flatMap(({ published }) => (published?.kind === 'date' ? [reach(published).from] : []))
  return printed.length > 0 ? lowest(printed) : null
}

/** Stretches that share a day, or follow each other from one day to the next, as one. */
export function joined(stretches: readonly ToldStretch[]): readonly ToldStretch[] {
  const made: ToldStretch[] = []
  for (const stretch of stretches.toSorted((a, b) => coreStart(a) - coreStart(b) || coreEnd(a) - coreEnd(b))) {
    const last = made.at(-1)
    if (last === undefined || coreStart(stretch) > coreEnd(last) + 1) made.push(stretch)
    else made[made.length - 1] = { start: earlier(last.start, stretch.start), end: later(last.end, stretch.end) }
  }
  return made
}

/**
 * How many consecutive days a stretch lasted by a day, which may be one of several, with the range of it. From 1 to 16 March is 15 days from the hour
 * of the first day to the same hour of the last, and 16 when both are counted: the range holds both.
 */
export function daysOf({ start, end }: ToldStretch, until: Span): { readonly low: number; readonly high: number } {
  const [first, last] = [Math.min(end.from, until.from), Math.min(end.to, until.to)]
  return { low: Math.max(1, first - Math.min(start.to, until.to)), high: Math.max(1, last - start.from + 1) }
}

/** The days of which a stretch speaks for certain; of one told in passing, the time of the telling. */
export const coreStart = ({ start, end }: ToldStretch): Day => Math.min(start.to, end.from)
export const coreEnd = ({ start, end }: ToldStretch): Day => Math.max(start.to, end.from)

// Both tell of one stretch: it began when the first that is known to begin began, and ended with the last that is known to end.
const earlier = (a: Span, b: Span): Span => (a.to < b.to ? a : b.to < a.to ? b : { from: Math.max(a.from, b.from), to: a.to })
const later = (a: Span, b: Span): Span => (a.from > b.from ? a : b.from > a.from ? b : { from: a.from, to: Math.min(a.to, b.to) })
