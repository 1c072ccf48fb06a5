import { type Asked, type AnsweredPoint, type Hold, type Matched, type Situation, type Telling, type Test, type Time } from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { listed, sayDay } from '../say.ts'
import { sayAmount } from './answered.ts'

/** What a result rests on, and what else has to be said of it. */
export type Grounds = { readonly matched: Matched; readonly hold: Hold; readonly why: string; readonly period: Time | null; readonly undated: boolean }

/** Why a norm comes out as it does, in plain sentences: what is on file, who says it, and what is missing. Never that something was breached. */
export function reasonFor(ground: Ground, { matched, hold, why, period, undated }: Grounds): string {
  return [factsSaid(ground, matched), forceSaid(hold, why, matched), periodSaid(period, undated, matched), rulingsSaid(ground, matched)]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** What one or several accounts say on a question: "Hours alone in the cell a day: 23 hours". */
export function accountSaid(ground: Ground, situations: readonly Situation[], telling: Telling): string {
  const point = situations.flatMap(({ asked }) => asked).find((asked) => asked.point?.tellings.includes(telling))?.point
  return point ? `${labelOf(ground, point.fact)}: ${telling.says}` : telling.says
}

export const labelOf = ({ facts }: Ground, fact: string): string => facts.get(fact)?.label ?? fact

function factsSaid(ground: Ground, matched: Matched): string {
  const asked = distinct(matched.situations)
  switch (matched.kind) {
    case 'met':
      return `On file: ${all(asked.map((one) => answerSaid(ground, one)))}.`
    case 'met_if': {
      const contested = new Set([...matched.accounts.flat(), ...matched.others])
      const agreed = asked.filter(({ point }) => point && !point.tellings.some((telling) => contested.has(telling)))
      const under = matched.accounts.map((tellings) => underAccount(ground, matched.situations, tellings))
      const others = matched.others.map((telling) => `${ground.named(telling.speakers)} (${accountSaid(ground, matched.situations, telling)})`)
      return [
        `Only ${[...new Set(under)].join(', or ')}.`,
        others.length > 0 ? `Not under the account of ${listed([...new Set(others)])}.` : '',
        agreed.length > 0 ? `Not contested: ${all(agreed.map((one) => answerSaid(ground, one)))}.` : '',
      ]
        .filter((sentence) => sentence !== '')
        .join(' ')
    }
    case 'open': {
      const known = asked.filter((one) => one.point && !matched.unknown.some(({ test }) => test === one.test))
      const open = matched.unknown.map((one) => (one.point ? answerSaid(ground, one) : labelOf(ground, one.test.fact)))
      const missing = matched.unknown.filter(({ point }) => point === null).length
      const not = missing === open.length ? 'Not known' : 'Not decided by what is on file'
      return `${known.length > 0 ? `On file: ${all(known.map((one) => answerSaid(ground, one)))}. ` : ''}${not}: ${all([...new Set(open)])}.`
    }
    case 'unmet': {
      const deciding = distinct(matched.situations).filter(({ point }) => point && matched.deciding.includes(point))
      return `Not met by what is on file: ${all(deciding.map((one) => answerSaid(ground, one)))}.`
    }
    default:
      return matched satisfies never
  }
}

function underAccount(ground: Ground, situations: readonly Situation[], tellings: readonly Telling[]): string {
  const bySpeakers = Map.groupBy(tellings, ({ speakers }) => ground.named(speakers))
  const each = [...bySpeakers].map(([name, told]) => `${name} (${told.map((telling) => accountSaid(ground, situations, telling)).join('; ')})`)
  return `if the account of ${listed(each)} is accepted`
}

/** "Consecutive days in isolation: 21 years (A) and 27 years (B), each more than 15 days". */
function answerSaid(ground: Ground, { test, point }: Asked): string {
  if (point === null) return labelOf(ground, test.fact)
  const said = [...Map.groupBy(point.tellings, ({ says }) => says)].map(
    ([says, tellings]) => `${says} (${ground.named([...new Set(tellings.flatMap(({ speakers }) => speakers))].sort())})`,
  )
  return `${labelOf(ground, test.fact)}: ${all(said)}${limitSaid(ground, test, said.length)}`
}

function limitSaid({ facts }: Ground, { fact, op, value }: Test, accounts: number): string {
  if (typeof value !== 'number') return ''
  const amount = sayAmount(value, value, facts.get(fact)?.unit)
  const limit = { gt: `more than ${amount}`, gte: `${amount} or more`, lt: `less than ${amount}`, lte: `${amount} or less`, eq: amount, ne: `not ${amount}`, in: amount }[op]
  return `; ${accounts > 1 ? 'each is held against' : 'held against'} the limit of ${limit}`
}

function forceSaid(hold: Hold, why: string, { kind }: Matched): string {
  if (hold === 'in_force' || kind === 'unmet') return ''
  const when = { before: 'Not in force then', not_binding: 'Not binding', check: 'To be looked up first', unsure: 'Whether it was in force then cannot be told' }[hold]
  return `${when}: ${why}.`
}

function periodSaid(period: Time | null, undated: boolean, { kind }: Matched): string {
  if (kind === 'unmet') return ''
  if (undated) return 'Nothing says when; it is taken as of the day asked about.'
  if (period === null) return ''
  const { from, to, lasts } = period
  if (from === to) return `That is told of ${sayDay(from)}.`
  if (!Number.isFinite(from)) return `That is told of a time up to ${sayDay(to)}.`
  if (!Number.isFinite(to)) return `That is told of the time since ${sayDay(from)}.`
  return lasts ? `That is told of the time from ${sayDay(from)} to ${sayDay(to)}.` : `That is told of a day between ${sayDay(from)} and ${sayDay(to)}.`
}

function rulingsSaid(ground: Ground, { deciding }: Matched): string {
  const deprecated = deciding.flatMap(({ tellings }) => tellings.filter((telling) => telling.deprecated))
  if (deprecated.length === 0) return ''
  return `The team's ruling prefers another account to that of ${ground.named([...new Set(deprecated.flatMap(({ speakers }) => speakers))].sort())}.`
}

/** Each question once for each point that answers it. */
function distinct(situations: readonly Situation[]): readonly Asked[] {
  const found = new Map<AnsweredPoint | string, Map<string, Asked>>()
  for (const one of situations.flatMap(({ asked }) => asked)) {
    const key = one.point ?? one.test.fact
    const tests = found.get(key) ?? new Map<string, Asked>()
    tests.set(`${one.test.op} ${String(one.test.value)}`, one)
    found.set(key, tests)
  }
  return [...found.values()].flatMap((tests) => [...tests.values()])
}

/** At most six of them: a reason is a sentence, and the claims stand beside it. */
function all(parts: readonly string[]): string {
  if (parts.length > 6) return `${parts.slice(0, 5).join(', ')} and ${parts.length - 5} more`
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? 'nothing')
}
