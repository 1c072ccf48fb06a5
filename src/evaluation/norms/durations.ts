import { weigh, type AnsweredPoint, type Answer, type Telling, type Test, type Time } from '../../norms/index.ts'
import type { Account } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { highest, overlaps } from '../span.ts'
import { inOrder } from '../values.ts'
import { sortedOnce } from './answered.ts'
import type { Frame } from './frame.ts'
import { begunLengths, hull, stateLengths, statedLengths, type Lasting, type Length } from './lengths.ts'

const year = 365.2425
const month = year / 12

export const lastingFacts: readonly Lasting[] = [
  {
    fact: 'isolation.days',
    unit: 1,
    stated: [
      { fact: 'isolation.days', unit: 1, rounding: 0 },
      { fact: 'isolation.years', unit: year, rounding: 1 },
    ],
    state: { fact: 'isolation.confined', while: isYes },
    begun: 'isolation.start_date',
    ended: 'isolation.end_date',
  },
  {
    fact: 'contact.incommunicado_days',
    unit: 1,
    stated: [{ fact: 'contact.incommunicado_days', unit: 1, rounding: 0 }],
    state: { fact: 'contact.incommunicado', while: isYes },
  },
  {
    fact: 'trial.pretrial_months',
    unit: month,
    stated: [{ fact: 'trial.pretrial_months', unit: month, rounding: 0 }],
    state: { fact: 'custody.status', while: (value) => value?.type === 'enum' && value.text === 'pretrial' },
  },
]

function isYes(value: Account['value']): boolean {
  return value?.type === 'bool' && value.bool
}

/**
 * How long something lasted, by all ways in which the file tells it: stated, from a beginning to an end, or as a state
 * with its dates. Accounts of overlapping times stand in one point, whichever way each of them tells it.
 */
export function durationPoints(ground: Ground, subject: string, lasting: Lasting, frame: Frame): readonly AnsweredPoint[] {
  const told = [
    ...lasting.stated.flatMap(({ fact, unit, rounding }) =>
      ground.pointsOf(subject, fact).map((point) => statedLengths(ground, subject, point, lasting, { unit, rounding })),
    ),
    ...(lasting.begun === undefined ? [] : begunLengths(ground, subject, lasting, lasting.begun, frame)),
    ...stateLengths(ground, subject, lasting, frame),
  ].filter(({ tellings }) => tellings.length > 0)
  return competing(told).map((all) => {
    const times = (all.every(isNone) ? all : all.filter((length) => !isNone(length))).map(({ time }) => time)
    return {
      key: `${subject}/${lasting.fact} ${all.map(({ key }) => key).join(' ')}`,
      fact: lasting.fact,
      kind: 'state',
      time: hull(times),
      open: goingOn(times.filter((time) => time !== null)),
      tellings: all.length > 1 ? bySpeaker(lengthsTold(all)) : all[0]!.tellings,
      claims: sortedOnce(all.flatMap(({ claims }) => claims)),
    }
  })
}

/** Of what goes on without an end: since when, and until when others tell of it. */
function goingOn(times: readonly Time[]): NonNullable<AnsweredPoint['open']> {
  const [going, past] = [times.filter(({ to }) => to === Infinity), times.filter(({ to }) => to < Infinity)]
  return { since: highest(going.map(({ from }) => from)), told: highest(past.map(({ to }) => to)) }
}

/**
 * Who says in passing that it was so on a day contradicts nobody who says for how long, but for those who say that it was
 * not: with others, only against these is it heard.
 */
function lengthsTold(all: readonly Length[]): readonly Telling[] {
  const measured = all.filter(({ passing }) => !passing).flatMap(({ tellings }) => tellings)
  const isDenied = measured.some(({ answer }) => {
    const told = answer(null, anyLength)
    return told === null || weigh(anyLength, told) === 'no'
  })
  return measured.length > 0 && !isDenied ? measured : all.flatMap(({ tellings }) => tellings)
}

const anyLength: Test = { fact: '', op: 'gt', value: 0 }

/**
 * Who tells of several lengths within one time tells one story: not isolated until November, and isolated for four years
 * from then on. What is asked is whether any of it reaches the limit.
 */
function bySpeaker(tellings: readonly Telling[]): readonly Telling[] {
  const speakers = sortedOnce(tellings.flatMap((telling) => telling.speakers))
  const stories = Map.groupBy(speakers, (speaker) =>
    tellings.flatMap((telling, at) => (telling.speakers.includes(speaker) ? [at] : [])).join(' '),
  )
  const told = [...stories.values()].map((who): Telling => {
    const own = tellings.filter((telling) => telling.speakers.includes(who[0]!)).toSorted(shortestFirst)
    const so = own.filter(({ says }) => says !== 'none')
    return {
      speakers: who,
      claims: sortedOnce(own.flatMap(({ claims }) => claims)),
      says: [...new Set((so.length > 0 ? so : own).map(({ says }) => says))].join(' and '),
      deprecated: own.every(({ deprecated }) => deprecated),
      answer: (time, test) =>
        furthest(
          own.map((telling) => telling.answer(time, test)),
          test,
        ),
    }
  })
  return [...told, ...tellings.filter((telling) => telling.speakers.length === 0)]
}

/** By the days, which do not depend on who tells of them as the order of the accounts does. */
function shortestFirst(a: Telling, b: Telling): number {
  const [[low, high], [otherLow, otherHigh]] = [daysOf(a), daysOf(b)]
  return low - otherLow || high - otherHigh || inOrder(a.says, b.says)
}

function daysOf({ answer }: Telling): readonly [low: number, high: number] {
  const told = answer(null, anyLength)
  return typeof told === 'object' && told !== null ? [told.low, told.high] : [0, 0]
}

function furthest(answers: readonly Answer[], test: Test): Answer {
  const rank = (answer: Answer): number => ['yes', 'open', 'no'].indexOf(weigh(test, answer))
  return answers.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}

/**
 * What competes with what. Who says that it was not so contradicts every length of that time, and brings none of them together: a
 * denial over years makes no one time of two weeks far apart.
 */
function competing(lengths: readonly Length[]): readonly (readonly Length[])[] {
  const [nones, told] = [lengths.filter(isNone), lengths.filter((length) => !isNone(length))]
  const groups = together(told)
  const alone = nones.filter((none) => !groups.some((group) => isAgainst(none, group) || group.some(({ key }) => key === none.key)))
  return [
    ...groups.map((group) => [...group, ...nones.filter((none) => isAgainst(none, group) && !group.some(({ key }) => key === none.key))]),
    ...together(alone),
  ]
}

const isAgainst = (none: Length, group: readonly Length[]): boolean => group.some(({ time }) => meets(time, none.time))
const isNone = ({ none }: Length): boolean => none === true

/** Lengths of overlapping times compete: they are accounts of one point, in order of claim. */
function together(lengths: readonly Length[]): readonly (readonly Length[])[] {
  const groups: Length[][] = []
  for (const length of lengths.toSorted((a, b) => (a.time?.from ?? -Infinity) - (b.time?.from ?? -Infinity) || inOrder(a.key, b.key))) {
    const touching = groups.filter((group) => group.some((other) => meets(other.time, length.time)))
    const rest = groups.filter((group) => !touching.includes(group))
    groups.splice(0, groups.length, ...rest, [...touching.flat(), length])
  }
  return groups
}

const meets = (a: Time | null, b: Time | null): boolean => (a && b ? overlaps(a, b) || touches(a, b) || touches(b, a) : a === b)

/** A day on the edge of a longer time is told of it too. */
const touches = (day: Time, time: Time): boolean => day.from === day.to && time.from <= day.from && day.from <= time.to
