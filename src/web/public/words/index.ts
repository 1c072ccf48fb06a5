import { pickWords, type WordsOf } from '../../../publishing/index.ts'
import { arabic } from './ar.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { farsi } from './fa.ts'
import { french } from './fr.ts'
import { portuguese } from './pt.ts'
import { quechua } from './qu.ts'
import { russian } from './ru.ts'
import { turkish } from './tr.ts'
import type { SiteWords } from './words.ts'
import { simplifiedChinese } from './zh-hans.ts'

/** In the languages that the public site has words in. */
export const siteLanguages: WordsOf<SiteWords> = {
  en: english,
  es: spanish,
  fr: french,
  pt: portuguese,
  ar: arabic,
  fa: farsi,
  ru: russian,
  tr: turkish,
  'zh-Hans': simplifiedChinese,
  qu: quechua,
}

const pick = pickWords<SiteWords>(siteLanguages)

/** What pages say that belong to no appeal, in the words of a language (a BCP 47 tag); English where there are none. */
export const siteWordsFor = (lang: string): SiteWords => pick(lang).words
