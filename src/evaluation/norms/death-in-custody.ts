import type { AnsweredPoint, Telling } from '../../norms/index.ts'
import type { Account } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { sayDay } from '../say.ts'
import { highest, lowest, type Span } from '../span.ts'
import { sortedOnce, statedPoints, statementsBehind, toldBy } from './answered.ts'
import { daysTold, deniersOf, endsSince, eventsTold, type Dated, type DaysTold } from './ends-told.ts'
import { heldBefore, heldFacts, isNear, type StillHeld } from './held-before.ts'
import { storiesOf, type Version } from './stories.ts'

/** The facts that it is worked out from. */
export const deathFacts: readonly string[] = ['person.death_date', 'arrest.date', 'release.date', ...heldFacts]

/**
 * Whether somebody died in custody: as stated, and as it follows from a dated death. Whoever was arrested before it, not released
 * since and still held about that time died in custody; whoever was released or free before it did not. Of whom neither is
 * told, and of whom is told that they were on medical parole, nothing follows; and nothing by the account of who denies the arrest.
 */
export function deathInCustody(ground: Ground, subject: string): readonly AnsweredPoint[] {
  const stated = statedPoints(ground, subject, 'death.occurred')
  const { told: dated, denials } = daysTold(ground, subject, 'person.death_date')
  const deaths = dated.filter(({ span }) => span.from <= ground.at)
  const releases = daysTold(ground, subject, 'release.date')
  const statuses = statusesTold(ground, subject)
  const arrests = eventsTold(ground, subject, 'arrest.date')
  const heldAt = new Map(deaths.map((death) => [death, heldBefore(ground, subject, death.span)]))
  const derived = deaths.flatMap((death): Telling[] => {
    const custodies = custodiesBefore(death.span, { arrests, releases, statuses, held: heldAt.get(death) ?? [] })
    return (
      storiesOf(deaths, custodies)
        // That nobody tells how the custody ended is no account to hold against those who state how they died.
        .filter(({ one, other }) => one === death && !(other.isSilence && stated.length > 0))
        .map(({ other: { held, says }, speakers, claims, deprecated }) => ({
          speakers,
          claims,
          deprecated,
          says: `${says}, died ${sayDays(death.span)}`,
          answer: () => held,
        }))
    )
  })
  if (derived.length === 0) {
    // That an arrest came after the last release decides that nothing follows from the release.
    const isOutdated = deaths.length > 0 && (releases.told.length > 0 || statuses.length > 0)
    const later = isOutdated ? arrests.flatMap(({ told, denials: denied }) => [...told, ...denied]).flatMap(({ claims }) => claims) : []
    return later.length === 0 ? stated : stated.map((point) => ({ ...point, claims: sortedOnce([...point.claims, ...later]) }))
  }
  const denied = denials.map((denial): Telling => ({ ...toldBy(denial), says: 'denied', answer: () => null }))
  const behind = [
    ...deaths,
    ...denied,
    ...arrests.flatMap((arrest) => [...arrest.told, ...arrest.denials]),
    ...releases.told,
    ...releases.denials,
    ...statuses,
    ...[...heldAt.values()].flat(),
  ]
  const days = deaths.map(({ span }) => span)
  const ofDeath = { from: lowest(days.map(({ from }) => from)), to: highest(days.map(({ to }) => to)), lasts: false }
  const common = {
    fact: 'death.occurred',
    kind: 'event',
    tellings: [...new Set(stated.flatMap(({ tellings }) => tellings)), ...derived, ...denied],
    claims: sortedOnce([...stated, ...behind].flatMap(({ claims }) => claims)),
  } as const
  const asDated = { ...common, key: `${subject}/death.occurred`, time: ofDeath }
  // What is told of several days is held against each of them, and the days of the death are some of them.
  const isOfDeath = ({ time }: AnsweredPoint): boolean => time === null || (time.from <= ofDeath.to && ofDeath.from <= time.to)
  return [...stated.map(({ key, time }) => ({ ...common, key, time: time ?? ofDeath })), ...(stated.some(isOfDeath) ? [] : [asDated])]
}

type StatusTold = Dated & { readonly isFree: boolean }
type Told = {
  readonly arrests: readonly DaysTold[]
  readonly releases: DaysTold
  readonly statuses: readonly StatusTold[]
  /** Who has the person held when they died. */
  readonly held: readonly StillHeld[]
}

/** An account of whether somebody was in custody on a day. Null: it leaves that open. */
type Custody = Version & { readonly held: boolean | null; readonly says: string; readonly isSilence?: true }

function custodiesBefore(death: Span, { arrests, releases, statuses, held }: Told): readonly Custody[] {
  const before = arrests.map((each) => each.told.filter(({ span }) => span.from <= death.to)).filter((each) => each.length > 0)
  const last = before.toSorted((a, b) => highest(b.map(({ span }) => span.to)) - highest(a.map(({ span }) => span.to)))[0] ?? []
  const taken = highest(last.map(({ span }) => span.to))
  const since = statuses.filter(({ span }) => span.from > taken && span.from <= death.to)
  // Who is told to be free on the day of the death was so before it.
  const free = since.filter(({ isFree }) => isFree).map((told) => ({ ...told, span: dayUpTo(told.span.from, death.from - 1) }))
  const ends: DaysTold = { told: [...releases.told, ...free], denials: releases.denials }
  const isOnParole = since.some(({ isFree }) => !isFree)
  const starts = last.length > 0 ? last : [{ speakers: [], claims: [], deprecated: false, span: dayUpTo(-Infinity, -Infinity) }]
  const denied = arrests.flatMap((each) => deniersOf(each, last))
  const custodies = starts.flatMap((start): Custody[] => {
    // Who was released after the death was not released before it.
    const told = endsSince(start.span, before.flat(), ends).map((end) =>
      end.span !== null && end.span.from > death.to ? { ...end, span: null } : end,
    )
    const stories = told.length === 0 ? [] : start.claims.length > 0 ? storiesOf([start], told) : told.map((other) => ({ ...other, other }))
    const began = Number.isFinite(start.span.from) ? `arrested ${sayDays(start.span)}` : ''
    const isHeld = isOnParole ? null : true
    if (start.claims.length > 0 && stories.length === 0) {
      const says = `${began}, no release told`
      if (isOnParole || isNear(start.span.from, death)) return [{ ...start, held: isHeld, says }]
      if (held.length === 0) return [{ ...start, held: null, says: `${says}, nor custody when the person died`, isSilence: true }]
      return storiesOf(starts, held).flatMap(({ one, other, speakers, claims, deprecated }): Custody[] =>
        one === start ? [{ speakers, claims, deprecated, held: other.held, says: `${says}, ${other.says}` }] : [],
      )
    }
    return stories.flatMap(({ other: { span }, speakers, claims, deprecated }): Custody[] => {
      if (span === null)
        return start.claims.length > 0 ? [{ speakers, claims, deprecated, held: isHeld, says: `${began}, not released` }] : []
      const isSure = span.to < death.from
      return [{ speakers, claims, deprecated, held: isSure ? false : null, says: freeBy(span, death) }]
    })
  })
  return [...custodies, ...withoutArrest(denied, ends.told, death)]
}

/** To who denies the arrest somebody was free where another tells of an end before the death; else nothing says whether they were held. */
function withoutArrest(denials: readonly Account[], ends: readonly Dated[], death: Span): readonly Custody[] {
  const ended = ends.filter(({ span }) => span.to < death.from)
  return denials.flatMap((denial): readonly Custody[] => {
    if (ended.length === 0) return [{ ...toldBy(denial), held: null, says: 'arrest denied' }]
    return storiesOf([toldBy(denial)], ended).map(({ other: { span }, speakers, claims, deprecated }) => ({
      speakers,
      claims,
      deprecated,
      held: false,
      says: freeBy(span, death),
    }))
  })
}

/** A date may leave one side open, or both. */
function sayDays({ from, to }: Span): string {
  if (!Number.isFinite(from)) return Number.isFinite(to) ? `by ${sayDay(to)}` : 'on a day that is not told'
  if (!Number.isFinite(to)) return `on ${sayDay(from)} or later`
  return from === to ? `on ${sayDay(from)}` : `between ${sayDay(from)} and ${sayDay(to)}`
}

function freeBy({ to }: Span, death: Span): string {
  if (!Number.isFinite(to)) return 'free from a day that is not told'
  return to === death.from - 1 ? `free before ${sayDay(death.from)}` : `free by ${sayDay(to)}`
}

const dayUpTo = (day: number, last: number): Span => ({ from: Math.min(day, last), to: Math.min(day, last) })

/** Who says that somebody was free, or on medical parole, and since when. */
function statusesTold(ground: Ground, subject: string): readonly StatusTold[] {
  return ground.pointsOf(subject, 'custody.status').flatMap((point) =>
    point.accounts.flatMap((account): StatusTold[] => {
      const status = account.value?.type === 'enum' ? account.value.text : ''
      if (account.claims.length === 0 || !(free.has(status) || status === 'medical_parole')) return []
      return statementsBehind(ground, subject, point, account).flatMap(({ span }) => {
        if (span === null) return []
        const day = Number.isFinite(span.from) ? span.from : span.to
        return Number.isFinite(day) ? [{ ...toldBy(account), isFree: free.has(status), span: { from: day, to: day } }] : []
      })
    }),
  )
}

const free: ReadonlySet<string> = new Set(['free', 'released_conditional', 'escaped'])
