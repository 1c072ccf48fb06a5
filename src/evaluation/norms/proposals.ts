import type { Standing } from '../../claims/index.ts'
import {
  match,
  mostSituations,
  situationsOf,
  testInWords,
  type AnsweredPoint,
  type Hold,
  type Matched,
  type Norm,
  type NormOutcome,
  type NormResult,
  type Situation,
  type Stretch,
  type Test,
  type Time,
} from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { dayText } from '../say.ts'
import { highest, lowest } from '../span.ts'
import { anchorFacts } from './anchors.ts'
import { sortedOnce } from './answered.ts'
import { apartInTime } from './apart-in-time.ts'
import { behind as factsBehind } from './answers.ts'
import { asLived } from './as-lived.ts'
import { groundFirst } from './asked-first.ts'
import type { CustodyPart } from './custody-end.ts'
import { frameFacts, type Frame } from './frame.ts'
import type { Holds } from './holds.ts'
import type { PreparedNorm } from './prepared.ts'
import { accountsSaid, reasonFor, straddling } from './reason.ts'

/** A person whom norms may protect, with all that the file answers about them. */
export type Person = {
  readonly ground: Ground
  readonly subject: string
  readonly frame: Frame
  /** The claims that say in whose hands they are. */
  readonly stateClaims: readonly string[]
  readonly answers: (fact: string) => readonly AnsweredPoint[]
  /** How many earlier answers to a question are left out of these, there being more than anybody reads. */
  readonly left: (fact: string) => number
  /** The claims by which nothing answers a question. */
  readonly unanswered: (fact: string) => readonly string[]
  readonly weakest: (claims: readonly string[], facts: ReadonlySet<string>) => Standing | null
  readonly stretches: (norm: Norm) => readonly Stretch[]
  readonly holds: (stretches: readonly Stretch[]) => Holds
  readonly isElsewhere: (norm: Norm) => boolean
  /** The time of what nobody dates. */
  readonly undated: readonly CustodyPart[]
  /** Results of norms that nothing on file speaks to, which differ in nothing but the person. */
  readonly silent: Map<string, NormResult>
}

/**
 * What a norm comes to for a person. Situations are told apart by whether the norm held then: what it held for is said
 * first; what came before it, or is not sure, only where the facts meet the condition, or where there is nothing else.
 */
export function proposalsFor(person: Person, prepared: PreparedNorm): readonly NormResult[] {
  const holds = person.holds(person.stretches(prepared.norm))
  const points = prepared.facts.flatMap(person.answers)
  if (points.length === 0) return [ofSilence(person, prepared, holds)]
  const times = points.flatMap(({ kind, time }) => (time === null || kind === 'background' ? [] : [time]))
  const told = new Set([...person.undated.map(({ time }) => time), ...times].flatMap((time) => holds.parts(time).map(({ hold }) => hold)))
  const found = order.flatMap((hold) => {
    const parts = told.has(hold) ? partsHeld(person, prepared, holds, hold) : []
    return parts.length > 0 ? [decided(hold, parts)] : []
  })
  const surely = found.some((each) => each.hold === 'in_force' && isMet(each))
  // Of days on which it may not have held yet nothing need be said where it is met on days on which it did.
  const besides = found.filter(
    (each) => isMet(each) && (each.hold === 'before' || each.hold === 'not_binding' || (each.hold !== 'in_force' && !surely)),
  )
  // That nothing is told of the years since need not be said where something is told of those before.
  const held = found.filter(
    ({ hold, matched }) => hold === 'in_force' && (besides.length === 0 || !matched.deciding.every(({ kind }) => kind === 'background')),
  )
  const said = [...held, ...besides]
  const alone = found.find(({ matched }) => matched.kind === 'open') ?? found[0]
  return (said.length > 0 || alone === undefined ? said : [alone]).map((each) => resultOf(person, prepared, holds, each))
}

const isMet = ({ matched }: Decided): boolean => matched.kind === 'met' || matched.kind === 'met_if'

/** A situation as far as one thing holds of the norm's force. */
type Part = { readonly hold: Hold; readonly why: string; readonly situation: Situation; readonly dated: boolean; readonly cut?: boolean }

/** What is told of the times at which a norm's hold is this one: what is told of other times answers nothing then. */
function partsHeld({ answers, undated }: Person, { ways, facts }: PreparedNorm, { parts }: Holds, hold: Hold): readonly Part[] {
  // What happened on an unknown day of these times is unsure; what is told of any day of them is combined with it.
  const ofUnknownDay = hold === 'unsure' ? facts.flatMap((fact) => answers(fact).filter(({ time }) => isCut(parts, time))) : []
  const isThen = (time: Time): boolean =>
    parts(time).some((part) => part.hold === hold) || ofUnknownDay.some((point) => shareADay(time, point.time))
  const unknownDayOf = ({ asked }: Situation): Time | undefined =>
    asked.find(({ point }) => point !== null && ofUnknownDay.includes(point))?.point?.time ?? undefined
  const then = (fact: string): readonly AnsweredPoint[] =>
    answers(fact).filter(({ kind, time }) => kind === 'background' || time === null || isThen(time))
  return ways
    .flatMap((way) => {
      const found = situationsOf(way, then)
      return found.flatMap((combined) => {
        const { asked } = combined
        const time = unknownDayOf(combined) ?? combined.time
        const times = time === null ? undated.map((part) => ({ asked: askedThen(asked, part), time: part.time })) : [{ asked, time }]
        return times.map((situation) => ({ situation, dated: time !== null, cut: found.length >= mostSituations }))
      })
    })
    .flatMap(({ situation, dated, cut }) =>
      parts(situation.time).flatMap((part) =>
        part.hold === hold ? [{ hold, why: part.why, situation: { ...situation, time: part.time }, dated, cut }] : [],
      ),
    )
}

/** Whether something happened on a day that is not known, within a time in which the norm's hold changes. */
function isCut(parts: Holds['parts'], time: Time | null): boolean {
  if (time === null || time.lasts) return false
  const [part] = parts(time)
  return part?.hold === 'unsure' && part.from === time.from && part.to === time.to
}

const shareADay = ({ from, to }: Time, days: Time | null): boolean => days !== null && from <= days.to && days.from <= to

const askedThen = (asked: Situation['asked'], { told }: CustodyPart): Situation['asked'] =>
  asked.map(({ test, point }) => ({ test, point: point === null || point.fact === 'state.country' ? point : told(point) }))

/** `loose`: some of what it rests on nobody dates. */
type Decided = Pick<Part, 'hold' | 'why'> & {
  readonly matched: Matched
  readonly times: readonly Time[]
  readonly loose: boolean
  readonly cut: boolean
}

function decided(hold: Hold, parts: readonly Part[]): Decided {
  const matched = match(parts.map(({ situation }) => situation))
  const behind = parts.filter(({ situation }) => matched.situations.includes(situation))
  const times = behind.flatMap(({ situation: { time }, dated }) => (time && dated ? [time] : []))
  const why = [...new Set(behind.map((part) => part.why))].join('; ')
  return { hold, why, matched, times, loose: behind.some(({ dated }) => !dated), cut: parts.some((part) => part.cut) }
}

const order: readonly Hold[] = ['in_force', 'check', 'unsure', 'not_binding', 'before']

/** What a condition that is met, met under some accounts, open or not met comes to under each hold (docs/norms.md). */
export const outcomes: Readonly<Record<Hold, Readonly<Record<Matched['kind'], NormOutcome>>>> = {
  in_force: { met: 'engaged', met_if: 'if_accepted', open: 'cannot_tell', unmet: 'not_engaged' },
  check: { met: 'check_ratification', met_if: 'check_ratification', open: 'cannot_tell', unmet: 'not_engaged' },
  unsure: { met: 'cannot_tell', met_if: 'cannot_tell', open: 'cannot_tell', unmet: 'not_engaged' },
  not_binding: { met: 'not_binding', met_if: 'not_binding', open: 'not_binding', unmet: 'not_engaged' },
  before: { met: 'not_in_force', met_if: 'not_in_force', open: 'not_in_force', unmet: 'not_in_force' },
}

/** The result of a norm of which the file knows nothing: worked out once for all who are held in one State at one time. */
function ofSilence(person: Person, prepared: PreparedNorm, holds: Holds): NormResult {
  const parts = holds.parts(holds.custody)
  const hold = order.find((each) => parts.some((part) => part.hold === each)) ?? 'in_force'
  const why = parts.find((part) => part.hold === hold)?.why ?? ''
  const key = `${prepared.norm.id} ${hold} ${why}`
  const template = person.silent.get(key) ?? resultOf(person, prepared, holds, decided(hold, situationsOfSilence(prepared, hold, why)))
  person.silent.set(key, template)
  const claims = holds.ends ? sortedOnce(person.frame.claims) : []
  return { ...template, subject: person.subject, claims, standing: person.weakest(claims, boundingFacts) }
}

const situationsOfSilence = ({ ways }: PreparedNorm, hold: Hold, why: string): readonly Part[] =>
  ways.map((tests) => ({ hold, why, dated: false, situation: { time: null, asked: tests.map((test) => ({ test, point: null })) } }))

function resultOf(
  person: Person,
  { norm, marks, ours, facts, ofStates }: PreparedNorm,
  holds: Holds,
  { hold, why, matched, times: behind, loose, cut }: Decided,
): NormResult {
  const { ground, subject, weakest } = person
  const left = facts.filter((fact) => person.left(fact) > 0)
  // That nothing which was held against it meets it says nothing of what was not.
  const decidedAs = outcomes[hold][matched.kind]
  const outcome = decidedAs === 'not_engaged' && (left.length > 0 || cut) ? 'cannot_tell' : decidedAs
  const sure = matched.kind === 'met' || matched.kind === 'met_if'
  const all = facts.flatMap(person.answers)
  // What is told without a date is of the time in custody: what bounds that decides about it.
  const dated = sure && behind.length > 0 && !all.some(({ kind, time }) => kind !== 'background' && time === null)
  // What is met under some accounts only, is not met or not known follows from all that is told of what the norm asks: also
  // what is met on a day on which nobody can tell whether the norm held, which is not said where it is met on another day.
  const isPlain = matched.kind === 'met' && ((hold !== 'unsure' && hold !== 'check') || !person.stretches(norm).some(isHeld))
  const points = isPlain ? matched.deciding : isSilent(matched) ? [] : all
  const aged = points.some(({ fact }) => fact === 'person.age' || fact === 'person.age_over_60')
  const bounds = aged || holds.ends || (sure && loose && holds.changes)
  const bounding = bounds && !dated && !isSilent(matched) ? person.frame.claims : []
  const unanswered = isPlain || isSilent(matched) ? [] : facts.flatMap(person.unanswered)
  const state = ofStates && !isSilent(matched) ? person.stateClaims : []
  const claims = sortedOnce([...points.flatMap((point) => point.claims), ...unanswered, ...bounding, ...state])
  const times = asLived(person.frame, matched.situations, behind)
  const periods = apartInTime(times.map((span) => ({ span }))).map((each) => hull(each.map(({ span }) => span))!)
  const period = hull(times)
  const undated =
    period === null && matched.situations.some(({ asked }) => asked.some(({ point }) => point !== null && point.kind !== 'background'))
  const unknown = outcome === 'cannot_tell' && matched.kind === 'open' ? matched.unknown : []
  const range = straddling(ground, matched.situations, unknown)
  const limits = [...new Set(ours.filter((one) => playsPart(one, matched)).map((one) => testInWords(one, ground.facts)))]
  return {
    ...marks,
    ...(limits.length > 0 && { ours: true as const, our_limits: limits }),
    subject,
    result: outcome,
    ...((outcome === 'if_accepted' || outcome === 'check_ratification') &&
      matched.kind === 'met_if' && { accounts: accountsSaid(ground, matched) }),
    reason: reasonFor(ground, {
      subject,
      matched,
      isTold: (fact) => person.answers(fact).length > 0,
      hold,
      why,
      periods,
      undated,
      left: left.map((fact) => ({ fact, count: person.left(fact) })),
      cut,
    }),
    claims,
    standing: weakest(
      claims,
      new Set([...points.flatMap(({ fact }) => factsBehind(fact)), ...boundingFacts, ...(ofStates ? ['state.country'] : [])]),
    ),
    ask: groundFirst(
      [...new Set(unknown.map(({ test }) => test.fact))].map((fact) => ({ fact, question: ground.facts.get(fact)?.question ?? fact })),
      ground.facts,
    ),
    ...(period && { period: writtenTime(period) }),
    ...(periods.length > 1 && { periods: periods.map(writtenTime) }),
    ...(range && { range }),
    ...(isSilent(matched) && { silent: true as const }),
    ...(person.isElsewhere(norm) && { elsewhere: true as const }),
  }
}

/** Whether the result follows from an answer to a test, or waits for one. */
const playsPart = ({ fact }: Test, matched: Matched): boolean =>
  matched.deciding.some((point) => point.fact === fact) ||
  (matched.kind === 'open' && matched.unknown.some(({ test }) => test.fact === fact))

const isHeld = ({ hold }: Stretch): boolean => hold === 'in_force'

/** Whether nothing on file answers any of its questions; which State it is answers none. */
const isSilent = ({ deciding }: Matched): boolean => deciding.every(({ fact }) => fact === 'state.country')

/** The facts that date an event or bound the custody. */
const boundingFacts: ReadonlySet<string> = new Set([...anchorFacts, ...frameFacts])

const writtenTime = ({ from, to }: Time): NonNullable<NormResult['period']> => ({ from: written(from), to: written(to) })
const written = (day: number): string | null => (Number.isFinite(day) ? dayText(day) : null)

function hull(times: readonly Time[]): Time | null {
  const [only] = times
  if (only === undefined) return null
  if (times.every(({ from, to }) => from === only.from && to === only.to)) return only
  return { from: lowest(times.map(({ from }) => from)), to: highest(times.map(({ to }) => to)), lasts: true }
}
