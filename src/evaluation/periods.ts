import { formatDay, type Day } from '../kit/index.ts'
import type { Span } from './span.ts'

/** Statements about one state whose times overlap, directly or through others. `covers` is null for those that name no time. */
export type Period<Member> = { readonly name: string; readonly covers: Span | null; readonly members: readonly Member[] }

/**
 * Joins statements about a state by the times they speak of (docs/evaluation.md, C). Takes them in any order; gives the
 * periods from early to late, each with the name its point carries: its first certain day, its last when it begins in
 * the open, `undated` when nothing bounds it. One sort and one sweep.
 */
export function periodsOf<Member extends { readonly span: Span | null }>(members: readonly Member[]): readonly Period<Member>[] {
  const dated = members.filter(({ span }) => span !== null)
  // Where two begin together the shorter comes first: then all that reaches beyond a single day began before it, and
  // "begins before the end so far" is exactly span.ts's overlap with one of the members.
  dated.sort((a, b) => compare(a.span!.from, b.span!.from) || compare(a.span!.to, b.span!.to))
  const joined: { from: Day; to: Day; last: Span; members: Member[] }[] = []
  for (const member of dated) {
    const span = member.span!
    const current = joined.at(-1)
    const sameDay = current !== undefined && current.last.from === span.to && current.last.to === span.from
    if (current !== undefined && (span.from < current.to || sameDay)) {
      current.members.push(member)
      current.to = Math.max(current.to, span.to)
      current.last = span
    } else joined.push({ ...span, last: span, members: [member] })
  }
  return named(
    joined,
    members.filter(({ span }) => span === null),
  )
}

/** The period that covers a day; on a day of hand-over the one that begins, else the one that ends. */
export function periodOn<Covering extends { readonly covers: Span | null }>(periods: readonly Covering[], day: Day): Covering | undefined {
  const covering = periods.filter(({ covers }) => covers !== null && covers.from <= day && day <= covers.to)
  const alone = covering.find(({ covers }) => covers!.from === covers!.to)
  return (
    alone ??
    covering.find(({ covers }) => covers!.from < day && day < covers!.to) ??
    covering.find(({ covers }) => covers!.from === day) ??
    covering[0]
  )
}

function named<Member>(joined: readonly (Span & { readonly members: readonly Member[] })[], undated: readonly Member[]): Period<Member>[] {
  const names = new Map<object, string>()
  const taken = new Set<string>()
  // A single day cannot be called anything else, so it is named first; a longer neighbour that meets it takes the next day inside.
  const single = joined.filter(({ from, to }) => from === to)
  for (const period of [...single, ...joined.filter(({ from, to }) => from !== to)]) {
    const name = candidates(period).find((candidate) => !taken.has(candidate))!
    taken.add(name)
    names.set(period, name)
  }
  const periods = joined.map((period) => ({
    name: names.get(period)!,
    covers: { from: period.from, to: period.to },
    members: period.members,
  }))
  if (undated.length === 0) return periods
  const boundless = periods.find(({ name }) => name === 'undated')
  if (!boundless) return [...periods, { name: 'undated', covers: null, members: undated }]
  return [{ ...boundless, members: [...boundless.members, ...undated] }]
}

function candidates({ from, to }: Span): string[] {
  if (!Number.isFinite(from)) return Number.isFinite(to) ? [formatDay(to), formatDay(to - 1)] : ['undated']
  const whole = `${formatDay(from)}..${Number.isFinite(to) ? formatDay(to) : ''}`
  return from === to ? [formatDay(from)] : [formatDay(from), formatDay(from + 1), whole]
}

const compare = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)
