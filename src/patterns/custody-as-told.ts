import { reach, type Point } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import { daysIn, type Days, type Period } from './days.ts'

/**
 * Whether somebody is in custody on a day: an account has it begun and none has it ended; accounts differ, or their days leave it
 * open; nobody says anything; it has ended by every account. Unknown is never "no longer".
 */
export type CustodyToday = 'yes' | 'contested' | 'unknown' | 'no'

/** Whether anything told of somebody has them in custody at any time: undisputed, by some accounts only, or not told. */
export type CustodyEver = 'yes' | 'contested' | 'not_told'

export type CustodyAsTold = { readonly held: CustodyToday; readonly ever: CustodyEver; readonly periods: readonly Period[] }

/** Works out custody as the points about a person tell it. Takes the day asked about. */
export function custodyAsTold(points: readonly Point[], at: Day): CustodyAsTold {
  const arrests = eventsOf(points, ['arrest.date'], at)
  const states = statesOf(points, at)
  const ends = [
    ...eventsOf(points, ['release.date', 'person.death_date', 'death.occurred'], at),
    ...states.filter(({ ends: over }) => over),
  ]
  const begun = [...arrests, ...states.filter(({ ends: over }) => !over)]
  return { held: heldToday(begun, ends, at), ever: everHeld(points), periods: periodsOf(begun, ends, at) }
}

/** Something that began or ended custody, and the days on which it may have been. */
type Turn = { readonly from: Day; readonly to: Day; readonly denied: boolean; readonly days?: Days }

function heldToday(begun: readonly Turn[], ends: readonly Turn[], at: Day): CustodyToday {
  const last = ends.reduce<Turn | undefined>((found, one) => (found === undefined || one.to > found.to ? one : found), undefined)
  if (last === undefined) return begun.length === 0 ? 'unknown' : begun.every(({ denied }) => denied) ? 'contested' : 'yes'
  const again = begun.filter(({ from }) => from > last.to)
  if (again.length > 0) return isUndated(last) || again.every(({ denied }) => denied) ? 'contested' : 'yes'
  if (last.denied || last.to > at) return 'contested'
  return begun.some(({ from, to }) => from < to && to > last.from) ? 'contested' : 'no'
}

function everHeld(points: readonly Point[]): CustodyEver {
  const told = tellings(points, (fact) => ofCustody.test(fact)).flatMap(({ accounts, isDisputed }) => {
    const so = accounts.filter(({ value }) => value !== undefined && !(value.type === 'enum' && notHeld.has(value.text)))
    return so.length === 0 ? [] : [so.length < accounts.length || isDisputed]
  })
  return told.length === 0 ? 'not_told' : told.every((isContested) => isContested) ? 'contested' : 'yes'
}

const ofCustody = /^(?:arrest|custody|isolation|parole|release)\./
/** Statuses of people of whom custody is not told. */
const notHeld: ReadonlySet<string> = new Set(['free', 'dead', 'unknown'])

/** An end that nobody dates: it may be before or after what is dated. */
const isUndated = ({ from, to }: Turn): boolean => from === -Infinity && to === -Infinity

/** From each beginning to the end that follows it, or to the day asked about; an end without one, alone. Of no day, none. */
function periodsOf(begun: readonly Turn[], ends: readonly Turn[], at: Day): readonly Period[] {
  const found = begun.length > 0 ? begun.flatMap((turn) => periodFrom(turn, ends, at)) : ends.flatMap((end) => periodUntil(end, at))
  return [...new Map(found.map((days) => [`${days.from} ${days.to} ${days.contested}`, days])).values()]
}

/** The days by every account of both ends, and beside them those by some accounts only. */
function periodFrom(turn: Turn, ends: readonly Turn[], at: Day): readonly Period[] {
  const undated = ends.some(isUndated)
  if (undated && isUndated(turn) && turn.days === undefined) return []
  const later = ends.filter((end) => !isUndated(end) && end.to >= turn.to).toSorted((a, b) => a.to - b.to)
  const last = Math.min(at, turn.days?.to ?? Infinity, later.find(({ denied }) => !denied)?.to ?? Infinity)
  const first = Math.min(turn.to, at)
  const mayEnd = undated ? -Infinity : Math.min(...later.map(({ from }) => from))
  if (turn.denied) return stretch(turn.from, last, true)
  // By some accounts it ended before it began by others: sure is no more than that they were held when it ended.
  const between = ends.filter(({ to }) => to >= turn.from && to < turn.to)
  if (between.length > 0)
    return [
      ...stretch(turn.from, last, true),
      ...between.flatMap(({ from, denied }) => (denied ? [] : stretch(from, Math.min(from, at), false))),
    ]
  const sure = Math.min(last, Math.max(first, mayEnd))
  return [...stretch(turn.from, first - 1, true), ...stretch(first, sure, false), ...stretch(sure + 1, last, true)]
}

/** Of an end alone the days that it may have been; whoever was let out later by some accounts was held till then by these alone. */
function periodUntil({ from, to, denied }: Turn, at: Day): readonly Period[] {
  if (from === -Infinity && (to === -Infinity || to === at)) return []
  const last = Math.min(to, at)
  if (denied || from === -Infinity) return stretch(-Infinity, last, true)
  return [...stretch(-Infinity, Math.min(from, last), false), ...stretch(from + 1, last, true)]
}

const stretch = (from: Day, to: Day, contested: boolean): readonly Period[] =>
  Number.isFinite(to) && from <= to ? [{ from: Number.isFinite(from) ? from : null, to, contested }] : []

/** What certainly was not after the day asked about, by all accounts of each event. */
function eventsOf(points: readonly Point[], facts: readonly string[], at: Day): readonly Turn[] {
  return tellings(points, (fact) => facts.includes(fact)).flatMap(({ accounts: told, isDisputed }) => {
    const dated = told.flatMap(({ value }) => (value?.type === 'date' && value.date.kind === 'date' ? [reach(value.date)] : []))
    const so = told.some(({ value }) => value?.type === 'bool' && value.bool)
    const spans = [...dated, ...(so ? [{ from: -Infinity, to: at }] : [])].filter(({ from }) => from <= at)
    if (spans.length === 0) return []
    const denied =
      told.some(({ value, denies }) => (value === undefined ? denies.length > 0 : value.type === 'bool' && !value.bool)) ||
      spans.length < dated.length ||
      isDisputed
    return [{ from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)), denied }]
  })
}

/** What is told of the status, of the place and of the time; each speaks from its first day on. */
function statesOf(points: readonly Point[], at: Day): readonly (Turn & { readonly ends: boolean })[] {
  return tellings(points, (fact) => fact === 'custody.status' || fact === 'custody.place').flatMap(({ covers, accounts, isDisputed }) => {
    const days = daysIn(covers, at)
    const from = days === null ? -Infinity : (days.from ?? -Infinity)
    if (from > at) return []
    const told = accounts.flatMap(({ value }) => (value === undefined ? [] : [value]))
    const kinds = new Set(told.map((value) => (value.type === 'enum' && over.has(value.text) ? 'over' : isOpen(value) ? 'open' : 'held')))
    // Who names another place, or another status of those held, says that they were held.
    const denied = kinds.size > 1 || accounts.length > told.length || isDisputed
    return [...kinds].flatMap((kind) =>
      kind === 'open' ? [] : [{ from, to: from, denied, ends: kind === 'over', ...(days !== null && kind === 'held' && { days }) }],
    )
  })
}

const over: ReadonlySet<string> = new Set(['free', 'released_conditional', 'escaped', 'dead'])

/** Of medical parole the sentence goes on, and who is let out under it is not free: neither is said. */
const isOpen = (value: { readonly type: string; readonly text?: string }): boolean =>
  value.type === 'enum' && (value.text === 'unknown' || value.text === 'medical_parole')

type Telling = {
  readonly accounts: Point['accounts']
  readonly covers: Point['covers'] | undefined
  /** Whether all that is told is one account, and that is disputed: nobody tells what is so instead. */
  readonly isDisputed: boolean
}

/**
 * What still stands of the points of some facts: accounts by claims that nobody withdrew. What is refuted tells of nothing, and what a question
 * sets beside each other is told by points of its own.
 */
function tellings(points: readonly Point[], isAsked: (fact: string) => boolean): readonly Telling[] {
  return points.flatMap(({ fact, accounts, covers, standing, own_question: own }): Telling[] => {
    if (fact === undefined || !isAsked(fact) || standing === 'refuted' || own !== undefined) return []
    const live = accounts.filter(({ claims }) => claims.length > 0)
    return [{ accounts: live, covers, isDisputed: standing === 'disputed' && live.length === 1 }]
  })
}
