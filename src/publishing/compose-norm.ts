import type { CitedCases, NormCitation } from '../appeals/index.ts'
import { citationOf, titleOf, wordsOf } from '../norms/index.ts'
import type { Edition, EditionNorm } from './edition.ts'

/**
 * An edition with the words of a published one about the norms that both cite: these are of the day on which they were published, and new ones
 * in the catalogue are no change of what an appeal says. Its year, its force and whether it is confirmed are no words of ours: what a published
 * edition says wrong of them is put right by a new version.
 */
export function withNormsAsPublished(edition: Edition, published: Edition): Edition {
  if (edition.norms === undefined) return edition
  const before = new Map(published.norms?.map((norm) => [norm.norm, norm]))
  return { ...edition, norms: edition.norms.map((norm) => ({ ...norm, ...wordsAbout(before.get(norm.norm) ?? norm) })) }
}

const wordsAbout = ({ citation, title, words, words_lang }: EditionNorm) => ({ citation, title, words, words_lang })

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
