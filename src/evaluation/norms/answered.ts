import { plainValue, type FactValue } from '../../claims/index.ts'
import type { Answer, AnsweredPoint, Telling, Time } from '../../norms/index.ts'
import type { Account, Point } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { say } from '../say.ts'
import { highest, lowest, reach } from '../span.ts'
import type { Statement } from '../statements.ts'
import { inOrder, valueKey } from '../values.ts'
import { anchorsOf } from './anchors.ts'
import { apartInTime, toldThen } from './apart-in-time.ts'

/**
 * The points of a subject's fact as a condition is held against them, by what is stated: nothing is worked out. An event
 * that is told of different days is held against each of them.
 */
export function statedPoints(ground: Ground, subject: string, fact: string): readonly AnsweredPoint[] {
  return ground.pointsOf(subject, fact).flatMap((point): readonly AnsweredPoint[] => {
    const tellings = tellingsOf(ground, point, fact)
    if (tellings.length === 0) return []
    const told = timesOf(ground, subject, point)
    const times = told.filter(({ time }) => time.from <= ground.at)
    if (told.length > 0 && times.length === 0) return []
    const common = {
      fact,
      ...(point.occasion !== undefined && { occasion: point.occasion }),
      kind: kindOf(ground, fact),
    }
    if (times.length === 0) return [{ ...common, tellings, key: point.id, time: null, claims: claimsOf(tellings) }]
    return times.flatMap(({ time, claims, open, by }) => {
      const then = by && told.length > 1 ? tellingsOf(ground, toldThen(ground, point, by), fact) : tellings
      if (then.length === 0) return []
      return {
        ...common,
        ...(open && { open }),
        tellings: then,
        key: `${point.id} ${time.from}`,
        time,
        claims: sortedOnce([...claimsOf(then), ...claims]),
      }
    })
  })
}

const claimsOf = (tellings: readonly Telling[]): readonly string[] => sortedOnce(tellings.flatMap(({ claims }) => claims))

/** The accounts of a point that somebody still tells, each with what it answers. */
function tellingsOf(ground: Ground, point: Point, fact: string): readonly Telling[] {
  const told = point.accounts.filter(({ claims, value }) => claims.length > 0 && !isUnknown(value))
  const valued = told.filter(({ value }) => value !== undefined)
  return told.map((account) => {
    const answer = account.value === undefined ? denialOf(account, valued) : answerOf(account.value)
    return { ...toldBy(account), says: saysOf(ground, fact, account.value, answer), answer: () => answer }
  })
}

/** Who tells an account, by which claims, and whether the team's ruling prefers another. */
export const toldBy = ({ speakers, claims, ruled }: Account): Pick<Telling, 'speakers' | 'claims' | 'deprecated'> => ({
  speakers,
  claims,
  deprecated: ruled === 'deprecated',
})

/** The standing statements behind an account of a point. */
export function statementsBehind(ground: Ground, subject: string, point: Point, account: Account): readonly Statement[] {
  const fact = account.fact ?? point.fact
  if (fact === undefined) return []
  const key = account.value && valueKey(account.value)
  const isSame = ({ known, assertion, value }: Statement): boolean =>
    account.claims.includes(known.claim.id) && (key === undefined || value === key || assertion.value.type === 'place')
  return ground.statementsOf(subject, fact).filter((statement) => isSame(statement) && isIn(ground, point, statement))
}

export const sortedOnce = (ids: readonly string[]): string[] => [...new Set(ids)].sort(inOrder)

/** An amount with its unit: "23 hours", "1 day", "between 15 and 16 days". */
export function sayAmount(low: number, high: number, unit = ''): string {
  const one = unit.replace(/s$/, '')
  const units = (count: number): string => (unit === '' ? '' : ` ${count === 1 ? one : unit}`)
  if (low === high) return `${said(low)}${units(low)}`
  if (!Number.isFinite(high)) return `at least ${said(low)}${units(low)}`
  if (!Number.isFinite(low)) return `at most ${said(high)}${units(high)}`
  return `between ${said(low)} and ${said(high)}${units(high)}`
}

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const said = (count: number): string => grouped.format(count)

/** Whether a statement is told in this point, and not in another one of the same person and fact. */
function isIn({ facts }: Ground, point: Point, { assertion, span }: Statement): boolean {
  if (point.covers) return span === null ? point.covers.from === null && point.covers.to === null : within(point.covers, span)
  if (point.occasion !== undefined) return assertion.occasion === point.occasion
  return facts.get(assertion.fact)?.cardinality === 'one_at_a_time' ? span === null : assertion.occasion === undefined
}

function answerOf(value: FactValue): Answer {
  switch (value.type) {
    case 'bool':
      return value.bool
    case 'number':
      return { low: value.number, high: value.number }
    case 'enum':
    case 'text':
      return value.text
    case 'place':
    case 'date':
    case 'duration':
      return null
    default:
      return value satisfies never
  }
}

/** To say that something is not known is no answer. */
const isUnknown = (value: FactValue | undefined): boolean => value?.type === 'enum' && value.text === 'unknown'

/** Who denies a yes says no. Who denies a number or a word says only that it is not so. */
function denialOf(account: Account, valued: readonly Account[]): Answer {
  const denied = valued.filter(({ claims }) => claims.some((id) => account.denies.includes(id)))
  const [value, ...others] = [...new Set(denied.map((each) => (each.value?.type === 'bool' ? each.value.bool : null)))]
  return value === undefined || value === null || others.length > 0 ? null : !value
}

function saysOf({ facts }: Ground, fact: string, value: FactValue | undefined, answer: Answer): string {
  if (value === undefined) return typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : 'denied'
  if (value.type === 'bool') return value.bool ? 'yes' : 'no'
  if (value.type === 'number') return sayAmount(value.number, value.number, facts.get(fact)?.unit)
  if (value.type === 'date') return say(value.date)
  return String(plainValue(value)).replaceAll('_', ' ')
}

/** Who somebody is gives no time to what is done to them. */
const background: ReadonlySet<string> = new Set(['person.sex', 'person.disability', 'person.mental_health', 'person.foreign_national'])

function kindOf({ facts }: Ground, fact: string): AnsweredPoint['kind'] {
  if (background.has(fact)) return 'background'
  return facts.get(fact)?.cardinality === 'one_at_a_time' ? 'state' : 'event'
}

/** `by`: the claims that tell of this time, where a state is told of several. */
type Dated = Pick<AnsweredPoint, 'open'> & { readonly time: Time; readonly claims: readonly string[]; readonly by?: ReadonlySet<string> }

/** When a point's statements say that it was so; of an event that names no day, the day of what it belongs to. */
function timesOf(ground: Ground, subject: string, point: Point): readonly Dated[] {
  const statements = point.accounts.flatMap((account) => statementsBehind(ground, subject, point, account))
  if (kindOf(ground, point.fact!) !== 'event') {
    const told = statements.flatMap(({ span, known }) => (span ? [{ span, id: known.claim.id }] : []))
    // Who is disabled, or a foreigner, on a day is taken to be so from then on.
    if (background.has(point.fact!) && told.length > 0)
      return [{ time: { from: lowest(told.map(({ span }) => span.from)), to: Infinity, lasts: true }, claims: [] }]
    return apartInTime(told).map((group): Dated => {
      const spans = group.map(({ span }) => span)
      const [going, past] = [spans.filter((span) => span.to === Infinity), spans.filter((span) => span.to < Infinity)]
      const open = { since: highest(going.map((span) => span.from)), told: highest(past.map((span) => span.to)) }
      const time = { from: lowest(spans.map((span) => span.from)), to: highest(spans.map((span) => span.to)), lasts: true }
      return { time, claims: [], open, by: new Set(group.map(({ id }) => id)) }
    })
  }
  const dated = statements.flatMap(({ assertion: { when } }) =>
    when?.kind === 'date' ? [{ ...reach(when), lasts: when.precision === 'interval' }] : [],
  )
  const anchored = dated.length > 0 ? [] : anchorsOf(ground, subject, point.fact!)
  const told =
    dated.length > 0 || anchored.length > 0 ? dated : statements.flatMap(({ time }) => (time ? [{ ...reach(time), lasts: false }] : []))
  const once = new Map(told.map((time) => [`${time.from} ${time.to} ${time.lasts}`, time]))
  return [...anchored, ...[...once.values()].map((time) => ({ time, claims: [] }))]
}

function within({ from, to }: NonNullable<Point['covers']>, span: { readonly from: number; readonly to: number }): boolean {
  return (from === null || dayNumber(from) <= span.to) && (to === null || span.from <= dayNumber(to))
}

const dayNumber = (text: string): number => Math.floor(Date.parse(`${text}T00:00:00Z`) / 86_400_000)
