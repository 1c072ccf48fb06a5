import type { CitedCases, NormCitation } from '../appeals/index.ts'
import { citationOf } from '../norms/index.ts'
import type { EditionNorm } from './edition.ts'

/** What the number of a norm opens: how it is cited, of what force it is, and our words about it in the language of the edition, else in English. */
export function composeNorm(
  number: number,
  { norm, instrument }: NormCitation,
  { lang, catalogue }: Pick<CitedCases, 'catalogue'> & { readonly lang: string },
): EditionNorm {
  const own = norm.paraphrases[lang]
  return {
    number,
    norm: norm.id,
    instrument: instrument.id,
    citation: citationOf(catalogue, norm),
    title: instrument.title,
    symbol: instrument.symbol,
    year: norm.year,
    force: norm.force,
    confirmed: norm.confirmed,
    words: own?.text ?? norm.paraphrase,
    words_lang: own === undefined ? 'en' : lang,
  }
}
