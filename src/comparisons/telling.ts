import type { Assertion, Claim } from '../claims/index.ts'
import type { Point } from '../evaluation/index.ts'
import type { Compared } from './person.ts'

/** What a claim may assert: a fact, and of a fact with a list of answers the one that is meant. */
export type Telling = { readonly fact: string; readonly value?: string }

/** The points about a person in which a claim that stands asserts one of these; refuted ones tell of nothing. */
export function pointsTelling({ file, evaluation, subject }: Compared, telling: readonly Telling[]): readonly Point[] {
  const claims = new Map(file.claims.map((claim) => [claim.id, claim]))
  const tells = ({ fact, value }: Assertion): boolean =>
    telling.some((one) => one.fact === fact && (one.value === undefined || (value.type === 'enum' && value.text === one.value)))
  const says = (claim: Claim | undefined): boolean => claim !== undefined && claim.about === subject && claim.asserts.some(tells)
  return evaluation.points.filter((point) => {
    if (point.subject !== subject || point.standing === 'refuted') return false
    const facts = factsOf(point)
    if (facts.length > 0 && !telling.some(({ fact }) => facts.includes(fact))) return false
    return point.accounts.some((account) => account.claims.some((id) => says(claims.get(id))))
  })
}

/** The facts that a point is about; of a question whose claims answer in words, none. */
export const factsOf = ({ fact, accounts }: Point): readonly string[] =>
  [fact, ...accounts.map((account) => account.fact)].filter((one) => one !== undefined)

/** The claims that tell any account of these points, each once. */
export const claimsOfPoints = (points: readonly Point[]): readonly string[] => [
  ...new Set(points.flatMap(({ accounts }) => accounts.flatMap(({ claims }) => claims))),
]
