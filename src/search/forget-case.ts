import { sql } from 'kysely'
import type { Transaction } from '../platform/index.ts'

/** Forgets a case that is no more, of which no rows are left. */
export async function forgetCase(tx: Transaction, caseKey: number): Promise<void> {
  await sql`delete from search_cases where case_key = ${caseKey}`.execute(tx)
}
