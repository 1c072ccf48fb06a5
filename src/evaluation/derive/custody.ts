import type { DerivedFact } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { sayDay } from '../say.ts'
import { together, type Occurrence, type Reading } from '../occurrences.ts'
import { wholeYears, type Span } from '../span.ts'
import { following, ranged, sayRange } from './range.ts'

/** Custody up to the day asked about, as one set of accounts tells it. */
export type Custody = {
  /** From an arrest to the release, the death or the day asked about. Both ends with their range. */
  readonly stretches: readonly { readonly start: Span; readonly end: Span }[]
  /** Whether the last stretch was still going on. */
  readonly held: boolean
  readonly claims: readonly string[]
  readonly account: string | undefined
}

/** Days and whole years in custody up to the day asked about, released and taken again counted together (docs/evaluation.md, D). */
export function deriveCustody({ at }: Ground, subject: string, custody: readonly Custody[]): DerivedFact[] {
  return custody.flatMap(({ stretches, held, claims, account }) => {
    const [first] = stretches
    if (!first) return []
    const low = sum(stretches.map(({ start, end }) => Math.max(0, end.from - start.to)))
    const high = sum(stretches.map(({ start, end }) => Math.max(0, end.to - start.from)))
    const alone = stretches.length === 1
    const years = alone
      ? { low: Math.max(0, wholeYears(first.start.to, first.end.from)), high: wholeYears(first.start.from, first.end.to) }
      : { low: whole(low), high: whole(high) }
    const over = alone ? `since ${saySpan(first.start)}` : `over ${stretches.length} periods since ${saySpan(first.start)}`
    const until = held ? `up to ${sayDay(at)}` : `until ${saySpan(stretches.at(-1)!.end)}`
    const common = { subject, claims, account }
    return [
      ranged({
        fact: 'custody.days',
        ...common,
        low,
        high,
        unit: 'days',
        text: `${sayRange(low, high, 'days')} in custody ${over}, ${until}`,
      }),
      ranged({
        fact: 'custody.years',
        ...common,
        ...years,
        unit: 'years',
        text: `${howLong(years, { low, high })} in custody ${over}, ${until}`,
      }),
    ]
  })
}

type Range = { readonly low: number; readonly high: number }

/** Years are the words for what may have lasted one; what is shorter is said in months, what may be less than one month in days. */
function howLong(years: Range, days: Range): string {
  if (years.low > 0 || years.high > 1) return sayRange(years.low, years.high, 'years')
  const [low, high] = [wholeMonths(days.low), wholeMonths(days.high)]
  return low > 0 ? sayRange(low, high, 'months') : sayRange(days.low, days.high, 'days')
}

const wholeMonths = (days: number): number => Math.floor(days / (365.2425 / 12))

/** How custody went, once for every way in which disputed dates combine. Empty when no arrest by that day is told. */
export function custodyOf(ground: Ground, subject: string): readonly Custody[] {
  const events = (['arrest.date', 'release.date', 'person.death_date'] as const).flatMap((fact) =>
    ground
      .occurrences(subject, fact)
      .filter(({ readings }) => readings.some(({ span }) => span.from <= ground.at))
      .map((occurrence) => ({ fact, occurrence })),
  )
  if (!events.some(({ fact }) => fact === 'arrest.date')) return []
  return combined(events.map(({ occurrence }) => occurrence)).flatMap(({ chosen, account }) => {
    const told = events.map(({ fact }, index) => ({ ...chosen[index]!, fact })).filter(({ span }) => span.from <= ground.at)
    const custody = inOrderOf(told, ground.at)
    return custody.stretches.length > 0 ? [{ ...custody, claims: told.flatMap(({ claims }) => claims), account }] : []
  })
}

type Event = { readonly fact: string; readonly span: Span }

// Arrests and releases take turns. Where two of a kind follow each other, one in between is not told: then the two
// together are one event that may have happened at any time from the first to the second.
function inOrderOf(told: readonly Event[], at: number): Pick<Custody, 'stretches' | 'held'> {
  const sorted = told.toSorted((a, b) => a.span.from - b.span.from || a.span.to - b.span.to || (a.fact === 'arrest.date' ? -1 : 1))
  const turns: { taken: boolean; span: Span }[] = []
  for (const { fact, span } of sorted) {
    const taken = fact === 'arrest.date'
    const last = turns.at(-1)
    if (!last && !taken) continue
    // Someone who dies after a release was not in custody then.
    if (fact === 'person.death_date' && last?.taken === false) continue
    if (last?.taken === taken) last.span = { from: last.span.from, to: Math.max(last.span.to, span.to) }
    else turns.push({ taken, span })
  }
  const stretches = turns.flatMap(({ taken, span }, index) => {
    const end = turns[index + 1]?.span ?? { from: at, to: at }
    return taken ? [{ start: span, end: { from: Math.min(end.from, at), to: Math.min(end.to, at) } }] : []
  })
  return { stretches, held: turns.at(-1)?.taken === true || (turns.at(-1)?.span.to ?? at) > at }
}

type Choice = { readonly chosen: readonly Reading[]; readonly account: string | undefined }

/** Every way to pick one reading of each event; where that would be more than 16, each event keeps its whole range instead. */
function combined(occurrences: readonly Occurrence[]): Choice[] {
  const ways = occurrences.reduce((count, { readings }) => count * readings.length, 1)
  if (ways > 16) return [{ chosen: occurrences.map(({ readings }) => together(readings)), account: undefined }]
  const choices = occurrences.reduce<readonly (readonly Reading[])[]>(
    (made, { readings }) => made.flatMap((before) => readings.map((reading) => [...before, reading])),
    [[]],
  )
  return choices.map((chosen) => ({
    chosen,
    account: following(
      chosen.map(({ label }, index) => (occurrences[index]!.disputed || occurrences[index]!.readings.length > 1 ? label() : undefined)),
    ),
  }))
}

const whole = (days: number): number => Math.floor(days / 365.2425)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function saySpan({ from, to }: Span): string {
  if (from === to) return sayDay(from)
  if (!Number.isFinite(from)) return `a day up to ${sayDay(to)}`
  return Number.isFinite(to) ? `a day between ${sayDay(from)} and ${sayDay(to)}` : `a day after ${sayDay(from)}`
}
