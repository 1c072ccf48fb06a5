import type { CitedCases, NormCitation } from '../appeals/index.ts'
import { citationOf, titleOf, wordsOf } from '../norms/index.ts'
import type { Edition, EditionNorm } from './edition.ts'

/**
 * An edition with what a published one says of the norms that both cite: the words of a norm are of the day on which they were published, and
 * new ones in the catalogue are no change of what an appeal says.
 */
export function withNormsAsPublished(edition: Edition, published: Edition): Edition {
  if (edition.norms === undefined) return edition
  const before = new Map(published.norms?.map((norm) => [norm.norm, norm]))
  return { ...edition, norms: edition.norms.map((norm) => ({ ...(before.get(norm.norm) ?? norm), number: norm.number })) }
}

/** What the number of a norm opens: how it is cited, of what force it is, and our words about it, all in the language of the edition or else in English. */
export function composeNorm(
  number: number,
  { norm, instrument }: NormCitation,
  { lang, catalogue }: Pick<CitedCases, 'catalogue'> & { readonly lang: string },
): EditionNorm {
  const own = wordsOf(norm, lang)
  return {
    number,
    norm: norm.id,
    instrument: instrument.id,
    citation: citationOf(catalogue, norm, own.lang),
    title: titleOf(catalogue, instrument, own.lang),
    symbol: instrument.symbol,
    year: norm.year,
    force: norm.force,
    confirmed: norm.confirmed,
    words: own.text,
    words_lang: own.lang,
  }
}
