import type { Standing } from '../../claims/index.ts'
import {
  divide,
  match,
  situationsOf,
  type AnsweredPoint,
  type Hold,
  type Matched,
  type Norm,
  type NormAccount,
  type NormOutcome,
  type NormResult,
  type Situation,
  type Stretch,
  type Telling,
  type Time,
} from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { dayText } from '../say.ts'
import { highest, lowest } from '../span.ts'
import { inOrder } from '../values.ts'
import { sortedOnce } from './answered.ts'
import type { Frame } from './frame.ts'
import type { PreparedNorm } from './prepared.ts'
import { accountSaid, reasonFor } from './reason.ts'

/** A person whom norms may protect, with all that the file answers about them. */
export type Person = {
  readonly ground: Ground
  readonly subject: string
  readonly frame: Frame
  readonly answers: (fact: string) => readonly AnsweredPoint[]
  readonly weakest: (claims: readonly string[]) => Standing | null
  readonly stretches: (norm: Norm) => readonly Stretch[]
}

/**
 * What a norm comes to for a person. Situations are told apart by whether the norm held then: what it held for is said
 * first; what came before it, or is not sure, only where the facts meet the condition, or where there is nothing else.
 */
export function proposalsFor(person: Person, prepared: PreparedNorm): readonly NormResult[] {
  const situations = prepared.ways.flatMap((way) => situationsOf(way, person.answers))
  const parts = situations.flatMap((situation) => {
    const time = situation.time ?? framed(person)
    return divide(person.stretches(prepared.norm), time).map(({ hold, why, time: cut }) => ({ hold, why, situation: { ...situation, time: cut }, dated: situation.time !== null }))
  })
  const groups = Map.groupBy(parts, ({ hold }) => hold)
  const found = order.flatMap((hold) => {
    const group = groups.get(hold) ?? []
    if (group.length === 0) return []
    const matched = match(group.map(({ situation }) => situation))
    const why = group.find(({ situation }) => matched.situations.includes(situation))?.why ?? ''
    const dated = group.filter(({ situation, dated: isDated }) => isDated && matched.situations.includes(situation))
    return [{ hold, why, matched, outcome: outcomeOf(hold, matched), times: dated.flatMap(({ situation: { time } }) => (time ? [time] : [])) }]
  })
  const [first] = found.filter(({ hold }) => hold === 'in_force')
  const met = found.filter(({ hold, matched }) => hold !== 'in_force' && (matched.kind === 'met' || matched.kind === 'met_if'))
  const said = [...(first ? [first] : []), ...met]
  const alone = found.find(({ matched }) => matched.kind === 'open') ?? found[0]
  const results = said.length > 0 ? said : alone ? [alone] : []
  return results.map(({ hold, why, matched, outcome, times }) => resultOf(person, prepared, { hold, why, matched, outcome, times }))
}

type Found = { readonly hold: Hold; readonly why: string; readonly matched: Matched; readonly outcome: NormOutcome; readonly times: readonly Time[] }

const order: readonly Hold[] = ['in_force', 'check', 'unsure', 'not_binding', 'before']

function outcomeOf(hold: Hold, { kind }: Matched): NormOutcome {
  if (kind === 'unmet') return 'not_engaged'
  switch (hold) {
    case 'in_force':
      return kind === 'met' ? 'engaged' : kind === 'met_if' ? 'if_accepted' : 'cannot_tell'
    case 'before':
      return 'not_in_force'
    case 'not_binding':
      return 'not_binding'
    case 'check':
      return 'check_ratification'
    case 'unsure':
      return 'cannot_tell'
    default:
      return hold satisfies never
  }
}

function resultOf(person: Person, { marks }: PreparedNorm, { hold, why, matched, outcome, times }: Found): NormResult {
  const { ground, subject, weakest } = person
  const claims = sortedOnce([...matched.deciding.flatMap((point) => point.claims), ...framing(person, matched, hold, times)])
  const period = hull(times)
  const undated = period === null && claims.length > 0 && matched.deciding.some(({ kind }) => kind !== 'background')
  const ask = matched.kind === 'open' && outcome === 'cannot_tell' ? [...new Set(matched.unknown.map(({ test }) => test.fact))] : []
  const range = matched.kind === 'open' && outcome === 'cannot_tell' ? straddling(matched, ground) : undefined
  return {
    ...marks,
    subject,
    result: outcome,
    ...(outcome === 'if_accepted' && matched.kind === 'met_if' && { accounts: accountsOf(ground, matched.situations, matched.accounts) }),
    reason: reasonFor(ground, { matched, hold, why, period, undated }),
    claims,
    standing: weakest(claims),
    ask: ask.map((fact) => ({ fact, question: ground.facts.get(fact)?.question ?? fact })),
    ...(period && { period: { from: written(period.from), to: written(period.to) } }),
    ...(range && { range }),
  }
}

/** What gives no time by itself is of the time in custody; where nothing says when that began, of the day asked about or the last day of it. */
const framed = ({ frame }: Person): Time => ({ from: Number.isFinite(frame.from) ? frame.from : frame.to, to: frame.to, lasts: true })

/** The claims that bound the custody decide too where nothing else gives a time and the time matters. */
function framing({ frame, ground }: Person, { deciding }: Matched, hold: Hold, times: readonly Time[]): readonly string[] {
  if (times.length > 0) return []
  const aged = deciding.some(({ fact }) => fact === 'person.age' || fact === 'person.age_over_60')
  return aged || hold === 'before' || hold === 'unsure' || frame.to < ground.at ? (aged || hold !== 'in_force' ? frame.claims : []) : []
}

function accountsOf(ground: Ground, situations: readonly Situation[], accounts: readonly (readonly Telling[])[]): readonly NormAccount[] {
  const said = [...new Set(accounts.flat())].map((telling) => ({ speakers: telling.speakers, text: accountSaid(ground, situations, telling) }))
  const once = new Map(said.map((account) => [`${account.speakers.join(' ')} ${account.text}`, account]))
  return [...once].sort(([a], [b]) => inOrder(a, b)).map(([, account]) => account)
}

/** The first range that reaches over a limit, with the unit of its fact. */
function straddling(matched: Matched & { readonly kind: 'open' }, { facts }: Ground): NormResult['range'] {
  for (const { test, point } of matched.unknown) {
    if (!point || typeof test.value !== 'number') continue
    const time = matched.situations.find(({ asked }) => asked.some((one) => one.point === point))?.time ?? null
    const answers = point.tellings.flatMap((telling) => {
      const answer = telling.answer(time, test)
      return answer !== null && typeof answer === 'object' ? [answer] : []
    })
    if (answers.length === 0) continue
    const [low, high] = [lowest(answers.map((answer) => answer.low)), highest(answers.map((answer) => answer.high))]
    const unit = facts.get(test.fact)?.unit
    return { fact: test.fact, low: finite(low), high: finite(high), ...(unit !== undefined && { unit }) }
  }
  return undefined
}

const finite = (number: number): number | null => (Number.isFinite(number) ? number : null)

const written = (day: number): string | null => (Number.isFinite(day) ? dayText(day) : null)

function hull(times: readonly Time[]): Time | null {
  const [only] = times
  if (only === undefined) return null
  if (times.every(({ from, to }) => from === only.from && to === only.to)) return only
  return { from: lowest(times.map(({ from }) => from)), to: highest(times.map(({ to }) => to)), lasts: true }
}
