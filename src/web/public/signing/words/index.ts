import { wordsFor } from '../../../../publishing/index.ts'
import { arabic } from './ar.ts'
import { arabicCounting } from './ar-counting.ts'
import { english } from './en.ts'
import { englishCounting } from './en-counting.ts'
import { spanish } from './es.ts'
import { spanishCounting } from './es-counting.ts'
import { simplifiedChinese } from './zh-hans.ts'
import { simplifiedChineseCounting } from './zh-hans-counting.ts'

/** The words of the pages about sign-ons, in one language. */
export type SigningWords = typeof english & typeof englishCounting

/** In the languages that the public site has words in. */
const languages: readonly SigningWords[] = [
  { ...english, ...englishCounting },
  { ...spanish, ...spanishCounting },
  { ...arabic, ...arabicCounting },
  { ...simplifiedChinese, ...simplifiedChineseCounting },
]

/** The words for a page in `lang` (a BCP 47 tag): those of the language in which the rest of the page has its words. */
export function signingWordsFor(lang: string): SigningWords {
  const { lang: chosen } = wordsFor(lang)
  return languages.find((words) => words.lang === chosen) ?? languages[0]!
}
