import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../kit/index.ts'
import {
  collectionWords,
  courseWords,
  formsWords,
  normWords,
  outcomeWords,
  sheetLanguages,
  tellingWords,
  translatedWords,
  versionsWords,
  wordLanguages,
  writeYourselfWords,
  type Words,
} from '../../../publishing/index.ts'
import { mailLanguages } from '../../../signons/index.ts'
import { normPageWords } from '../../norms/words/index.ts'
import { logLanguages } from '../../public/log/log-words.ts'
import { signingLanguages } from '../../public/signing/words/index.ts'
import { siteLanguages } from '../../public/words/index.ts'

/** Whether somebody who speaks a language has read the words that Amparo has in it, as they are today. */
export type WordsReview =
  | { readonly kind: 'original' }
  | { readonly kind: 'unreviewed' }
  | { readonly kind: 'reviewed' | 'changed-since'; readonly by: string; readonly on: string }
  /** There are none: pages in the language bear English ones, marked as such. */
  | { readonly kind: 'none' }

/** Of a language as an edition names it (a BCP 47 tag). A review holds for the words that were read: once one of them has changed, it says so. */
export function reviewOf(lang: string): WordsReview {
  const words = ownWordsOf(lang)
  if (words === undefined) return { kind: 'none' }
  const { review } = words
  if (review.state !== 'reviewed') return { kind: review.state }
  return { kind: review.words === fingerprintOf(words.lang) ? 'reviewed' : 'changed-since', by: review.by, on: review.on }
}

/** SHA-256 of everything that Amparo says in one of its languages, by which a review names what was read. */
export function fingerprintOf(lang: string): string {
  const parts = partsOf(lang).map(({ name, words }) => [name, words === undefined ? null : said(words)])
  return createHash('sha256').update(canonicalJson(parts)).digest('hex')
}

/** The parts of the words of one of Amparo's languages; undefined where English ones stand in. */
export const partsOf = (lang: string): readonly { readonly name: string; readonly words: unknown }[] =>
  Object.entries(parts).map(([name, find]) => ({ name, words: find(lang) }))

const ownWordsOf = (lang: string): Words | undefined => {
  const own = new Intl.Locale(lang).maximize()
  return wordLanguages.find((words) => {
    const { language, script } = new Intl.Locale(words.lang).maximize()
    return language === own.language && script === own.script
  })
}

type Picked = { readonly words: unknown; readonly lang: string }
const inItself = (lang: string, picked: Picked): unknown => (picked.lang === lang ? picked.words : undefined)

const parts: Readonly<Record<string, (lang: string) => unknown>> = {
  'Appeals and their notes': (lang) => wordLanguages.find((words) => words.lang === lang),
  'List of appeals, method, errors': (lang) => siteLanguages[lang as keyof typeof siteLanguages],
  'The log': (lang) => logLanguages[lang as keyof typeof logLanguages],
  'Printed sheet': (lang) => sheetLanguages[lang as keyof typeof sheetLanguages],
  'Signing, counting, checking': (lang) => signingLanguages.find((words) => words.lang === lang),
  'Mails of signing': (lang) => mailLanguages[lang as keyof typeof mailLanguages],
  Translations: (lang) => inItself(lang, translatedWords(lang)),
  Versions: (lang) => inItself(lang, versionsWords(lang)),
  'How an appeal ends': (lang) => inItself(lang, outcomeWords(lang)),
  'What became of it': (lang) => inItself(lang, courseWords(lang)),
  'News by mail': (lang) => inItself(lang, tellingWords(lang)),
  'Supporters’ own letters': (lang) => inItself(lang, writeYourselfWords(lang)),
  'Norms that are cited': (lang) => inItself(lang, normWords(lang)),
  'Pages of norms': (lang) => normPageWords[lang as keyof typeof normPageWords],
  Collections: (lang) => inItself(lang, collectionWords(lang)),
  'Poster, card, feeds, frame': (lang) => inItself(lang, formsWords(lang)),
}

/** Numbers in each form that a language has for counting, and a text: what is said of them tells one wording from another. */
const samples: readonly unknown[] = [0, 1, 2, 3, 5, 11, 21, 100, '*']

/** Words as they can be compared: what a function says of each sample in place of the function. How far they were read is no part of them. */
function said(words: unknown): unknown {
  if (typeof words === 'function')
    return samples.map((sample) => String((words as (...given: unknown[]) => unknown)(sample, sample, sample, sample)))
  if (Array.isArray(words)) return words.map(said)
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).flatMap(([name, word]) => (name === 'review' ? [] : [[name, said(word)]])))
}
