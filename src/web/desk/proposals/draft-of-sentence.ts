import { citationOfNorm, type CaseDocument } from '../../../cases/index.ts'
import type { Evaluation } from '../../../evaluation/index.ts'
import { testsOf, type Condition, type NormResult } from '../../../norms/index.ts'
import { whoSays } from '../points/index.ts'
import { draftWordsIn } from './draft-words.ts'

/** Whether a sentence may say that a norm may be engaged: only where the facts meet it, under some account at least. */
export const mayBeCited = ({ result }: NormResult): boolean =>
  result === 'engaged' || result === 'if_accepted' || result === 'check_ratification'

/**
 * The result without the claims that only bound the time: how long somebody was held alone or kept from others ends with custody, so that it
 * rests on the dates of the arrest and the release, which are no part of what a sentence on it says. Where a norm asks anything that may be
 * counted from these dates, or nothing else is told, all are kept.
 */
export function withoutTheFrame(result: NormResult, condition: Condition | null, { claims }: Pick<CaseDocument, 'claims'>): NormResult {
  const asked = testsOf(condition).map(({ fact }) => fact)
  if (!asked.every((fact) => bounded.test(fact))) return result
  const families = familiesOf(condition)
  const bounds = new Set(
    claims
      .filter(({ asserts }) => asserts.some(({ fact }) => frame.has(fact)) && !asserts.some(({ fact }) => families.has(familyOf(fact))))
      .map(({ id }) => id),
  )
  const told = result.claims.filter((id) => !bounds.has(id))
  return told.length === 0 ? result : { ...result, claims: told }
}

/** Questions of which custody is the frame and nothing is counted from its dates. */
const bounded = /^(isolation|contact)\.|^counsel\.access$|^person\.foreign_national$/
const frame: ReadonlySet<string> = new Set(['arrest.date', 'release.date', 'person.death_date'])
const familiesOf = (condition: Condition | null): ReadonlySet<string> => new Set(testsOf(condition).map(({ fact }) => familyOf(fact)))
const familyOf = (fact: string): string => fact.split('.', 1)[0] ?? fact

/** How many claims one sentence is begun with. */
const mostClaims = 6

/**
 * What the sentence cites: the norm, and what the result rests on. A claim that is contested on what the norm asks is cited by that point,
 * so that the other account goes with it; one that is contested on something else is cited itself, and the point beside it.
 */
export function citesOf(
  { norm, claims }: NormResult,
  condition: Condition | null,
  file: CaseDocument,
  { points }: Evaluation,
): readonly string[] {
  const asked = familiesOf(condition)
  const rests = claims.slice(0, mostClaims).flatMap((claim) => {
    const contested = points.filter(
      ({ state, accounts }) => state === 'contested' && accounts.some((account) => account.claims.includes(claim)),
    )
    const isOnAsked = contested.some(({ fact }) => fact !== undefined && asked.has(familyOf(fact)))
    return [...(isOnAsked ? [] : [claim]), ...contested.map(({ id }) => id)]
  })
  return [...[...new Set(rests)].map((id) => `${file.case.id}#${id}`), citationOfNorm(norm)]
}

/**
 * Who says what, and then that this may engage the norm, cited in the language of the appeal; under whose account, where it is only that. To
 * be edited before it is kept. No citation goes into a text without these words: where there are none in its language, they are English.
 */
export function draftOf(result: NormResult, citation: string, file: CaseDocument, lang: string): string {
  const told = file.claims
    .filter(({ id }) => result.claims.slice(0, mostClaims).includes(id))
    .map((claim) => ended(`${whoSays(claim, file)}: ${claim.statement}`))
  const { words } = draftWordsIn(lang)
  const speakers = [...new Set((result.accounts ?? []).map(({ speakers: ids }) => namesOf(ids, file)))]
  const said =
    result.result === 'check_ratification'
      ? speakers.length > 0
        ? speakers.map((who) => words.ifBoundAndAccepted(who, citation)).join(' ')
        : words.ifBound(citation)
      : speakers.length > 0
        ? speakers.map((who) => words.ifAccepted(who, citation)).join(' ')
        : words.engaged(citation)
  return [...told, said].join(' ')
}

const namesOf = (ids: readonly string[], { sources }: CaseDocument): string =>
  ids.map((id) => sources.find((source) => source.id === id)?.name ?? id).join(', ')
const ended = (text: string): string => (/[.!?。؟]$/u.test(text) ? text : `${text}.`)
