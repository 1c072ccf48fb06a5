import type { AnsweredPoint, Telling } from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { sayDay } from '../say.ts'
import { highest, lowest, type Span } from '../span.ts'
import { sortedOnce, statedPoints, statementsBehind, toldBy } from './answered.ts'
import { daysTold, endsSince, type Dated, type DaysTold } from './ends-told.ts'
import { storiesOf, type Version } from './stories.ts'

/** The facts that it is worked out from. */
export const deathFacts: readonly string[] = ['person.death_date', 'arrest.date', 'release.date', 'custody.status']

/**
 * Whether somebody died in custody: as stated, and as it follows from a dated death. Whoever was arrested before it and not
 * released since died in custody; whoever was released or free before it did not. Of whom neither is told, and of whom is
 * told that they were on medical parole, nothing follows.
 */
export function deathInCustody(ground: Ground, subject: string): readonly AnsweredPoint[] {
  const stated = statedPoints(ground, subject, 'death.occurred')
  const { told, denials } = daysTold(ground, subject, 'person.death_date')
  const deaths = told.filter(({ span }) => span.from <= ground.at)
  const releases = daysTold(ground, subject, 'release.date')
  const statuses = statusesTold(ground, subject)
  const arrests = arrestsTold(ground, subject)
  const derived = deaths.flatMap((death): Telling[] => {
    const custodies = custodiesBefore(death.span, { arrests, releases, statuses })
    return storiesOf(deaths, custodies)
      .filter(({ one }) => one === death)
      .map(({ other: { held, says }, speakers, claims, deprecated }) => ({
        speakers,
        claims,
        deprecated,
        says: `${says}, died ${sayDays(death.span)}`,
        answer: () => held,
      }))
  })
  if (derived.length === 0) return stated
  const denied = denials.map((denial): Telling => ({ ...toldBy(denial), says: 'denied', answer: () => null }))
  const behind = [...deaths, ...denied, ...arrests.flat(), ...releases.told, ...releases.denials, ...statuses]
  const days = deaths.map(({ span }) => span)
  return [
    {
      key: `${subject}/death.occurred`,
      fact: 'death.occurred',
      kind: 'event',
      time: stated[0]?.time ?? { from: lowest(days.map(({ from }) => from)), to: highest(days.map(({ to }) => to)), lasts: false },
      tellings: [...new Set(stated.flatMap(({ tellings }) => tellings)), ...derived, ...denied],
      claims: sortedOnce([...stated, ...behind].flatMap(({ claims }) => claims)),
    },
  ]
}

type StatusTold = Dated & { readonly isFree: boolean }
type Told = {
  /** The accounts of each arrest. */
  readonly arrests: readonly (readonly Dated[])[]
  readonly releases: DaysTold
  readonly statuses: readonly StatusTold[]
}

/** An account of whether somebody was in custody on a day. Null: it leaves that open. */
type Custody = Version & { readonly held: boolean | null; readonly says: string }

function custodiesBefore(death: Span, { arrests, releases, statuses }: Told): readonly Custody[] {
  const before = arrests.map((each) => each.filter(({ span }) => span.from <= death.to)).filter((each) => each.length > 0)
  const last = before.toSorted((a, b) => highest(b.map(({ span }) => span.to)) - highest(a.map(({ span }) => span.to)))[0] ?? []
  const taken = highest(last.map(({ span }) => span.to))
  const since = statuses.filter(({ span }) => span.from > taken && span.from <= death.to)
  // Who is told to be free on the day of the death was so before it.
  const free = since.filter(({ isFree }) => isFree).map((told) => ({ ...told, span: dayUpTo(told.span.from, death.from - 1) }))
  const ends: DaysTold = { told: [...releases.told, ...free], denials: releases.denials }
  const isOnParole = since.some(({ isFree }) => !isFree)
  const starts = last.length > 0 ? last : [{ speakers: [], claims: [], deprecated: false, span: dayUpTo(-Infinity, -Infinity) }]
  return starts.flatMap((start): Custody[] => {
    const told = endsSince(start.span, before.flat(), ends).filter(({ span }) => span === null || span.from <= death.to)
    const stories = told.length === 0 ? [] : start.claims.length > 0 ? storiesOf([start], told) : told.map((other) => ({ ...other, other }))
    const arrested = Number.isFinite(start.span.from) ? `arrested ${sayDays(start.span)}` : ''
    const isHeld = isOnParole ? null : true
    if (start.claims.length > 0 && stories.length === 0) return [{ ...start, held: isHeld, says: `${arrested}, no release told` }]
    return stories.flatMap(({ other: { span }, speakers, claims, deprecated }): Custody[] => {
      if (span === null)
        return start.claims.length > 0 ? [{ speakers, claims, deprecated, held: isHeld, says: `${arrested}, not released` }] : []
      const isSure = span.to < death.from
      return [{ speakers, claims, deprecated, held: isSure ? false : null, says: freeBy(span, death) }]
    })
  })
}

const sayDays = ({ from, to }: Span): string => (from === to ? `on ${sayDay(from)}` : `between ${sayDay(from)} and ${sayDay(to)}`)

const freeBy = ({ to }: Span, death: Span): string =>
  to === death.from - 1 ? `free before ${sayDay(death.from)}` : `free by ${sayDay(to)}`

const dayUpTo = (day: number, last: number): Span => ({ from: Math.min(day, last), to: Math.min(day, last) })

function arrestsTold(ground: Ground, subject: string): readonly (readonly Dated[])[] {
  const { told } = daysTold(ground, subject, 'arrest.date')
  return ground
    .pointsOf(subject, 'arrest.date')
    .map(({ accounts }) =>
      told.filter((each) => accounts.some(({ claims }) => claims.length > 0 && claims.every((id) => each.claims.includes(id)))),
    )
}

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
