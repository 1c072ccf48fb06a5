import { sql } from 'kysely'
import type { Transaction } from '../platform/index.ts'
import { lockSearchRows } from './keep-rows.ts'
import { forgetSearchWords } from './store.ts'

/**
 * Forgets all that can be found of a case: one that is no more, or of which so much went at once that what is left is quicker
 * found anew. Holds its lock afterwards. A word that another case gains in the same moment may lose its spelling until it is written
 * again: it is then found as it stands, and not by a misspelling.
 */
export async function forgetCase(tx: Transaction, caseKey: number): Promise<void> {
  await lockSearchRows(tx, caseKey)
  for (const table of ['search_rows', 'search_words', 'search_names', 'search_cases'])
    await sql`delete from ${sql.table(table)} where case_key = ${caseKey}`.execute(tx)
  await forgetSearchWords(tx)
}
