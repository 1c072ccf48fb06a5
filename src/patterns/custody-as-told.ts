import { reach, type Point } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import { daysIn, type Days } from './days.ts'

/**
 * Whether somebody is in custody on a day: an account has it begun and none has it ended; accounts differ, or their days leave it
 * open; nobody says anything; it has ended by every account. Unknown is never "no longer".
 */
export type CustodyToday = 'yes' | 'contested' | 'unknown' | 'no'

export type CustodyAsTold = { readonly held: CustodyToday; readonly periods: readonly Days[] }

/** Works out custody as the points about a person tell it. Takes the day asked about. */
export function custodyAsTold(points: readonly Point[], at: Day): CustodyAsTold {
  const arrests = eventsOf(points, ['arrest.date'], at)
  const states = statesOf(points, at)
  const ends = [
    ...eventsOf(points, ['release.date', 'person.death_date', 'death.occurred'], at),
    ...states.filter(({ ends: over }) => over),
  ]
  const begun = [...arrests, ...states.filter(({ ends: over }) => !over)]
  return { held: heldToday(begun, ends, at), periods: periodsOf(begun, ends, at) }
}

/** Something that began or ended custody, and the days on which it may have been. */
type Turn = { readonly from: Day; readonly to: Day; readonly denied: boolean; readonly days?: Days }

function heldToday(begun: readonly Turn[], ends: readonly Turn[], at: Day): CustodyToday {
  const last = ends.reduce<Turn | undefined>((found, one) => (found === undefined || one.to > found.to ? one : found), undefined)
  if (last === undefined) return begun.length > 0 ? 'yes' : 'unknown'
  if (begun.some(({ from }) => from > last.to)) return 'yes'
  if (last.denied || last.to > at) return 'contested'
  return begun.some(({ from, to }) => from < to && to > last.from) ? 'contested' : 'no'
}

/** From each beginning to the end that follows it, or to the day asked about; an end without one, alone. */
function periodsOf(begun: readonly Turn[], ends: readonly Turn[], at: Day): readonly Days[] {
  const periods = begun.map(({ from, to, days }): Days => {
    const next = ends.filter((end) => end.to >= to).toSorted((a, b) => a.to - b.to)[0]
    const until = Math.min(next?.to ?? Infinity, days?.to ?? Infinity)
    return { from: Number.isFinite(from) ? from : null, to: Number.isFinite(until) ? until : at }
  })
  const found = periods.length > 0 ? periods : ends.map(({ to }): Days => ({ from: null, to: Math.min(to, at) }))
  return [...new Map(found.map((days) => [`${days.from} ${days.to}`, days])).values()]
}

/** What certainly was not after the day asked about, by all accounts of each event. */
function eventsOf(points: readonly Point[], facts: readonly string[], at: Day): readonly Turn[] {
  return points.flatMap(({ fact, accounts, standing, own_question: own }) => {
    if (fact === undefined || !facts.includes(fact) || standing === 'refuted' || own !== undefined) return []
    const told = accounts.filter(({ claims }) => claims.length > 0)
    const dated = told.flatMap(({ value }) => (value?.type === 'date' && value.date.kind === 'date' ? [reach(value.date)] : []))
    const so = told.some(({ value }) => value?.type === 'bool' && value.bool)
    const spans = [...dated, ...(so ? [{ from: -Infinity, to: at }] : [])].filter(({ from }) => from <= at)
    if (spans.length === 0) return []
    const denied = told.some(({ value, denies }) => (value === undefined ? denies.length > 0 : value.type === 'bool' && !value.bool))
    return [{ from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)), denied }]
  })
}

/** What is told of the status, of the place and of the time; each speaks from its first day on. */
function statesOf(points: readonly Point[], at: Day): readonly (Turn & { readonly ends: boolean })[] {
  return points.flatMap(({ fact, accounts, standing, covers, state, own_question: own }) => {
    if ((fact !== 'custody.status' && fact !== 'custody.place') || standing === 'refuted' || own !== undefined) return []
    const days = daysIn(covers, at)
    const from = days === null ? -Infinity : (days.from ?? -Infinity)
    if (from > at) return []
    const told = accounts.flatMap(({ value, claims }) => (claims.length > 0 && value !== undefined ? [value] : []))
    const kinds = new Set(told.map((value) => (value.type === 'enum' && over.has(value.text) ? 'over' : isOpen(value) ? 'open' : 'held')))
    return [...kinds].flatMap((kind) =>
      kind === 'open'
        ? []
        : [{ from, to: from, denied: state === 'contested', ends: kind === 'over', ...(days !== null && kind === 'held' && { days }) }],
    )
  })
}

const over: ReadonlySet<string> = new Set(['free', 'released_conditional', 'escaped', 'dead'])

/** Of medical parole the sentence goes on, and who is let out under it is not free: neither is said. */
const isOpen = (value: { readonly type: string; readonly text?: string }): boolean =>
  value.type === 'enum' && (value.text === 'unknown' || value.text === 'medical_parole')
