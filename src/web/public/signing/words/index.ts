import { wordsFor } from '../../../../publishing/index.ts'
import { arabic } from './ar.ts'
import { arabicCounting } from './ar-counting.ts'
import { english } from './en.ts'
import { englishCounting } from './en-counting.ts'
import { spanish } from './es.ts'
import { spanishCounting } from './es-counting.ts'
import { farsi } from './fa.ts'
import { farsiCounting } from './fa-counting.ts'
import { french } from './fr.ts'
import { frenchCounting } from './fr-counting.ts'
import { portuguese } from './pt.ts'
import { portugueseCounting } from './pt-counting.ts'
import { quechua } from './qu.ts'
import { quechuaCounting } from './qu-counting.ts'
import { russian } from './ru.ts'
import { russianCounting } from './ru-counting.ts'
import { turkish } from './tr.ts'
import { turkishCounting } from './tr-counting.ts'
import { simplifiedChinese } from './zh-hans.ts'
import { simplifiedChineseCounting } from './zh-hans-counting.ts'

/** The words of the pages about sign-ons, in one language. */
export type SigningWords = typeof english & typeof englishCounting

/** In the languages that the public site has words in. */
export const signingLanguages: readonly SigningWords[] = [
  { ...english, ...englishCounting },
  { ...spanish, ...spanishCounting },
  { ...french, ...frenchCounting },
  { ...portuguese, ...portugueseCounting },
  { ...arabic, ...arabicCounting },
  { ...farsi, ...farsiCounting },
  { ...russian, ...russianCounting },
  { ...turkish, ...turkishCounting },
  { ...simplifiedChinese, ...simplifiedChineseCounting },
  { ...quechua, ...quechuaCounting },
]

/** The words for a page in `lang` (a BCP 47 tag): those of the language in which the rest of the page has its words. */
export function signingWordsFor(lang: string): SigningWords {
  const { lang: chosen } = wordsFor(lang)
  return signingLanguages.find((words) => words.lang === chosen) ?? signingLanguages[0]!
}
