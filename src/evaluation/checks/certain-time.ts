import { reach, type Span } from '../span.ts'
import type { Statement } from '../statements.ts'

/**
 * What a statement says for certain of its time: that it holds `throughout` these days, or on some day `within` them.
 * Points are grouped by the time a statement may speak of; to call something impossible takes more.
 */
export type CertainTime = { readonly kind: 'throughout' | 'within'; readonly span: Span }

/**
 * The certain time of a statement; null when it names none itself, or doubts it. An interval holds throughout the days
 * between its latest beginning and its earliest end, an open end never ending. A coarse date says that it was so some
 * time in it, and so does an interval that has no certain day; of an unknown end (1962/) only the known one is certain.
 */
export function certainTime({ assertion: { when } }: Statement): CertainTime | null {
  if (when?.kind !== 'date' || when.uncertain) return null
  const { from, to } = when.ends ?? { from: null, to: null }
  if (from && when.text.endsWith('/')) return { kind: 'within', span: reach(from) }
  if (to && when.text.startsWith('/')) return { kind: 'within', span: reach(to) }
  if (!when.ends) return { kind: 'within', span: reach(when) }
  const core = { from: from ? reach(from).to : -Infinity, to: to ? reach(to).from : Infinity }
  if (core.from < core.to) return { kind: 'throughout', span: core }
  return { kind: 'within', span: core.from === core.to ? core : reach(when) }
}

/** Whether one day or more is certainly spoken of, on both sides of which the other still holds: no hand-over explains that. */
export const surrounds = (outer: Span, inner: Span): boolean => outer.from < inner.from && inner.to < outer.to
