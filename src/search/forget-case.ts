import { sql } from 'kysely'
import type { Transaction } from '../platform/index.ts'
import { lockSearchRows } from './keep-rows.ts'

/**
 * Forgets all that can be found of a case: one that is no more, or of which so much went at once that what is left is quicker
 * found anew. Holds its lock afterwards. A word that another case gains in the same moment may lose its spelling until it is written
 * again: it is then found as it stands, and not by a misspelling.
 */
export async function forgetCase(tx: Transaction, caseKey: number): Promise<void> {
  await lockSearchRows(tx, caseKey)
  // By the words of its rows, since by its key no index has them: all that stand for it are of these.
  const { rows: words } = await sql<{ word: string }>`
    with words as materialized (
      select distinct unnest(tsvector_to_array(words)) as word from search_rows where case_key = ${caseKey}
    )
    delete from search_words using words where search_words.word = words.word and search_words.case_key = ${caseKey}
    returning search_words.word`.execute(tx)
  const { rows: names } = await sql<{ name: string }>`delete from search_names where case_key = ${caseKey} returning name`.execute(tx)
  for (const table of ['search_rows', 'search_cases']) await sql`delete from ${sql.table(table)} where case_key = ${caseKey}`.execute(tx)
  await sql`
    delete from search_spellings using unnest(${[...new Set(words.map(({ word }) => word))]}::text[]) as gone (word)
    where search_spellings.word = gone.word and not exists (select from search_words where search_words.word = gone.word)`.execute(tx)
  await sql`
    delete from search_sounds using unnest(${[...new Set(names.map(({ name }) => name))]}::text[]) as gone (name)
    where search_sounds.name = gone.name and not exists (select from search_names where search_names.name = gone.name)`.execute(tx)
}
