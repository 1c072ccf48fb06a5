import { choicesOf, isSomebodys, truthOf, weighAccounts, type Weighed } from './accounts.ts'
import { weigh, type AnsweredPoint, type Telling } from './answer.ts'
import type { Test } from './norm.ts'
import type { Asked, Situation } from './situation.ts'

/**
 * What a condition comes to in some situations: met under every account; met under some, with the accounts it takes and
 * the others; still open, with the tests whose answers would decide it and the ways that are ruled out already; or not met whatever is still unknown. `deciding`
 * are the points that this follows from: without all others the outcome is the same.
 */
export type Matched = { readonly situations: readonly Situation[]; readonly deciding: readonly AnsweredPoint[] } & (
  | { readonly kind: 'met' }
  | { readonly kind: 'met_if'; readonly accounts: readonly (readonly Telling[])[]; readonly others: readonly Telling[] }
  | { readonly kind: 'open'; readonly unknown: readonly Asked[]; readonly ruledOut: readonly Situation[] }
  | { readonly kind: 'unmet' }
)

/** Decides a condition. Takes the situations of all ways to meet it; one way that is met under all accounts is enough. */
export function match(situations: readonly Situation[]): Matched {
  const weighed = situations.map(weighAccounts)
  const possible = weighed.filter(({ readings }) => readings.some(({ truth }) => truth === 'yes'))
  const sure = possible.filter(({ readings }) => readings.every(({ truth }) => truth === 'yes'))
  if (sure.length > 0) return { kind: 'met', ...from(sure) }
  if (possible.length > 0) return metUnder(possible)
  const open = weighed.filter(({ readings }) => readings.some(({ truth }) => truth === 'open'))
  const dead = weighed.filter((each) => !open.includes(each))
  if (open.length === 0) return { kind: 'unmet', situations: dead.map(({ situation }) => situation), deciding: once(dead.flatMap(denying)) }
  return {
    kind: 'open',
    situations: open.map(({ situation }) => situation),
    deciding: once([...open.flatMap(({ situation }) => pointsOf(situation)), ...dead.flatMap(denying)]),
    unknown: questionsOf(open),
    ruledOut: dead.map(({ situation }) => situation),
  }
}

function metUnder(possible: readonly Weighed[]): Matched {
  const contested = once(possible.flatMap((each) => each.contested))
  // Where whoever is believed one of the situations holds, all accounts agree after all.
  const worlds = choicesOf(contested).filter((chosen) => possible.every((each) => isSomebodys(each.contested, chosen)))
  if (worlds.length > 0 && worlds.every((chosen) => possible.some(({ situation }) => truthOf(situation, chosen) === 'yes')))
    return { kind: 'met', ...from(possible) }
  const accounts = possible.flatMap(({ readings }) =>
    readings.flatMap(({ chosen, truth }) => (truth === 'yes' ? [[...chosen.values()]] : [])),
  )
  const accepted = new Set(accounts.flat())
  return {
    kind: 'met_if',
    ...from(possible),
    accounts,
    others: contested.flatMap(({ tellings }) => tellings.filter((telling) => !accepted.has(telling))),
  }
}

/**
 * The shortest set of questions whose answers decide, whatever they are: what is open in a situation that is not lost
 * already. Where all that one situation asks is asked by another as well, the longer one adds nothing.
 */
function questionsOf(open: readonly Weighed[]): readonly Asked[] {
  const sets = open.map(({ situation, readings }) => {
    const live = readings.filter(({ truth }) => truth === 'open')
    const asked = situation.asked.filter(({ test, point }) =>
      live.some(({ chosen }) => {
        const telling = point && (chosen.get(point) ?? point.tellings[0])
        return !telling || weigh(test, telling.answer(situation.time, test)) === 'open'
      }),
    )
    return new Map(asked.map((one) => [keyOf(one.test), one]))
  })
  const shortest = sets.filter(
    (set, at) =>
      !sets.some((other, index) => index !== at && [...other.keys()].every((key) => set.has(key)) && (other.size < set.size || index < at)),
  )
  return [...new Map(shortest.flatMap((set) => [...set])).values()]
}

const keyOf = ({ fact, op, value }: Test): string => `${fact} ${op} ${String(value)}`

const from = (all: readonly Weighed[]): Pick<Matched, 'situations' | 'deciding'> => ({
  situations: all.map(({ situation }) => situation),
  deciding: once(all.flatMap(({ situation }) => pointsOf(situation))),
})

const pointsOf = ({ asked }: Situation): readonly AnsweredPoint[] => asked.flatMap(({ point }) => (point === null ? [] : [point]))

/** The points that rule a situation out: each by itself where one does, else all of them together. */
function denying({ situation }: Weighed): readonly AnsweredPoint[] {
  const alone = situation.asked.flatMap(({ test, point }) =>
    point?.tellings.every((telling) => weigh(test, telling.answer(situation.time, test)) === 'no') ? [point] : [],
  )
  return alone.length > 0 ? alone : pointsOf(situation)
}

const once = (points: readonly AnsweredPoint[]): readonly AnsweredPoint[] => [...new Set(points)]
