import type { EditionNorm } from './edition.ts'
import { normWords } from './words/norms.ts'

/**
 * What the number of a norm opens, in a language: how it is cited, what it is of which year and force, our words marked as ours, and how far
 * it was confirmed.
 */
export function normInWords(
  { citation, title, symbol, year, force, confirmed, words: said }: EditionNorm,
  lang: string,
): { readonly citation: string; readonly what: string; readonly ours: string; readonly said: string; readonly confirmed: string } {
  const { words } = normWords(lang)
  return {
    citation,
    what: `${title}, ${symbol} · ${year} · ${words.force[force]}`,
    ours: words.ours,
    said,
    confirmed: words.confirmed[confirmed],
  }
}

/**
 * The address of the page of a norm on a site, from its root, in the language of our words about it. What was published before there were words
 * in a language leads where it led.
 */
export const normPath = ({ norm, instrument, words_lang }: Pick<EditionNorm, 'norm' | 'instrument' | 'words_lang'>): string =>
  `${words_lang === 'en' ? '' : `/${words_lang}`}/norms/${instrument}/${norm}`

/** The same in lines without its number, the citation first. */
export function normLines(norm: EditionNorm, lang: string): readonly [citation: string, ...lines: string[]] {
  const { citation, what, ours, said, confirmed } = normInWords(norm, lang)
  return [citation, what, `${ours}: ${said}`, confirmed]
}
