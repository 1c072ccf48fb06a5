import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { wayOfRows } from './keep-rows.ts'

/** The cases of which some row bears a mark: one that neither claims nor documents bear. */
export async function casesWithMark(tx: Transaction, mark: string): Promise<readonly number[]> {
  const { rows } = await sql<{ key: number }>`
    select distinct case_key as key from search_rows
    where kind <> 'claims' and kind <> 'documents' and words @@ quoted_lexeme(${`#${mark}`}) order by 1`.execute(tx)
  return rows.map(({ key }) => key)
}

/** The entries of a case of which some row bears a mark: one that neither claims nor documents bear. */
export async function entriesWithMark(tx: Transaction, caseKey: number, mark: string): Promise<readonly string[]> {
  const { rows } = await sql<{ entry: string }>`
    select distinct entry from search_rows
    where case_key = ${caseKey} and kind <> 'claims' and kind <> 'documents' and words @@ quoted_lexeme(${`#${mark}`}) order by 1`.execute(
    tx,
  )
  return rows.map(({ entry }) => entry)
}

/** The text of a document's file as it can be searched: its position, whether every member finds it, its first piece and how that row was made. */
export type DerivedPieces = {
  readonly position: number
  readonly always: boolean
  readonly first: string
  /** What hashOfRow gave. */
  readonly hash: string
}

/** The documents of a case whose text was taken of a file. */
export async function derivedPieces(tx: Transaction, caseKey: number): Promise<readonly DerivedPieces[]> {
  const { rows } = await sql<DerivedPieces>`
    select position, bool_and(from_level = 1 and to_level = 3) as always,
      coalesce(min(text) filter (where part = 1 and from_level = 1), '') as first,
      coalesce(min(encode(hash, 'hex')) filter (where part = 1 and from_level = 1), '') as hash
    from search_rows where case_key = ${caseKey} and list = 'documents' and derived group by position`.execute(tx)
  return rows
}

/** The text that was taken of a document's file, put together again of the pieces that whoever reads everything finds. */
export async function derivedText(tx: Transaction, caseKey: number, position: number): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select string_agg(text, '' order by part) as text from search_rows
    where case_key = ${caseKey} and list = 'documents' and position = ${position} and derived and to_level = 3`.execute(tx)
  return rows[0]?.text ?? ''
}

/** Of some cases those that cannot be searched, or only as an earlier Amparo had it: after a crash or a restored backup, all. */
export async function unfinishedCases(db: Database | Transaction, keys: readonly number[]): Promise<readonly number[]> {
  const { rows } = await sql<{ key: number }>`
    select key from unnest(${keys}::bigint[]) as key
    where not exists (select from search_cases where case_key = key and way = ${wayOfRows}) order by key`.execute(db)
  return rows.map(({ key }) => key)
}

/** Has a case made anew when the cases that cannot be searched are next looked for: what is found of it is not what it says. */
export async function markUnfinished(db: Database, caseKey: number): Promise<void> {
  await sql`update search_cases set way = 0 where case_key = ${caseKey}`.execute(db)
}

/** After an erasure, or once a name is protected: forgets the words and names that stand in no case any more. Nobody else writes meanwhile. */
export async function forgetSearchWords(tx: Transaction): Promise<void> {
  await sql`
    delete from search_spellings where not exists (select from search_words where search_words.word = search_spellings.word)`.execute(tx)
  await sql`
    delete from search_sounds where not exists (select from search_names where search_names.name = search_sounds.name)`.execute(tx)
}
