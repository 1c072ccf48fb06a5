import { pickWords } from '../pick-words.ts'
import { arabic } from './ar.ts'
import { english } from './en.ts'
import { farsi } from './fa.ts'
import { french } from './fr.ts'
import { portuguese } from './pt.ts'
import { quechua } from './qu.ts'
import { russian } from './ru.ts'
import { spanish } from './es.ts'
import { turkish } from './tr.ts'
import { chinese } from './zh-hans.ts'
import type { CollectionWords } from './words.ts'

export type { CollectionWords, CountedBy } from './words.ts'

/** What readers are told beside a collection, in a language; English where there are none in it, and then `lang` says so. */
export const collectionWords = pickWords<CollectionWords>({
  en: english,
  ar: arabic,
  es: spanish,
  fa: farsi,
  fr: french,
  pt: portuguese,
  qu: quechua,
  ru: russian,
  tr: turkish,
  'zh-Hans': chinese,
})
