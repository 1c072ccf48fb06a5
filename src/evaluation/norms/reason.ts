import { parseDate } from '../../kit/index.ts'
import {
  weigh,
  type Asked,
  type AnsweredPoint,
  type Hold,
  type Matched,
  type NormAccount,
  type NormResult,
  type Situation,
  type Telling,
  type Test,
  type Time,
} from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { dayText, listed, say, sayDay } from '../say.ts'
import { highest, lowest } from '../span.ts'
import { inOrder } from '../values.ts'
import { sayAmount } from './answered.ts'
import { conditionsSaid } from './conditions-told.ts'

/** What a result rests on, and what else has to be said of it. */
export type Grounds = {
  readonly subject: string
  readonly matched: Matched
  /** Whether anything is told of a fact, of whichever time. */
  readonly isTold: (fact: string) => boolean
  readonly hold: Hold
  readonly why: string
  /** The times that it speaks of, in order. */
  readonly periods: readonly Time[]
  readonly undated: boolean
  /** Facts of which more is told than is held against the norm, with how many earlier answers are left out. */
  readonly left: readonly { readonly fact: string; readonly count: number }[]
  /** Whether more can be combined than is. */
  readonly cut: boolean
}

/** Why a norm comes out as it does, in plain sentences: what is on file, who says it, what is missing. Never that something was breached. */
export function reasonFor(ground: Ground, { subject, matched, isTold, hold, why, periods, undated, left, cut }: Grounds): string {
  return sentences([
    factsSaid(ground, matched, isTold),
    forceSaid(hold, why, matched),
    conditionsSaid(ground, subject, matched),
    periodSaid(periods, undated, matched),
    rulingsSaid(ground, matched),
    left.length > 0
      ? `More is on file than was held against it; left out, and to be looked at: ${all(left.map(({ fact, count }) => `${labelOf(ground, fact)}, the ${count} earliest`))}.`
      : '',
    cut ? 'More can be combined of what is on file than was: the rest has to be looked at.' : '',
  ])
}

/** The accounts under which a condition is met, each once, whoever is named first. */
export function accountsSaid(ground: Ground, { situations, accounts }: Matched & { readonly kind: 'met_if' }): readonly NormAccount[] {
  const said = [...new Set(accounts.flat())].map((telling) => ({
    speakers: telling.speakers,
    text: accountSaid(ground, situations, telling),
  }))
  const once = new Map(said.map((account) => [`${account.speakers.join(' ')} ${account.text}`, account]))
  return [...once].sort(([a], [b]) => inOrder(a, b)).map(([, account]) => account)
}

/** The first range that reaches over a limit, in the unit of its fact. Takes the questions that are open. */
export function straddling({ facts }: Ground, situations: readonly Situation[], unknown: readonly Asked[]): NormResult['range'] {
  for (const { test, point } of unknown) {
    if (!point || typeof test.value !== 'number') continue
    const time = situations.find(({ asked }) => asked.some((one) => one.point === point))?.time ?? null
    const answers = point.tellings
      .map((telling) => telling.answer(time, test))
      .filter((answer) => answer !== null && typeof answer === 'object')
    if (answers.length === 0) continue
    const [low, high] = [lowest(answers.map((answer) => answer.low)), highest(answers.map((answer) => answer.high))]
    const unit = facts.get(test.fact)?.unit
    return { fact: test.fact, low: finite(low), high: finite(high), ...(unit !== undefined && { unit }) }
  }
  return undefined
}

function factsSaid(ground: Ground, matched: Matched, isTold: Grounds['isTold']): string {
  const asked = askedIn(matched.situations)
  switch (matched.kind) {
    case 'met':
      return `On file: ${answersSaid(ground, asked)}.`
    case 'met_if': {
      const contested = new Set([...matched.accounts.flat(), ...matched.others])
      const agreed = asked.filter(({ point }) => point && !point.tellings.some((telling) => contested.has(telling)))
      const under = new Set(matched.accounts.map((tellings) => underAccount(ground, matched.situations, tellings)))
      const others = new Set(
        matched.others.map((telling) => `${ground.named(telling.speakers)} (${accountSaid(ground, matched.situations, telling)})`),
      )
      return sentences([
        `Only ${[...under].join(', or ')}.`,
        others.size > 0 ? `Not under the account of ${listed([...others])}.` : '',
        saysAny(agreed) ? `Not contested: ${answersSaid(ground, agreed)}.` : '',
      ])
    }
    case 'open': {
      const open = matched.unknown.filter(({ point }) => point !== null)
      const known = asked.filter(({ test, point }) => point && !open.some((one) => one.test === test))
      const missing = matched.unknown
        .filter(({ point }) => point === null)
        .map(({ test }) => `${labelOf(ground, test.fact)}${isTold(test.fact) ? ' (told of another time only)' : ''}`)
      const not = askedIn(matched.ruledOut).filter(
        ({ point }) => point && matched.deciding.includes(point) && !known.some((one) => one.point === point),
      )
      return sentences([
        saysAny(not) ? `On file: ${answersSaid(ground, not, true)}.` : '',
        saysAny(known) ? `${saysAny(not) ? 'Also on file' : 'On file'}: ${answersSaid(ground, known)}.` : '',
        open.length > 0 ? `On file without deciding it: ${answersSaid(ground, open)}.` : '',
        missing.length > 0 ? `Not known: ${all([...new Set(missing)])}.` : '',
      ])
    }
    case 'unmet':
      return `Not met by what is on file: ${answersSaid(
        ground,
        asked.filter(({ point }) => point && matched.deciding.includes(point)),
      )}.`
    default:
      return matched satisfies never
  }
}

const askedIn = (situations: readonly Situation[]): readonly Timed[] =>
  situations.flatMap((situation) => situation.asked.map((one) => ({ ...one, time: situation.time })))

function underAccount(ground: Ground, situations: readonly Situation[], tellings: readonly Telling[]): string {
  const bySpeakers = Map.groupBy(tellings, ({ speakers }) => ground.named(speakers))
  const each = [...bySpeakers].map(
    ([name, told]) => `${name} (${told.map((telling) => accountSaid(ground, situations, telling)).join('; ')})`,
  )
  return `if the account of ${listed(each)} is accepted`
}

function accountSaid(ground: Ground, situations: readonly Situation[], telling: Telling): string {
  const point = situations.flatMap(({ asked }) => asked).find((asked) => asked.point?.tellings.includes(telling))?.point
  return point ? `${labelOf(ground, point.fact)}: ${telling.says}` : telling.says
}

const labelOf = ({ facts }: Ground, fact: string): string => facts.get(fact)?.label ?? fact

/** What is counted in one unit is told in others as well: 29 years, of days without a break. */
const amountsOf: ReadonlyMap<string, string> = new Map([
  ['isolation.days', 'Time in isolation without a break'],
  ['contact.incommunicado_days', 'Time incommunicado'],
  ['trial.pretrial_months', 'Time held before trial'],
])

/** Which State it is nobody has to be told. */
const saysAny = (asked: readonly Asked[]): boolean => asked.some(({ point }) => point !== null && point.fact !== 'state.country')

/** "Consecutive days in isolation: 21 years (A) and 27 years (B), held against the limit of more than 15 days"; each question once. `isDated`: with when. */
function answersSaid(ground: Ground, asked: readonly Timed[], isDated = false): string {
  const told = asked.flatMap(({ test, point, time }) =>
    point && (point.fact !== 'state.country' || !saysAny(asked)) ? [{ test, point, time: time ?? null }] : [],
  )
  const byFact = Map.groupBy(told, ({ point }) => point.fact)
  return all(
    [...byFact].map(
      ([fact, ones]) =>
        `${amountsOf.get(fact) ?? labelOf(ground, fact)}: ${tellingsSaid(ground, ones, isDated)}${limitsSaid(ground, ones)}`,
    ),
    '; ',
  )
}

function tellingsSaid(ground: Ground, asked: readonly { readonly point: AnsweredPoint }[], isDated: boolean): string {
  const tellings = [...new Set(asked.map(({ point }) => point))].flatMap((point) =>
    point.tellings.map((telling) => ({ ...telling, when: isDated && point.time ? [whenSaid(point.time)] : [] })),
  )
  const said = Map.groupBy(tellings, ({ says }) => says)
  return all(
    [...said].map(([says, same]) => {
      const speakers = [...new Set(same.flatMap((telling) => telling.speakers))].sort(inOrder)
      const beside = [...(speakers.length > 0 ? [ground.named(speakers)] : []), ...new Set(same.flatMap(({ when }) => when))]
      return beside.length > 0 ? `${says} (${beside.join(', ')})` : says
    }),
  )
}

/** "April 2020": a day, a month or a year by its name, any other time from when to when. */
function whenSaid({ from, to }: Time): string {
  if (from === to) return sayDay(from)
  const [begins, ends] = [Number.isFinite(from), Number.isFinite(to)]
  const whole = (begins && ends ? [dayText(from).slice(0, 7), dayText(from).slice(0, 4)] : [])
    .map((text) => parseDate(text))
    .find((date) => date.kind === 'date' && date.earliest === from && date.latest === to)
  if (whole !== undefined) return say(whole)
  return [...(begins ? [`from ${sayDay(from)}`] : []), ...(ends ? [`to ${sayDay(to)}`] : [])].join(' ')
}

/** An asked question with the time of its situation, on which an age depends. */
type Timed = Asked & { readonly time?: Time | null }

/** Where what is on file lies towards a limit: on one side of it under all accounts, or not surely on either. */
function limitsSaid(
  { facts }: Ground,
  asked: readonly { readonly test: Test; readonly point: AnsweredPoint; readonly time: Time | null }[],
): string {
  const byTest = Map.groupBy(asked, ({ test }) => `${test.op} ${String(test.value)}`)
  const said = [...byTest.values()].flatMap((ones) => {
    const { fact, op, value } = ones[0]!.test
    if (typeof value !== 'number') return []
    const amount = sayAmount(value, value, facts.get(fact)?.unit)
    const limit = {
      gt: `more than ${amount}`,
      gte: `${amount} or more`,
      lt: `less than ${amount}`,
      lte: `${amount} or less`,
      eq: amount,
      ne: `not ${amount}`,
      in: amount,
    }[op]
    // A limit of 0 asks whether there was any at all; of that, and of none, the amounts say it already.
    if (value === 0 || ones.every(({ point }) => point.tellings.every(({ says }) => says === 'none'))) return []
    const truths = ones.flatMap(({ test, point, time }) => point.tellings.map((telling) => weigh(test, telling.answer(time, test))))
    const several = truths.length > 1
    if (truths.every((truth) => truth === 'yes')) return [`${several ? 'all' : 'which is'} ${limit}`]
    if (truths.every((truth) => truth === 'no')) return [`${several ? 'none of it' : 'which is not'} ${limit}`]
    return [`where the limit is ${limit}`]
  })
  return said.length > 0 ? `, ${all(said)}` : ''
}

function forceSaid(hold: Hold, why: string, { kind }: Matched): string {
  if (hold === 'in_force' || (kind === 'unmet' && hold !== 'before')) return ''
  const then = {
    before: 'Not in force then',
    not_binding: 'Not binding',
    check: 'To be looked up first',
    unsure: 'Whether it was in force then cannot be told',
  }[hold]
  return `${then}: ${why}.`
}

function periodSaid(periods: readonly Time[], undated: boolean, { kind }: Matched): string {
  if (kind === 'unmet') return ''
  if (undated) return 'Nothing says when.'
  return periods.length > 0 ? `Told of ${all(periods.map(timeSaid))}.` : ''
}

function timeSaid({ from, to, lasts }: Time): string {
  if (from === to) return sayDay(from)
  if (!Number.isFinite(from)) return `a time up to ${sayDay(to)}`
  if (!Number.isFinite(to)) return `the time since ${sayDay(from)}`
  return lasts ? `the time from ${sayDay(from)} to ${sayDay(to)}` : `a day between ${sayDay(from)} and ${sayDay(to)}`
}

function rulingsSaid(ground: Ground, { deciding }: Matched): string {
  const deprecated = deciding.flatMap(({ tellings }) => tellings.filter((telling) => telling.deprecated))
  if (deprecated.length === 0) return ''
  return `The team's ruling prefers another account to that of ${ground.named([...new Set(deprecated.flatMap(({ speakers }) => speakers))].sort(inOrder))}.`
}

const finite = (number: number): number | null => (Number.isFinite(number) ? number : null)

const sentences = (said: readonly string[]): string => said.filter((sentence) => sentence !== '').join(' ')

/** At most six of them: a reason is a sentence, and the claims stand beside it. */
function all(parts: readonly string[], between = ', '): string {
  if (parts.length > 6) return `${parts.slice(0, 5).join(between)} and ${parts.length - 5} more`
  const joint = between === ', ' ? ' and ' : between
  return parts.length > 1 ? `${parts.slice(0, -1).join(between)}${joint}${parts.at(-1)}` : (parts[0] ?? 'nothing')
}
