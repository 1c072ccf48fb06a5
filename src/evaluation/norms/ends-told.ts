import type { Account } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { reach, type Span } from '../span.ts'
import { sortedOnce, toldBy } from './answered.ts'
import { voicesOf, type Version } from './stories.ts'

/** When something began or ended, as somebody has it. */
export type Dated = Version & { readonly span: Span }

/** An account of the end of what began on some day; null: who denies what others tell of it tells of no end. */
export type EndTold = Version & { readonly span: Span | null }

/** All that is told of the days of an event, and who denies it. */
export type DaysTold = { readonly told: readonly Dated[]; readonly denials: readonly Account[] }

/** The dates that accounts of a fact give, and the accounts that only deny some of them. */
export function daysTold(ground: Ground, subject: string, fact: string): DaysTold {
  const events = eventsTold(ground, subject, fact)
  return { told: events.flatMap(({ told }) => told), denials: events.flatMap(({ denials }) => denials) }
}

/** The same of each event: every release by itself, every arrest. */
export const eventsTold = (ground: Ground, subject: string, fact: string): readonly DaysTold[] =>
  ground.pointsOf(subject, fact).map((point) => {
    const accounts = point.accounts.filter(({ claims }) => claims.length > 0)
    return {
      told: accounts.flatMap((account): Dated[] =>
        account.value?.type === 'date' && account.value.date.kind === 'date'
          ? [{ ...toldBy(account), span: reach(account.value.date) }]
          : [],
      ),
      denials: accounts.filter(({ value, denies }) => value === undefined && denies.length > 0),
    }
  })

/** Who denies any of what is told. */
export function deniersOf({ denials }: DaysTold, told: readonly Version[]): readonly Account[] {
  const claims = new Set(told.flatMap((each) => each.claims))
  return denials.filter(({ denies }) => denies.some((id) => claims.has(id)))
}

/**
 * The ends of what began on some day: of everyone who tells of ends the first since then. What may have been before the
 * beginning leaves open which of them it was; what came after a later beginning belongs to that one.
 */
export function endsSince(start: Span, starts: readonly Dated[], ended: DaysTold): readonly EndTold[] {
  const found = new Map<string, EndTold>()
  for (const voice of new Set(ended.told.flatMap(voicesOf))) {
    const own = starts.filter((each) => voicesOf(each).includes(voice))
    const later = (own.length > 0 ? own : starts).filter(({ span }) => span.from > start.to)
    const ends = ended.told
      .filter((end) => voicesOf(end).includes(voice) && end.span.to >= start.from)
      .filter(({ span }) => !later.some((next) => next.span.to <= span.from))
      .toSorted((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)
    const sure = ends.findIndex(({ span }) => span.from >= start.to)
    const possible = ends.slice(0, sure < 0 ? ends.length : sure + 1)
    const [first, last] = [possible[0], possible.at(-1)]
    if (first === undefined || last === undefined) continue
    const span = { from: first.span.from, to: Math.max(...possible.map((end) => end.span.to)) }
    const key = `${span.from} ${span.to}`
    const same = found.get(key)
    found.set(key, {
      span,
      speakers: sortedOnce([...(same?.speakers ?? []), ...possible.flatMap(({ speakers }) => speakers.filter((one) => one === voice))]),
      claims: sortedOnce([...(same?.claims ?? []), ...possible.flatMap(({ claims }) => claims)]),
      deprecated: (same?.deprecated ?? true) && possible.every(({ deprecated }) => deprecated),
    })
  }
  return [...found.values(), ...deniersOf(ended, [...found.values()]).map((account) => ({ ...toldBy(account), span: null }))]
}
