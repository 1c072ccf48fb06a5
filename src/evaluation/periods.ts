import { parseDate, type Day } from '../kit/index.ts'
import { dayText } from './say.ts'
import type { Span } from './span.ts'

/** Statements about one state whose times overlap, directly or through others. `covers` is null for those that name no time. */
export type Period<Member> = { readonly name: string; readonly covers: Span | null; readonly members: readonly Member[] }

/**
 * Joins statements about a state by the times they speak of (docs/evaluation.md, C). Takes them in any order; gives the
 * periods from early to late, each with the name its point carries: its single day; `1982-03-31..` from its first certain
 * day, `..1982-03-31` to its last when it begins in the open; `undated` when nothing bounds it. No two periods can share
 * a name, and none takes another's when claims are added. One sort and one sweep.
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

/**
 * The period that a name means: the one that carries it, or the one that has grown over its day. A day alone also means a
 * longer period; on a day of hand-over the one that begins, else the one that ends.
 */
export function periodNamed<Covering extends { readonly covers: Span | null }>(
  periods: readonly Covering[],
  name: string,
): Covering | undefined {
  const date = parseDate(name.replaceAll('..', ''))
  if (date.kind === 'unparsed') return undefined
  const day = date.earliest
  const longer = name.includes('..')
  const covering = periods.filter(
    ({ covers }) => covers !== null && covers.from <= day && day <= covers.to && !(longer && covers.from === covers.to),
  )
  const edge = name.startsWith('..') ? 'to' : 'from'
  const alone = longer ? undefined : covering.find(({ covers }) => covers!.from === covers!.to)
  return (
    alone ??
    covering.find(({ covers }) => covers!.from < day && day < covers!.to) ??
    covering.find(({ covers }) => covers![edge] === day) ??
    covering[0]
  )
}

function named<Member>(joined: readonly (Span & { readonly members: readonly Member[] })[], undated: readonly Member[]): Period<Member>[] {
  const periods = joined.map(({ from, to, members }) => ({ name: nameOf({ from, to }), covers: { from, to }, members }))
  if (undated.length === 0) return periods
  const boundless = periods.find(({ name }) => name === 'undated')
  if (!boundless) return [...periods, { name: 'undated', covers: null, members: undated }]
  return [{ ...boundless, members: [...boundless.members, ...undated] }]
}

function nameOf({ from, to }: Span): string {
  if (from === to) return dayText(from)
  if (Number.isFinite(from)) return `${dayText(from)}..`
  return Number.isFinite(to) ? `..${dayText(to)}` : 'undated'
}

const compare = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)
