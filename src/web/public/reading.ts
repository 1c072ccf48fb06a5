import { counted, describeDate, directionOf, parseDate } from '../../kit/index.ts'
import { wordLanguages, wordsFor, type Words } from '../../publishing/index.ts'

/** In which language a page is read, and whose words it is drawn with. */
export type Reading = {
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly words: Words
  /** Attributes for Amparo's own words where the page is in a language they do not exist in. */
  readonly own: { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' }
  /** Attributes for what a translation leaves as it was recorded, in the language of its original. */
  readonly recorded: { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' }
  /** An EDTF date in the words of the page. */
  readonly date: (text: string) => string
  /** A number that stands by itself, with the digits of the page's words. */
  readonly numeral: (number: number) => string
}

/** How to read a page in `lang`, a BCP 47 tag; of a translation, with what was recorded in the language of its original. */
export function readingIn(lang: string, recorded: string = lang): Reading {
  const words = wordsFor(lang)
  return {
    lang,
    dir: directionOf(lang),
    words,
    own: ownIn(lang, words.lang),
    recorded: ownIn(lang, recorded),
    date: (text) => describeDate(parseDate(text), words.lang),
    numeral: numerals.get(words.lang)!,
  }
}

/** The attributes that words in one language bear on a page in another; none where both are the same. */
export const ownIn = (page: string, words: string): Reading['own'] =>
  words === page || page.startsWith(`${words}-`) ? {} : { lang: words, dir: directionOf(words) }

// Dear to make, and asked for by every page.
const numerals = new Map(wordLanguages.map(({ lang }) => [lang, counted(lang).number]))
