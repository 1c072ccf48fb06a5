import type { FactDictionary } from '../../../claims/index.ts'
import { groundFirst, ofWomen } from '../../../evaluation/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import type { NormResult } from '../../../norms/index.ts'
import type { CaseVisit } from '../visit.ts'

/** What the order of questions needs: the dictionary of facts, and of which persons the file tells the sex. */
export type AskedOf = { readonly facts: FactDictionary; readonly tellsSexOf: (subject: string) => boolean }

/** The dictionary, and whether anybody on file tells the sex of a person, for whoever reads this much of the case. */
export const askedOf = ({ needs, now, opened }: Pick<CaseVisit, 'needs' | 'now' | 'opened'>): AskedOf => ({
  facts: needs.facts,
  tellsSexOf: (about) =>
    opened.evaluate(dayOfInstant(now)).points.some(({ subject, fact, accounts }) => {
      return subject === about && fact === sex && accounts.length > 0
    }),
})

/**
 * A result with the questions in the order in which somebody puts them: of a person whose sex nobody tells, that before what is so of
 * women only, which it may answer. A result by itself has the shortest set whose answers decide it, and the sex is not of it.
 */
export function withSexFirst(result: NormResult, { facts, tellsSexOf }: AskedOf): NormResult {
  const { ask, subject } = result
  const isAsked = ask.some(({ fact }) => ofWomen.has(fact)) && !ask.some(({ fact }) => fact === sex) && !tellsSexOf(subject)
  return isAsked ? { ...result, ask: groundFirst([...ask, { fact: sex, question: facts.get(sex)?.question ?? sex }], facts) } : result
}

const sex = 'person.sex'
