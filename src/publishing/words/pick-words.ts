import { languageOf, scriptOf } from '../../kit/index.ts'

/** The languages that public words are written in, English besides. */
export type WordLanguage = 'es' | 'fr' | 'pt' | 'ar' | 'fa' | 'ru' | 'tr' | 'zh-Hans' | 'qu'

/** The words of one feature by language; those that are not there yet are said in English. */
export type WordsOf<Words> = { readonly en: Words } & Readonly<Partial<Record<WordLanguage, Words>>>

/**
 * Takes the words of a feature and gives what picks them for a language (a BCP 47 tag): by language and script, so that
 * Traditional Chinese does not get simplified words; English where there are none, and then `lang` says so.
 */
export function pickWords<Words>(all: WordsOf<Words>): (lang: string) => { readonly words: Words; readonly lang: string } {
  const known = Object.entries(all).map(([lang, words]) => ({ lang, words, language: languageOf(lang), script: scriptOf(lang) }))
  return (lang) =>
    known.find(({ language, script }) => language === languageOf(lang) && script === scriptOf(lang)) ?? { words: all.en, lang: 'en' }
}
