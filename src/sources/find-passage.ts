import type { Passage } from './source.ts'
import { breaksWords, wordsOf, type Words } from './words-of-text.ts'

/** Where words stand in a text: from `start` up to `end`, in UTF-16 code units, on `page` (from 1; pages end with a form feed). */
export type Place = { readonly start: number; readonly end: number; readonly page: number }

export type FoundPassage =
  | ({ readonly kind: 'found' } & Place)
  /** The words stand there several times, and what the passage says of their surroundings does not tell which is meant. */
  | { readonly kind: 'several'; readonly places: readonly Place[] }
  /** They do not stand there, or only in other surroundings: `nearest` is then where somebody should look, and is not the passage. */
  | { readonly kind: 'missing'; readonly nearest?: Place }

/** A text that passages are looked up in; it is read once for all of them. */
export type SearchableText = {
  readonly text: string
  readonly readings: readonly Words[]
  /** Where each page begins. */
  readonly pages: readonly number[]
}

/** Takes the text of a document, its pages ended by form feeds. */
export function searchable(text: string): SearchableText {
  const readings = [wordsOf(text, 'dropped'), ...(breaksWords(text) ? [wordsOf(text, 'kept')] : [])]
  const pages = [0]
  for (let at = text.indexOf('\f'); at !== -1; at = text.indexOf('\f', at + 1)) pages.push(at + 1)
  return { text, readings, pages }
}

/**
 * Looks a passage up (W3C Web Annotation, TextQuoteSelector, with the page as its FragmentSelector). Differences that a new
 * extraction makes (wordsOf) are borne; another word is not. Of several places, the words before and after decide, then the
 * page. A single place in wholly other surroundings counts only where the words are long enough to stand for themselves:
 * a passage that no longer matches is told, never moved.
 */
export function findPassage({ readings, pages }: SearchableText, passage: Passage): FoundPassage {
  const places = new Map<string, Candidate>()
  for (const reading of readings)
    for (const exact of spellings(passage.exact))
      for (const candidate of candidatesIn(reading, exact, passage)) {
        const key = `${candidate.start} ${candidate.end}`
        const before = places.get(key)
        if (before === undefined || before.fits < candidate.fits) places.set(key, candidate)
      }
  const all = [...places.values()].toSorted((a, b) => a.start - b.start).map((each) => ({ ...each, page: pageAt(pages, each.start) }))
  if (all.length === 0) return withNearest(readings, passage, (place) => ({ ...place, page: pageAt(pages, place.start) }))
  const best = Math.max(...all.map(({ fits }) => fits))
  const asked = passage.prefix !== undefined || passage.suffix !== undefined
  if (asked && best === 0 && (all.length > 1 || lengthOf(passage.exact) < standsForItself))
    return { kind: 'missing', nearest: placeOf(closestTo(all, passage)) }
  const fitting = all.filter(({ fits }) => fits === best)
  const onPage = fitting.filter(({ page }) => String(page) === String(passage.page ?? ''))
  const [chosen, ...others] = onPage.length === 1 ? onPage : fitting
  if (chosen === undefined || others.length > 0) return { kind: 'several', places: fitting.map(placeOf) }
  return { kind: 'found', ...placeOf(chosen) }
}

/** The page of a place in a text: the first is 1. */
export function pageAt(pages: readonly number[], at: number): number {
  let [low, high] = [0, pages.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pages[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low + 1
}

/** From so many letters on, words that stand in a text once are the passage, whatever stands around them. */
const standsForItself = 40
/** So much of the words before or after must agree at the least, unless fewer were kept. */
const agreeing = 8
/** No text is searched for more places than these: who quotes “the” says where by the words around it. */
const mostPlaces = 5000

type Candidate = {
  readonly start: number
  readonly end: number
  /** Of the words before and after, how many sides agree. */ readonly fits: number
}

const lengthOf = (exact: string): number => wordsOf(exact, 'dropped').words.length
const spellings = (exact: string): readonly string[] => [
  ...new Set([wordsOf(exact, 'dropped').words, wordsOf(exact, 'kept').words].filter((words) => words !== '')),
]

function candidatesIn({ words, from, until }: Words, exact: string, { prefix, suffix }: Passage): Candidate[] {
  const [before, after] = [spellings(prefix ?? ''), spellings(suffix ?? '')]
  const found: Candidate[] = []
  for (let at = words.indexOf(exact); at !== -1 && found.length < mostPlaces; at = words.indexOf(exact, at + 1)) {
    const end = at + exact.length
    if (prefix === undefined && withinWord(words, at)) continue
    if (suffix === undefined && withinWord(words, end)) continue
    const fits =
      Number(before.some((each) => endsAlike(words.slice(Math.max(0, at - each.length - 1), at).trimEnd(), each))) +
      Number(after.some((each) => startsAlike(words.slice(end, end + each.length + 1).trimStart(), each)))
    found.push({ start: from[at]!, end: until[end - 1]!, fits })
  }
  return found
}

/** Whether a word goes on across this place, so that “no” was looked for and “know” found. Only where words have spaces between them. */
const withinWord = (words: string, at: number): boolean =>
  at > 0 && /^\p{L}\p{L}$/u.test(words.slice(at - 1, at + 1)) && !unspaced.test(words.slice(at - 1, at + 1))
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function startsAlike(text: string, asked: string): boolean {
  const most = Math.min(asked.length, text.length)
  let same = 0
  while (same < most && text[same] === asked[same]) same++
  return same >= Math.min(agreeing, asked.length)
}

function endsAlike(text: string, asked: string): boolean {
  const most = Math.min(asked.length, text.length)
  let same = 0
  while (same < most && text.at(-1 - same) === asked.at(-1 - same)) same++
  return same >= Math.min(agreeing, asked.length)
}

const placeOf = ({ start, end, page }: Place): Place => ({ start, end, page })

const closestTo = (all: readonly (Candidate & Place)[], { page }: Passage): Candidate & Place =>
  all.find((each) => String(each.page) === String(page ?? '')) ?? all[0]!

/** Where the beginning or the end of the words stands, the longest of it that is there. */
function withNearest(
  readings: readonly Words[],
  { exact }: Passage,
  placed: (place: { start: number; end: number }) => Place,
): FoundPassage {
  const [reading] = readings
  const [words = ''] = spellings(exact)
  if (reading === undefined) return { kind: 'missing' }
  for (let share = 0.9; share > 0.1 && words.length * share >= 12; share -= 0.1)
    for (const part of [
      words.slice(0, words.length * share).replace(/\s\S*$/, ''),
      words.slice(-words.length * share).replace(/^\S*\s/, ''),
    ]) {
      const at = reading.words.indexOf(part)
      if (at !== -1) return { kind: 'missing', nearest: placed({ start: reading.from[at]!, end: reading.until[at + part.length - 1]! }) }
    }
  return { kind: 'missing' }
}
