import { sql } from 'kysely'
import { compareReadNames, readNames } from '../kit/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import { keysOf } from './keep-names.ts'
import { isUnspaced, wordsAsked } from './plain-words.ts'
import { isReadable } from './readable.ts'
import { isTypo, type ReadableCase, type Term } from './question.ts'

/** What else a question may mean, as far as it stands in what the asker reads. */
export type Alternatives = {
  /** For each term, by its place: names of one word that are other spellings of it, or it in another script, each as its words. */
  readonly spellings: ReadonlyMap<number, readonly (readonly string[])[]>
  /** Names that the whole question is a spelling of, as their words. */
  readonly wholeNames: readonly (readonly string[])[]
}

/** From here on a word is taken for another spelling of a name that was asked for. */
const sameSpelling = 0.82
/** More names than these that share a key with what was asked are not compared. */
const mostNames = 400

/**
 * Names in the cases somebody reads that are spelled otherwise than they asked, or written in another script. Compares at
 * most some hundreds that have a key in common (kit/names).
 */
export async function otherSpellings(
  db: Database | Transaction,
  terms: readonly Term[],
  text: string,
  readable: readonly ReadableCase[],
): Promise<Alternatives> {
  const asked = [
    ...terms.map(({ typed, together }) => (together ? null : typed)),
    terms.length > 1 && terms.length < 6 && text.length < 200 ? text : null,
  ].map((typed) => ({ typed, keys: typed === null ? [] : keysOf(typed) }))
  const keys = asked.flatMap((one) => one.keys)
  if (keys.length === 0) return { spellings: new Map(), wholeNames: [] }
  const typed = terms.flatMap(({ words }) => words)
  const { rows } = await sql<{ name: string; keys: string[] }>`
    select distinct name, keys from search_sounds
    where keys && ${keys}::text[] and lower(name) <> all(${typed}::text[])
      and (select true from search_names as known where known.name = search_sounds.name and ${isReadable('known', readable)} limit 1)
    limit ${mostNames}`.execute(db)
  // Each is read once, however many it is compared with.
  const known = rows.map((row) => ({ ...row, read: readNames(row.name) }))
  const spelled = asked.map((one) => {
    const [shared, read] = [new Set(one.keys), readNames(one.typed ?? '')]
    const near = known.filter((row) => row.keys.some((key) => shared.has(key)) && compareReadNames(read, row.read) >= sameSpelling)
    return apart(near.map(({ name }) => name))
  })
  return {
    spellings: new Map(
      terms.map(({ words }, index) => [index, spelled[index]?.filter((other) => other.join(' ') !== words.join(' ')) ?? []]),
    ),
    // A name that has all these words is found by them.
    wholeNames: spelled.at(-1)?.filter((name) => terms.length > 1 && !typed.every((word) => name.includes(word))) ?? [],
  }
}

/** Names as their words, each once. */
const apart = (names: readonly string[]): readonly (readonly string[])[] =>
  [...new Map(names.map((name) => wordsAsked(name)).map((words) => [words.join(' '), words])).values()].filter((words) => words.length > 0)

/**
 * For each term, by its place, words of the cases somebody reads of which it may be a slip: none where the word itself stands
 * there. Only words of letters are looked at, of which both have four or more.
 */
export async function slipsOf(
  db: Database | Transaction,
  terms: readonly Term[],
  readable: readonly ReadableCase[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>()
  for (const [index, { words, together }] of terms.entries()) {
    const [word = ''] = words
    if (together || words.length !== 1 || word.length < 4 || isUnspaced(word) || /\P{L}/u.test(word)) continue
    const { rows } = await sql<{ word: string }>`
      select distinct word from search_spellings where word % ${word} and abs(char_length(word) - ${word.length}) <= 3`.execute(db)
    const near = await readWords(
      db,
      rows.map((row) => row.word).filter((other) => isTypo(word, other)),
      readable,
    )
    if (near.length > 0 && !near.includes(word)) found.set(index, near.toSorted())
  }
  return found
}

/** Of some words those that stand in what somebody reads. */
async function readWords(
  db: Database | Transaction,
  words: readonly string[],
  readable: readonly ReadableCase[],
): Promise<readonly string[]> {
  if (words.length === 0) return []
  const { rows } = await sql<{ word: string }>`
    select word from unnest(${words}::text[]) as word
    where (select true from search_words as known where known.word = word.word and ${isReadable('known', readable)} limit 1)`.execute(db)
  return rows.map(({ word }) => word)
}
