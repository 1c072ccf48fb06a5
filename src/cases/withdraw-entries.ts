import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { forgetCase } from '../search/index.ts'
import type { EntryList } from './entry-schemas.ts'

/** Entries of one list that were written together: positions from `first` to `last`, each in this revision. */
export type WrittenEntries = { readonly list: EntryList; readonly first: number; readonly last: number; readonly revision: number }

/** How many positions of each list of a case are taken, also by what was erased. */
export async function takenPositions(db: Database | Transaction, caseKey: number): Promise<ReadonlyMap<EntryList, number>> {
  const { rows } = await sql<{ list: EntryList; taken: number }>`
    select list, max(position) + 1 as taken from entries where case_key = ${caseKey} group by list`.execute(db)
  return new Map(rows.map(({ list, taken }) => [list, taken]))
}

/**
 * Removes entries as if they had never been written, with their keys: those of an import that is undone
 * (db/migrations/0031_lists.sql). The database refuses any that this import did not write. The lock of the case must be held.
 * What is left must be made to be found again (refreshSearch). Gives how many there were.
 */
export async function withdrawEntries(
  tx: Transaction,
  caseKey: number,
  written: readonly WrittenEntries[],
  undoing: string,
): Promise<number> {
  await sql`select set_config('amparo.undone_import', ${undoing}, true)`.execute(tx)
  let removed = 0
  for (const { list, first, last, revision } of written) {
    const { rows } = await sql<{ removed: number }>`
      with gone as (
        delete from entries where case_key = ${caseKey} and list = ${list} and position between ${first} and ${last} and revision = ${revision}
        returning key
      ), keys as (
        delete from record_keys where id in (
          select key from gone union all select replacement from redactions join gone on gone.key = redactions.record)
      )
      select count(*)::int as removed from gone`.execute(tx)
    removed += rows[0]?.removed ?? 0
  }
  await forgetCase(tx, caseKey)
  return removed
}

/**
 * Removes a case that an import opened and that holds nothing any more, with what is worked out of it. False where something
 * else of the installation names it; then the transaction goes on as it was before.
 */
export async function withdrawCase(tx: Transaction, caseKey: number): Promise<boolean> {
  await sql`savepoint withdrawing`.execute(tx)
  try {
    await sql`delete from case_attention where case_key = ${caseKey}`.execute(tx)
    await sql`delete from cases where key = ${caseKey}`.execute(tx)
    await sql`release savepoint withdrawing`.execute(tx)
    return true
  } catch (error) {
    // Foreign keys (SQLSTATE 23503).
    if ((error as { readonly code?: string }).code !== '23503') throw error
    await sql`rollback to savepoint withdrawing`.execute(tx)
    return false
  }
}
