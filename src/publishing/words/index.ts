import { arabic } from './ar.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { farsi } from './fa.ts'
import { french } from './fr.ts'
import { pickWords } from './pick-words.ts'
import { portuguese } from './pt.ts'
import { quechua } from './qu.ts'
import { russian } from './ru.ts'
import { turkish } from './tr.ts'
import type { Words } from './words.ts'
import { simplifiedChinese } from './zh-hans.ts'

/** The languages that Amparo has its own words in. */
export const wordLanguages: readonly Words[] = [
  english,
  spanish,
  french,
  portuguese,
  arabic,
  farsi,
  russian,
  turkish,
  simplifiedChinese,
  quechua,
]

/**
 * Amparo's own words for a page in `lang` (a BCP 47 tag). A language we have no words in gets the English ones; their
 * `lang` then differs from the page's, and the page has to mark them. Traditional Chinese does not get simplified words.
 */
export function wordsFor(lang: string): Words {
  const found = byTag.get(lang) ?? find(lang)
  // Tags come from what people send, so anybody can think of more.
  if (byTag.size < 1000) byTag.set(lang, found)
  return found
}

const byTag = new Map<string, Words>()

const pick = pickWords<Words>({ en: english, ...Object.fromEntries(wordLanguages.map((words) => [words.lang, words])) })

const find = (lang: string): Words => pick(lang).words
