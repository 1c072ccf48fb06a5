import { weigh, type AnsweredPoint, type Telling, type Truth } from './answer.ts'
import type { Situation } from './situation.ts'

/** One way in which the contested points of a situation may be settled, and what the situation comes to then. */
export type Reading = { readonly chosen: ReadonlyMap<AnsweredPoint, Telling>; readonly truth: Truth }

/** A situation under every speaker's account. `contested` are the points whose accounts make a difference. */
export type Weighed = {
  readonly situation: Situation
  readonly contested: readonly AnsweredPoint[]
  readonly readings: readonly Reading[]
}

/**
 * Holds a situation under the account of everyone who speaks on what is contested in it: who speaks on several points is
 * believed on all of them or on none, and where somebody is silent all that others say is held against the rest. No
 * account comes before another, and no ruling takes one away. With more accounts than anybody could read it stays open.
 */
export function weighAccounts(situation: Situation): Weighed {
  const points = new Set(situation.asked.flatMap(({ point }) => (point === null ? [] : [point])))
  const contested = [...points].filter((point) => differ(situation, point))
  const choices = choicesOf(contested).filter((chosen) => isSomebodys(contested, chosen))
  if (choices.length === 0) return { situation, contested, readings: [{ chosen: new Map(), truth: 'open' }] }
  return { situation, contested, readings: choices.map((chosen) => ({ chosen, truth: truthOf(situation, chosen) })) }
}

/** What a situation comes to when the contested points are settled so. */
export function truthOf({ asked, time }: Situation, chosen: ReadonlyMap<AnsweredPoint, Telling>): Truth {
  let truth: Truth = 'yes'
  for (const { test, point } of asked) {
    const telling = point && (chosen.get(point) ?? point.tellings[0])
    const found = telling ? weigh(test, telling.answer(time, test)) : 'open'
    if (found === 'no') return 'no'
    if (found === 'open') truth = 'open'
  }
  return truth
}

/** Whether one choice of accounts is what somebody says who speaks on any of these points. */
export const isSomebodys = (points: readonly AnsweredPoint[], chosen: ReadonlyMap<AnsweredPoint, Telling>): boolean =>
  points.length === 0 || speakersOn(points).some((speaker) => points.every((point) => accordsWith(speaker, point, chosen.get(point))))

/** Every choice of one account for each of these points; none where there would be more than anybody could read. */
export function choicesOf(points: readonly AnsweredPoint[]): readonly ReadonlyMap<AnsweredPoint, Telling>[] {
  if (points.reduce((count, { tellings }) => count * tellings.length, 1) > mostChoices) return []
  return points.reduce<readonly ReadonlyMap<AnsweredPoint, Telling>[]>(
    (made, point) => made.flatMap((before) => point.tellings.map((telling) => new Map([...before, [point, telling]]))),
    [new Map()],
  )
}

const mostChoices = 512

function differ({ asked, time }: Situation, point: AnsweredPoint): boolean {
  return asked.some((one) => {
    if (one.point !== point) return false
    const [first, ...others] = point.tellings.map((telling) => weigh(one.test, telling.answer(time, one.test)))
    return others.some((other) => other !== first)
  })
}

/** An account that nobody speaks for is told by its claims. */
const voicesOf = ({ speakers, claims }: Telling): readonly string[] => (speakers.length > 0 ? speakers : claims)

const speakersOn = (points: readonly AnsweredPoint[]): readonly string[] => [
  ...new Set(points.flatMap(({ tellings }) => tellings.flatMap(voicesOf))),
]

function accordsWith(speaker: string, { tellings }: AnsweredPoint, chosen: Telling | undefined): boolean {
  if (chosen === undefined || voicesOf(chosen).includes(speaker)) return true
  return !tellings.some((telling) => voicesOf(telling).includes(speaker))
}
