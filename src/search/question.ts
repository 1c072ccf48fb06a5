import { editDistance, foldLetters } from '../kit/index.ts'
import { wordsAsked } from './plain-words.ts'
import type { SearchKind, SearchLevel } from './row.ts'

/** What is looked for. All that is given must hold. */
export type SearchQuestion = {
  /** Words; those in quotation marks as they stand together. */
  readonly text: string
  readonly kinds?: readonly SearchKind[]
  /** A fact that a claim answers: `custody.place`. */
  readonly fact?: string
  /** Words of the name of whoever said it. */
  readonly source?: string
  /** What whoever said it is: `family`, `authority`. */
  readonly sourceKind?: string
  readonly standing?: string
  /** A norm that an appeal cites, by its id. */
  readonly norm?: string
  /** The first and the last day, as days since 1970-01-01; open where they are absent. */
  readonly from?: number
  readonly to?: number
}

/** The cases that somebody reads, and how far. Nothing else is looked at. */
export type ReadableCase = { readonly caseKey: number; readonly level: SearchLevel }

/** A word that is looked for, or several that stand together, as plainWords has them; and as they were typed. */
export type Term = { readonly words: readonly string[]; readonly typed: string; readonly together: boolean }

/** A question has at most so many characters and terms; what is beyond is not looked for. */
export const longestQuestion = 300
const mostTerms = 12

/** The terms of a question, in the order in which they were typed, each once. */
export function termsOf(text: string): readonly Term[] {
  const terms = new Map<string, Term>()
  for (const [, quoted, plain] of text.slice(0, longestQuestion).matchAll(quotedOrNot)) {
    const parts = quoted === undefined ? (plain ?? '').split(/\s+/) : [quoted]
    for (const typed of parts) {
      const words = wordsAsked(typed)
      if (words.length > 0) terms.set(words.join(' '), { words, typed: typed.trim(), together: quoted !== undefined })
    }
  }
  return [...terms.values()].slice(0, mostTerms)
}

const quotedOrNot = /["“”„«»]([^"“”„«»]+)["“”„«»]|([^"“”„«»]+)/gu

/** Whether two words may be one that was typed wrongly: one letter in a short one, two in a longer one, three in a long one. */
export function isTypo(one: string, other: string): boolean {
  const [a, b] = [foldLetters(one), foldLetters(other)]
  const length = Math.min(a.length, b.length)
  if (length < 4) return false
  const most = length < 6 ? 1 : length < 10 ? 2 : 3
  return Math.abs(a.length - b.length) <= most && editDistance(a, b) <= most
}
