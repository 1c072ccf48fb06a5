import { connectingWords, type Role } from './connecting-words.ts'
import { monthNames, weekdayNames } from './month-names.ts'
import type { Calendar } from './reading.ts'

/** What a word means in a date. */
export type Meaning =
  | { readonly kind: 'month'; readonly calendar: Calendar; readonly month: number }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'role'; readonly role: Role }

/** The longest phrase of the lexicon, in words. */
export const longestPhrase = 3

/**
 * What a phrase means, its words folded and separated by one space. Where languages differ the one given decides; without
 * it, nobody can tell, and null comes back as of a word that is none of a date.
 */
export function meaningOf(phrase: string, lang: string | undefined): Meaning | null {
  lexicon ??= readLexicon()
  const entries = lexicon.get(phrase)
  if (entries === undefined) return null
  const ours = lang === undefined ? undefined : entries.find((entry) => entry.lang === lang)
  if (ours !== undefined) return ours.meaning
  // A short name of a day of the week is rarely meant where the word says something else in another language.
  const meanings = entries.filter(({ meaning }) => meaning.kind !== 'weekday')
  const [first, ...more] = meanings.length === 0 ? entries : meanings
  return first !== undefined && more.every(({ meaning }) => same(meaning, first.meaning)) ? first.meaning : null
}

/** Whether a phrase of the lexicon begins with this folded word. Most words of a text begin none. */
export function beginsPhrase(word: string): boolean {
  lexicon ??= readLexicon()
  firstWords ??= new Set(Array.from(lexicon.keys(), (phrase) => phrase.split(' ')[0]!))
  return firstWords.has(word)
}

/**
 * A word as it is looked up: small letters without marks, letters of Arabic that are written in two ways as one, nothing
 * that only joins.
 */
export function foldWord(text: string): string {
  if (/^[a-z]*$/.test(text)) return text
  const known = folded.get(text)
  if (known !== undefined) return known
  const word = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640\u200c-\u200f'’ʻʼʿʾ`]/gu, '')
    .replace(/[ىی]/gu, 'ي')
    .replaceAll('ک', 'ك')
    .replaceAll(/[ةۀھ]/gu, 'ه')
  // Texts repeat their words; the limit keeps a hostile one from filling the memory.
  if (folded.size >= 20_000) folded.clear()
  if (text.length <= 64) folded.set(text, word)
  return word
}

const folded = new Map<string, string>()

type Entry = { readonly lang: string; readonly meaning: Meaning }
// Made when the first date is read: asking for the names of all months takes some ten milliseconds.
let lexicon: Map<string, Entry[]> | undefined
let firstWords: Set<string> | undefined

function readLexicon(): Map<string, Entry[]> {
  const made = new Map<string, Entry[]>()
  const add = (lang: string, words: string, meaning: Meaning): void => {
    const phrase = foldWord(words)
      .replace(/\p{Script=Han}/gu, '$& ')
      .split(/[\s.-]+/)
      .filter((word) => word !== '')
      .join(' ')
    const entries = made.get(phrase)
    if (entries === undefined) made.set(phrase, [{ lang, meaning }])
    // What was said of a language first stands: a month before a day of the week, both before what joins them.
    else if (!entries.some((entry) => entry.lang === lang)) entries.push({ lang, meaning })
  }
  for (const { lang, name, calendar, month } of monthNames()) add(lang, name, { kind: 'month', calendar, month })
  for (const [lang, roles] of Object.entries(connectingWords))
    for (const [role, words] of Object.entries(roles) as [Role, string][])
      for (const phrase of words.split(', ')) add(lang, phrase, { kind: 'role', role })
  for (const { lang, name, weekday } of weekdayNames()) add(lang, name, { kind: 'weekday', weekday })
  return made
}

const same = (a: Meaning, b: Meaning): boolean => JSON.stringify(a) === JSON.stringify(b)
