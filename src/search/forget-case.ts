import { sql } from 'kysely'
import type { Transaction } from '../platform/index.ts'
import { lockSearchRows } from './keep-rows.ts'

/**
 * Forgets all that can be found of a case: one that is no more, or of which so much went at once that what is left is quicker
 * found anew. Holds its lock afterwards.
 */
export async function forgetCase(tx: Transaction, caseKey: number): Promise<void> {
  await lockSearchRows(tx, caseKey)
  for (const table of ['search_rows', 'search_words', 'search_names', 'search_cases'])
    await sql`delete from ${sql.table(table)} where case_key = ${caseKey}`.execute(tx)
}
