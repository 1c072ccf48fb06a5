import type { Day } from '../kit/index.ts'
import type { AnsweredPoint, Time } from './answer.ts'
import { isTest, type Condition, type Test } from './norm.ts'

/** What was so together: for each test of one way to meet a condition the point that answers it, null where none does. */
export type Situation = { readonly asked: readonly Asked[]; readonly time: Time | null }
export type Asked = { readonly test: Test; readonly point: AnsweredPoint | null }

/**
 * How many days two states may be told apart and still be taken as of the same time: three months. The number is ours:
 * files tell of a regime sentence by sentence, and no source dates each of them alike.
 */
export const aboutTheSameTime = 92

/** The ways to meet a condition: each a list of tests that have to hold together. */
export function waysToMeet(condition: Condition): readonly (readonly Test[])[] {
  if (isTest(condition)) return [[condition]]
  if ('any' in condition) return condition.any.flatMap(waysToMeet)
  return condition.all.reduce<readonly (readonly Test[])[]>(
    (ways, part) => ways.flatMap((way) => waysToMeet(part).map((more) => [...way, ...more])),
    [[]],
  )
}

/**
 * Every situation that answers as much as can be told together of these tests. Takes the tests and the points of a fact;
 * states have to be of about the same time, and events of one family (`complaint.…`) of one occasion where they name it.
 */
export function situationsOf(tests: readonly Test[], pointsOf: (fact: string) => readonly AnsweredPoint[]): readonly Situation[] {
  const facts = [...new Set(tests.map(({ fact }) => fact))]
  const found: ReadonlyMap<string, AnsweredPoint>[] = []
  const choose = (at: number, chosen: ReadonlyMap<string, AnsweredPoint>): void => {
    if (found.length >= mostSituations) return
    const fact = facts[at]
    if (fact === undefined) {
      if (answersAll(chosen)) found.push(chosen)
      return
    }
    for (const point of pointsOf(fact)) if (fitsAll(point, chosen)) choose(at + 1, new Map([...chosen, [fact, point]]))
    // Also without one: what comes later may fit better, and answersAll() sees to it that nothing is left out for nothing.
    if (at < facts.length) choose(at + 1, chosen)
  }
  const answersAll = (chosen: ReadonlyMap<string, AnsweredPoint>): boolean =>
    facts.every((fact) => chosen.has(fact) || !pointsOf(fact).some((point) => fitsAll(point, chosen)))
  choose(0, new Map())
  return found.map((chosen) => ({
    asked: tests.map((test) => ({ test, point: chosen.get(test.fact) ?? null })),
    time: timeOf([...chosen.values()]),
  }))
}

/** Far more than people's cases have; a list of thousands of entries about one person must not stop an evaluation. */
export const mostSituations = 500

const fitsAll = (point: AnsweredPoint, chosen: ReadonlyMap<string, AnsweredPoint>): boolean =>
  [...chosen.values()].every((other) => fits(point, other))

function fits(a: AnsweredPoint, b: AnsweredPoint): boolean {
  if (a.occasion !== undefined && b.occasion !== undefined && a.occasion !== b.occasion && familyOf(a) === familyOf(b)) return false
  if (a.kind === 'event' || b.kind === 'event' || a.time === null || b.time === null) return true
  return a.time.from <= b.time.to + aboutTheSameTime && b.time.from <= a.time.to + aboutTheSameTime
}

const familyOf = ({ fact }: AnsweredPoint): string => fact.slice(0, fact.indexOf('.'))

/** When all of it was so: the states together, and the events that they are combined with. */
function timeOf(points: readonly AnsweredPoint[]): Time | null {
  const of = (kind: AnsweredPoint['kind']): Time[] => points.flatMap((point) => (point.kind === kind && point.time ? [point.time] : []))
  const [states, events] = [of('state'), of('event')]
  const times = [...(states.length > 0 ? [common(states)] : []), ...events]
  const [only] = times
  if (only === undefined) return null
  return times.length === 1 ? only : { from: least(times.map(({ from }) => from)), to: most(times.map(({ to }) => to)), lasts: true }
}

/** The days that all these times share; where they are told a little apart, the days between them. */
function common(times: readonly Time[]): Time {
  if (times.length === 1) return times[0]!
  const [last, first] = [most(times.map(({ from }) => from)), least(times.map(({ to }) => to))]
  return { from: Math.min(last, first), to: Math.max(last, first), lasts: true }
}

const least = (days: readonly Day[]): Day => Math.min(...days)
const most = (days: readonly Day[]): Day => Math.max(...days)
