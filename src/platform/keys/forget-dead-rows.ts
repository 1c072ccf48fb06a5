import { sql } from 'kysely'
import type { Database } from '../database.ts'

/**
 * The tables from which keys, or what was sealed under them, are removed, by an erasure or because its time is over; and those that
 * hold words opened, so that they are found.
 */
const tables = [
  'record_keys',
  'file_keys',
  'redactions',
  'drafts',
  'submissions',
  'sign_in_steps',
  'search_rows',
  'search_words',
  'search_names',
  'search_spellings',
  'search_sounds',
] as const

/**
 * After an erasure: has PostgreSQL write anew the tables from which keys were removed, so that no page of them holds a
 * deleted row, and gives the disk all that it still had in memory. Cannot run in a transaction; the tables are locked
 * meanwhile, for a second per million rows or so, and for those that are searched for some ten seconds per 100,000 claims. Gives whether the server let us ask for a checkpoint: one that is not
 * ours may not, and makes its own within minutes.
 *
 * What may still hold a deleted key: the write-ahead log (pg_wal), whose files are used again from the oldest on, so
 * until so much more was written; a standby or an archive of that log; old snapshots of the disk; and the disk itself,
 * which does not overwrite what a file system frees (encrypt the disk). The words themselves were never in any of these
 * except sealed.
 */
export async function forgetDeadRows(db: Database): Promise<{ readonly checkpoint: boolean }> {
  for (const table of tables) await sql`vacuum (full) ${sql.table(table)}`.execute(db)
  try {
    await sql`checkpoint`.execute(db)
    return { checkpoint: true }
  } catch (error) {
    // insufficient_privilege
    if ((error as { code?: string }).code === '42501') return { checkpoint: false }
    throw error
  }
}
