import type { Edition } from './edition.ts'
import type { PublishedEdition } from './store.ts'
import { languageIn, translatedWords } from './words/translated.ts'

/** What a translation says of itself, sentence by sentence: from what it was made, that the original counts. Nothing of an original. */
export function translationInWords({ lang, translates, machine }: Pick<Edition, 'lang' | 'translates' | 'machine'>): readonly string[] {
  if (translates === undefined) return []
  const { words, lang: own } = translatedWords(lang)
  return [words.from(languageIn(translates.lang, own)), words.decides, ...(machine ? [words.machine] : []), words.asRecorded]
}

/** Of a translation that is not of the newest version: that there is a newer one, and in which language. */
export function newerInWords({
  edition: { lang, version, translates },
  newest,
}: Pick<PublishedEdition, 'edition' | 'newest'>): readonly string[] {
  if (translates === undefined || version >= newest) return []
  const { words, lang: own } = translatedWords(lang)
  return [words.newer(languageIn(translates.lang, own))]
}
