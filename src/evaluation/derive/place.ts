import { plainValue } from '../../claims/index.ts'
import type { DerivedFact } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { sayDay } from '../say.ts'
import { append, type Statement } from '../statements.ts'
import { ranged, sayRange } from './range.ts'
import { highest, lowest } from '../span.ts'

/**
 * Where the person is held at the day asked about, or was last said to be held, and for how many days at least and at
 * most. Takes the person's id. One result for each account where several are told or the point is disputed.
 */
export function derivePlace(ground: Ground, subject: string): DerivedFact[] {
  const current = currentOf(ground.statementsOf(subject, 'custody.place'), ground.at)
  const accounts = new Map<string, Statement[]>()
  for (const statement of current) append(accounts, statement.value, statement)
  return [...accounts.values()].flatMap((told) => {
    const value = String(plainValue(told[0]!.assertion.value))
    const place = ground.nameOf(value)
    const claims = [...new Set(told.map(({ known }) => known.claim.id))].sort()
    const speakers = [...new Set(told.map((statement) => ground.speakers(statement)))].sort().join('; ')
    const account = accounts.size > 1 || disputed(ground, subject, claims) ? { account: `held at ${place} (${speakers})` } : {}
    const until = highest(told.map(({ span }) => span!.to))
    const text = until >= ground.at ? `held at ${place} on ${sayDay(ground.at)}` : `last said to be held at ${place}, of ${sayDay(until)}`
    const held = { fact: 'custody.place', subject, value, low: value, high: value, claims, ...account, text }
    return [held, ...daysThere(ground, subject, told, place, account.account)]
  })
}

/** Statements that speak of the day, or else those of the last time of which any does. */
function currentOf(statements: readonly Statement[], at: number): readonly Statement[] {
  const begun = statements.filter(({ span }) => span !== null && span.from <= at)
  const covering = begun.filter(({ span }) => span!.to >= at)
  const handedOver = covering.some(({ span }) => span!.to > at)
  if (covering.length > 0) return covering.filter(({ span }) => !handedOver || span!.to > at || span!.from === at)
  const last = highest(begun.map(({ span }) => span!.to))
  return begun.filter(({ span }) => span!.to === last)
}

function daysThere({ at }: Ground, subject: string, told: readonly Statement[], place: string, account: string | undefined): DerivedFact[] {
  const covering = told.filter(({ span }) => span!.to >= at)
  const starts = covering.flatMap(({ assertion }) =>
    assertion.when?.kind === 'date' && assertion.when.ends?.from ? [assertion.when.ends.from] : [],
  )
  if (starts.length === 0) return []
  const low = Math.max(0, at - highest(starts.map(({ latest }) => latest)))
  const high = at - lowest(starts.map(({ earliest }) => earliest))
  const text = `${sayRange(low, high, 'days')} at ${place}`
  const claims = covering.map(({ known }) => known.claim.id)
  return [ranged({ fact: 'custody.days_at_place', subject, low, high, unit: 'days', claims, account, text })]
}

function disputed(ground: Ground, subject: string, claims: readonly string[]): boolean {
  const points = ground
    .pointsOf(subject, 'custody.place')
    .filter(({ accounts }) => accounts.some((account) => account.claims.some((id) => claims.includes(id))))
  return points.some(({ state }) => state === 'contested' || state === 'explained')
}
