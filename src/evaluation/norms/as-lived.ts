import type { Situation, Time } from '../../norms/index.ts'
import { lastingFacts } from './durations.ts'
import type { Frame } from './frame.ts'

/**
 * The times that a result speaks of, as far as somebody lived and was held: what is told of the month of a death was so until then, but
 * for what is done about it; and nobody was isolated before the first arrest, whatever years of it are told in round numbers.
 */
export function asLived({ from: taken, dead }: Frame, situations: readonly Situation[], times: readonly Time[]): readonly Time[] {
  const facts = situations.flatMap(({ asked }) => asked.flatMap(({ point }) => (point === null ? [] : [point.fact])))
  const [isOfCustody, isOfDeath] = [facts.some((fact) => ofCustody.has(fact)), facts.some((fact) => afterwards.test(fact))]
  return times.map(({ from, to, lasts }) => ({
    from: isOfCustody && from < taken && taken <= to ? taken : from,
    to: !isOfDeath && from <= dead && dead < to ? dead : to,
    lasts,
  }))
}

const ofCustody: ReadonlySet<string> = new Set(lastingFacts.map(({ fact }) => fact))

/** What may be done, or be asked for, when somebody is dead. */
const afterwards = /^(?:death|remains|disappearance|treatment|complaint|judicial)\.|^notify\.death$/
