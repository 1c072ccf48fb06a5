import { sql } from 'kysely'
import { openSealed, readDigests, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import type { EntryList } from './entry-schemas.ts'
import type { EntryRevision } from './load-case.ts'
import { metaOf, type EntryMeta } from './store.ts'

/**
 * All that the entries of a list have said, every revision of each, in the order of their positions and the oldest first:
 * for lists that hold few entries, such as retractions. Empty where there is no such case.
 */
export async function listHistory(db: Database | Transaction, id: string, list: EntryList): Promise<readonly EntryRevision[]> {
  const digest = (await readDigests(db))('case', id)
  const { rows } = await sql<SealedRow & EntryMeta>`
    select entries.position, entries.revision, recorded_at, recorded_by, entries.key as record, ${sealedColumns('entries')}
    from cases join entries on entries.case_key = cases.key ${sealedJoins('entries')}
    where cases.id_digest = ${digest} and list = ${list} order by entries.position, entries.revision`.execute(db)
  return rows.map((row) => {
    const opened = openSealed(row)
    return { ...metaOf(row), entry: opened.kind === 'open' ? (opened.value as EntryRevision['entry']) : null }
  })
}
