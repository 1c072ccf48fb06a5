import type { SourceDate } from '../kit/index.ts'

/**
 * Which of two things that the team did came later: by the day, then by the time of day where they say one (those that
 * do not come first). Negative, 0 or positive, as for sorting. Dates that cannot be read come at the same time as all.
 */
export function inTime(a: SourceDate, b: SourceDate): number {
  if (a.kind === 'date' && b.kind === 'date' && a.latest !== b.latest) return a.latest - b.latest
  return timeOf(a) - timeOf(b)
}

/** A time without a zone is read as UTC. */
function timeOf(on: SourceDate): number {
  if (on.kind !== 'date' || on.precision !== 'minute') return 0
  return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(on.text) ? on.text : `${on.text}Z`)
}
