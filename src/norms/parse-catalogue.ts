import type { FactDictionary } from '../claims/index.ts'
import type { Catalogue } from './catalogue.ts'
import type { Invalid } from './catalogue-problem.ts'
import { parseNorms, type NormsRead } from './parse-norms.ts'
import { parseRatifications, type RatificationsRead } from './parse-ratifications.ts'

export type ReadCatalogue = { readonly kind: 'read'; readonly catalogue: Catalogue } | Invalid

/**
 * Reads the files of the catalogue (parsed, not yet checked), with our words in other languages than English, against the dictionary of
 * facts; names every problem of all.
 */
export function parseCatalogue(norms: unknown, ratifications: unknown, facts: FactDictionary, words: readonly unknown[]): ReadCatalogue {
  const [some, others] = [parseNorms(norms, facts, words), parseRatifications(ratifications)]
  if (some.kind === 'read' && others.kind === 'read') return { kind: 'read', catalogue: { ...some.read, ...others.read } }
  return { kind: 'invalid', problems: [some, others].flatMap((one) => (one.kind === 'invalid' ? one.problems : [])) }
}

/** A catalogue whose two halves are each read when something of it is first asked for. What is given to read them throws where it cannot. */
export const catalogueWhenAsked = (norms: () => NormsRead, ratifications: () => RatificationsRead): Catalogue => ({
  get instruments() {
    return norms().instruments
  },
  get norms() {
    return norms().norms
  },
  get languages() {
    return norms().languages
  },
  get states() {
    return ratifications().states
  },
  get treaties() {
    return ratifications().treaties
  },
  get disagreements() {
    return ratifications().disagreements
  },
  ratification: (state, instrument) => ratifications().ratification(state, instrument),
  sourceInPublic: (source) => ratifications().sourceInPublic(source),
})
