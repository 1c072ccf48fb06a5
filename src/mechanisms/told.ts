import type { FactDictionary, FactValue } from '../claims/index.ts'
import type { Account, Point } from '../evaluation/index.ts'
import { formatDay, parseDate, type Day } from '../kit/index.ts'
import { meets, type Concern } from './mechanism.ts'
import type { ToldOf } from './told-of.ts'

/**
 * What the claims come to on a condition, from what shuts to what opens: `no` by every account; `unknown`: nobody says it; `last`: it was so
 * when last told, which is over; `if_accepted` by some accounts; `yes` by all. Unknown is never yes.
 */
const answers = ['no', 'unknown', 'last', 'if_accepted', 'yes'] as const
export type Answer = (typeof answers)[number]

export type Found = {
  readonly answer: Answer
  readonly claims: readonly string[]
  /** The sources by whose account it is so, where others differ. */
  readonly speakers: readonly string[]
  /** Facts whose answer would decide it. */
  readonly ask: readonly string[]
}

/** Whom the question is about, and on which day. */
export type Asked = {
  readonly told: ToldOf
  readonly facts: FactDictionary
  readonly subject: string
  readonly at: Day
}

/** What a person's claims come to on a condition. */
export function ask(concern: Concern, asked: Asked): Found {
  if ('all' in concern)
    return together(
      concern.all.map((one) => ask(one, asked)),
      'all',
    )
  if ('any' in concern)
    return together(
      concern.any.map((one) => ask(one, asked)),
      'any',
    )
  const told = tellingsOf(concern.fact, asked)
  const computed = concern.fact === 'person.age' ? ageMeets(concern, asked) : undefined
  if (computed !== undefined) return computed
  const now = told.filter(({ over }) => !over)
  const meeting = (list: readonly Telling[]): readonly Telling[] => list.filter(({ value }) => meets(value, concern))
  const said = meeting(now)
  if (said.length > 0) {
    const all = said.length === now.length && !said.some(({ denied }) => denied)
    return { answer: all ? 'yes' : 'if_accepted', ...of(said), speakers: all ? [] : speakersOf(said), ask: [] }
  }
  // Who denies a word says only that it is not so: what is so instead, nobody says.
  if (now.some(({ denied }) => denied)) return { answer: 'unknown', ...of(now), ask: [concern.fact] }
  if (now.length > 0) return { answer: 'no', ...of(now), ask: [] }
  const before = meeting(told)
  if (before.length > 0) return { answer: 'last', ...of(before), ask: [concern.fact] }
  return { answer: 'unknown', claims: [], speakers: [], ask: [concern.fact] }
}

/** One account of a fact, as of the day: `over` where it speaks of an earlier time only; `denied` where another one says that it is not so. */
export type Telling = {
  readonly value: FactValue
  readonly claims: readonly string[]
  readonly speakers: readonly string[]
  readonly over: boolean
  readonly denied: boolean
  /** What it is told of, where several are told apart. */
  readonly occasion?: string
}

/** What is told of a fact of a person by a day: of events all until then, of a state what holds on the day, or what was told last before it. */
export function tellingsOf(fact: string, { told, facts, subject, at }: Asked): readonly Telling[] {
  const points = told.pointsOf(subject, fact)
  const isState = facts.get(fact)?.cardinality === 'one_at_a_time'
  const day = formatDay(at)
  const holds = points.filter(
    ({ covers }) => covers === undefined || !isState || ((covers.from ?? '') <= day && day <= (covers.to ?? '9999')),
  )
  const later = told.laterTo(fact)
  const tell = (list: readonly Point[], over: boolean): readonly Telling[] => list.flatMap((point) => standingIn(point, later, at, over))
  if (holds.length > 0) return tell(holds, false)
  const earlier = points.filter(({ covers }) => covers?.to !== undefined && covers.to !== null && covers.to < day)
  const newest = earlier.reduce((last, { covers }) => (covers!.to! > last ? covers!.to! : last), '')
  return tell(
    earlier.filter(({ covers }) => covers!.to === newest),
    true,
  )
}

/** The days that a told date may mean, open sides left out. */
export function daysTold({ value }: Telling): { readonly from: Day; readonly to: Day } | null {
  if (value.type !== 'date' || value.date.kind !== 'date') return null
  const { earliest: from, latest: to } = value.date
  return Number.isFinite(from) && Number.isFinite(to) ? { from, to } : null
}

/** The accounts of a point that somebody still tells. Who denies a yes says no, and who denies a no, yes; of anything else, that it is not so. */
function standingIn({ accounts, occasion }: Point, later: ReadonlySet<string>, at: Day, over: boolean): readonly Telling[] {
  const standing = accounts.flatMap((account) => {
    const claims = account.claims.filter((id) => !later.has(id))
    return claims.length === 0 ? [] : [{ ...account, claims }]
  })
  const denials = standing.filter(({ value }) => value === undefined)
  return standing.flatMap(({ value, claims, withdrawn, speakers }): readonly Telling[] => {
    // What lies after the day has not happened on it.
    if (value === undefined || (value.type === 'date' && value.date.kind === 'date' && value.date.earliest > at)) return []
    const denying = denials.filter(({ denies }) => denies.some((id) => claims.includes(id) || withdrawn.includes(id)))
    const contrary = value.type === 'bool' ? denying.map((denial) => tellingOf(denial, { ...value, bool: !value.bool }, over)) : []
    return [{ value, claims, speakers, over, denied: denying.length > 0, ...(occasion !== undefined && { occasion }) }, ...contrary]
  })
}

const tellingOf = ({ claims, speakers }: Account, value: FactValue, over: boolean): Telling => ({
  value,
  claims,
  speakers,
  over,
  denied: true,
})

/** An age is computed from the day of birth where that is told: `if_accepted` where the accounts of it differ over the limit. */
function ageMeets(concern: Concern, { told, subject }: Asked): Found | undefined {
  const derived = told.agesOf(subject)
  if (derived.length === 0 || !('op' in concern)) return undefined
  const fits = (number: number | string | null): boolean => number !== null && meets({ type: 'number', number: Number(number) }, concern)
  const each = derived.map(({ low, high, value, claims }) => ({ claims, low: fits(low ?? value), high: fits(high ?? value) }))
  const claims = [...new Set(each.flatMap((one) => one.claims))]
  if (each.every(({ low, high }) => low && high)) return { answer: 'yes', claims, speakers: [], ask: [] }
  if (each.every(({ low, high }) => !low && !high)) return { answer: 'no', claims, speakers: [], ask: [] }
  return { answer: 'unknown', claims, speakers: [], ask: ['person.birth_date'] }
}

/** Several conditions as one: all of them, or any. What is still to be asked is what would decide. */
function together(found: readonly Found[], how: 'all' | 'any'): Found {
  const rank = ({ answer }: Found): number => answers.indexOf(answer)
  const deciding = found.reduce((best, one) => ((how === 'all' ? rank(one) < rank(best) : rank(one) > rank(best)) ? one : best))
  const same = found.filter(({ answer }) => answer === deciding.answer)
  const open = deciding.answer === 'yes' || deciding.answer === 'no' ? [] : found.flatMap((one) => one.ask)
  return {
    answer: deciding.answer,
    claims: [...new Set((how === 'any' ? same : found).flatMap((one) => one.claims))],
    speakers: [...new Set(same.flatMap((one) => one.speakers))],
    ask: [...new Set(open)],
  }
}

const of = (list: readonly Telling[]): Pick<Found, 'claims' | 'speakers'> => ({
  claims: [...new Set(list.flatMap(({ claims }) => claims))],
  speakers: [],
})
const speakersOf = (list: readonly Telling[]): readonly string[] => [...new Set(list.flatMap(({ speakers }) => speakers))]

/** A day that is written as text (YYYY, YYYY-MM, YYYY-MM-DD) as the days it may mean; null where it cannot be read. */
export function daysOf(text: string): { readonly from: Day; readonly to: Day } | null {
  const date = parseDate(text)
  return date.kind === 'date' ? { from: date.earliest, to: date.latest } : null
}
