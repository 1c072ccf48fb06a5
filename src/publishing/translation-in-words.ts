import type { Edition } from './edition.ts'
import { languageIn, translatedWords } from './words/translated.ts'

/** What a translation says of itself, sentence by sentence: from what it was made, that the original counts. Nothing of an original. */
export function translationInWords({ lang, translates, machine }: Pick<Edition, 'lang' | 'translates' | 'machine'>): readonly string[] {
  if (translates === undefined) return []
  const { words, lang: own } = translatedWords(lang)
  return [words.from(languageIn(translates.lang, own)), words.decides, ...(machine ? [words.machine] : []), words.asRecorded]
}
