import { plainValue, type FactValue } from '../../claims/index.ts'
import type { Answer, AnsweredPoint, Telling, Time } from '../../norms/index.ts'
import type { Account, Point } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { say } from '../say.ts'
import { highest, lowest, reach } from '../span.ts'
import type { Statement } from '../statements.ts'
import { inOrder, valueKey } from '../values.ts'
import { anchorOf } from './anchors.ts'

/** The points of a subject's fact as a condition is held against them, by what is stated: nothing is worked out. */
export function statedPoints(ground: Ground, subject: string, fact: string): readonly AnsweredPoint[] {
  return ground.pointsOf(subject, fact).flatMap((point) => {
    const time = timeOf(ground, subject, point)
    if (time !== null && time.time.from > ground.at) return []
    const tellings = tellingsOf(ground, point, fact)
    return tellings.length === 0
      ? []
      : [
          {
            key: point.id,
            fact,
            ...(point.occasion !== undefined && { occasion: point.occasion }),
            kind: kindOf(ground, fact),
            time: time && { ...time.time, to: Math.min(time.time.to, ground.at) },
            tellings,
            claims: sortedOnce([...tellings.flatMap(({ claims }) => claims), ...(time?.claims ?? [])]),
          },
        ]
  })
}

/** The accounts of a point that somebody still tells, each with what it answers. */
export function tellingsOf(ground: Ground, point: Point, fact: string): readonly Telling[] {
  const told = point.accounts.filter(({ claims }) => claims.length > 0)
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
  return ground
    .statementsOf(subject, fact)
    .filter(
      ({ known, assertion, value }) =>
        account.claims.includes(known.claim.id) &&
        (key === undefined || value === key || assertion.value.type === 'place') &&
        isIn(point, assertion),
    )
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

const isIn = (point: Point, { occasion }: Statement['assertion']): boolean =>
  point.occasion === undefined || point.covers !== undefined || occasion === point.occasion

function answerOf(value: FactValue): Answer {
  switch (value.type) {
    case 'bool':
      return value.bool
    case 'number':
      return { low: value.number, high: value.number }
    case 'enum':
    case 'text':
      return value.text === 'unknown' ? null : value.text
    case 'place':
    case 'date':
    case 'duration':
      return null
    default:
      return value satisfies never
  }
}

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

/** When a point's statements say that it was so; of an event that names no day, the day of what it belongs to. */
function timeOf(ground: Ground, subject: string, point: Point): { readonly time: Time; readonly claims: readonly string[] } | null {
  const statements = point.accounts.flatMap((account) => statementsBehind(ground, subject, point, account))
  const state = point.fact !== undefined && kindOf(ground, point.fact) !== 'event'
  const spans = statements.flatMap(({ span, time, assertion }) => {
    if (state && point.covers && span) return within(point.covers, span) ? [span] : []
    if (state) return span ? [span] : []
    return assertion.when?.kind === 'date' ? [reach(assertion.when)] : time && assertion.when === undefined ? [] : []
  })
  const lasts = state || statements.some(({ assertion }) => assertion.when?.kind === 'date' && assertion.when.precision === 'interval')
  if (spans.length > 0) return { time: { from: lowest(spans.map(({ from }) => from)), to: openTo(point, spans), lasts }, claims: [] }
  if (state) return null
  const anchor = anchorOf(ground, subject, point.fact!)
  if (anchor) return anchor
  const told = statements.flatMap(({ time }) => (time ? [reach(time)] : []))
  if (told.length === 0) return null
  return { time: { from: lowest(told.map(({ from }) => from)), to: highest(told.map(({ to }) => to)), lasts: false }, claims: [] }
}

/** Who is disabled, or a foreigner, on a day is taken to be so from then on. */
const openTo = ({ fact }: Point, spans: readonly { readonly to: number }[]): number =>
  background.has(fact!) ? Infinity : highest(spans.map(({ to }) => to))

function within({ from, to }: NonNullable<Point['covers']>, span: { readonly from: number; readonly to: number }): boolean {
  return (from === null || dayNumber(from) <= span.to) && (to === null || span.from <= dayNumber(to))
}

const dayNumber = (text: string): number => Math.floor(Date.parse(`${text}T00:00:00Z`) / 86_400_000)
