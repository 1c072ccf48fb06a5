import type { Database, Transaction } from '../platform/index.ts'
import { otherSpellings, slipsOf } from './alternatives.ts'
import { findRows, type FoundRow, type KindCount } from './find-rows.ts'
import { termsOf, type ReadableCase, type SearchQuestion } from './question.ts'
import { indexedTerms, tsqueryOf } from './tsquery.ts'

/** One result. */
export type SearchHit = FoundRow & {
  /** Whether one of its dates certainly lies in the days asked for, or only may; null where no days were asked for. */
  readonly inTime: 'certainly' | 'possibly' | null
}

/** What was typed, and the words that were looked for in its place. */
export type Suggestion = { readonly typed: string; readonly words: readonly string[] }

export type SearchResults = {
  readonly hits: readonly SearchHit[]
  readonly counts: readonly KindCount[]
  /** Words that were looked for in other spellings too, or, where they stand nowhere as they were typed, as what may be meant. */
  readonly suggestions: readonly Suggestion[]
  /** All the words that were looked for, for marking them in what was found. */
  readonly looked: readonly string[]
}

export type SearchSettings = {
  /** How many results of each kind are given, and after how many. */
  readonly most?: number
  readonly after?: number
}

/** With fewer results than these, words that were typed wrongly are looked for too. */
const few = 3

/**
 * Looks for words, names and facts in the cases somebody reads, and in nothing else: what they may not read changes no result,
 * no count and no suggestion. Every word must be found in an entry, as it stands, by its stem, or, of names, in another spelling
 * or script. A question with neither words nor anything else finds nothing.
 */
export async function search(
  db: Database | Transaction,
  question: SearchQuestion,
  readable: readonly ReadableCase[],
  { most = 10, after = 0 }: SearchSettings = {},
): Promise<SearchResults> {
  const terms = termsOf(question.text)
  const nothing: SearchResults = { hits: [], counts: [], suggestions: [], looked: [] }
  const { from, to } = question
  if (readable.length === 0) return nothing
  const [indexed, names] = [await indexedTerms(db, terms), await otherSpellings(db, terms, question.text, readable)]
  const withOthers = (slips: ReadonlyMap<number, readonly string[]>) =>
    indexed.map((term, index) => ({
      ...term,
      together: terms[index]?.together ?? false,
      others: [...(names.spellings.get(index) ?? []), ...(slips.get(index) ?? []).map((word) => [word])],
    }))
  const find = (slips: ReadonlyMap<number, readonly string[]>) => {
    const query = tsqueryOf(question, withOthers(slips), names.wholeNames)
    return query === null && from === undefined && to === undefined
      ? Promise.resolve({ rows: [], counts: [] })
      : findRows(db, { query, question, readable, most, after })
  }
  let found = await find(new Map())
  let slips: ReadonlyMap<number, readonly string[]> = new Map()
  if (terms.length > 0 && found.counts.reduce((sum, { count }) => sum + count, 0) < few) {
    slips = await slipsOf(db, terms, readable)
    if (slips.size > 0) found = await find(slips)
  }
  const isFound = found.rows.length > 0
  return {
    hits: found.rows.map((row) => ({ ...row, inTime: inTime(row, question) })),
    counts: found.counts,
    suggestions: isFound ? terms.flatMap(({ typed }, index) => suggestionOf(typed, slips.get(index), names.spellings.get(index))) : [],
    looked: [...new Set([...withOthers(slips).flatMap(({ exact, others }) => [...exact, ...others.flat()]), ...names.wholeNames.flat()])],
  }
}

function inTime({ dates }: FoundRow, { from, to }: SearchQuestion): SearchHit['inTime'] {
  if (from === undefined && to === undefined) return null
  for (let at = 0; at + 1 < dates.length; at += 2)
    if (dates[at]! >= (from ?? -Infinity) && dates[at + 1]! <= (to ?? Infinity)) return 'certainly'
  return 'possibly'
}

function suggestionOf(typed: string, slips: readonly string[] = [], spellings: readonly (readonly string[])[] = []): Suggestion[] {
  const words = [...new Set([...slips, ...spellings.filter((other) => other.length === 1).flat()])]
  return words.length === 0 ? [] : [{ typed, words }]
}
