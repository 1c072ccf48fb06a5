import { groundFirst, ofWomen } from '../../../evaluation/index.ts'
import type { NormResult } from '../../../norms/index.ts'
import type { Proposal } from './proposals.ts'
import { withSexFirst, type AskedOf } from './sex-first.ts'

/** A question that is open over all proposals, and the norms that its answer would decide, alone or with others. */
export type OpenQuestion = {
  readonly fact: string
  readonly question: string
  readonly subject: string
  readonly alone: readonly NormResult[]
  readonly withOthers: readonly NormResult[]
}

/**
 * The questions that would decide what cannot be told, each once for each person: first those that decide a norm by themselves, of
 * these the one that decides most norms; then those that need the fewest others. What others stand on comes before them, and what is so of women only
 * is not asked while it is asked whether the person is one: that is asked where nobody on file tells it.
 */
export function openQuestions(results: readonly NormResult[], of: AskedOf): readonly OpenQuestion[] {
  const asked = results
    .filter(({ result }) => result === 'cannot_tell')
    .map((result) => withSexFirst(result, of))
    .flatMap((result) => result.ask.map((ask) => ({ ...ask, result })))
  const questions = Map.groupBy(asked, ({ fact, result }) => JSON.stringify([result.subject, fact]))
  const open = [...questions.values()].map((each) => {
    const { fact, question, result } = each[0]!
    return { fact, question, subject: result.subject, ...parted(each.map((one) => one.result)) }
  })
  const sexAsked = new Set(open.flatMap(({ fact, subject }) => (fact === 'person.sex' ? [subject] : [])))
  const sorted = open
    .filter(({ fact, subject }) => !ofWomen.has(fact) || !sexAsked.has(subject))
    .toSorted((a, b) => fewest(a) - fewest(b) || b.alone.length - a.alone.length || b.withOthers.length - a.withOthers.length)
  return groundFirst(sorted, of.facts)
}

/** The results that anything is still asked for: not those that the team set aside. */
export const stillAsked = (proposals: readonly Pick<Proposal, 'results' | 'decision'>[]): readonly NormResult[] =>
  proposals.flatMap(({ results, decision }) => (decision?.decision === 'set-aside' ? [] : results))

const parted = (results: readonly NormResult[]): Pick<OpenQuestion, 'alone' | 'withOthers'> => ({
  alone: results.filter(({ ask }) => ask.length === 1),
  withOthers: results.filter(({ ask }) => ask.length > 1),
})

/** How many questions are in the shortest set that it belongs to. */
const fewest = ({ alone, withOthers }: OpenQuestion): number => Math.min(...[...alone, ...withOthers].map(({ ask }) => ask.length))
