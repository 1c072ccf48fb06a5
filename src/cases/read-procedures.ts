import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type Database, type Transaction } from '../platform/index.ts'
import type { PlainEntry } from './plain-case.ts'
import { metaOf, type EntryRow, type StoredEntry } from './store.ts'

/** The entries about confidential procedures of a case, by its key, and of nothing else of it; for proceduresOf. */
export async function readProcedures(db: Database | Transaction, caseKey: number): Promise<readonly StoredEntry<PlainEntry>[]> {
  const { rows } = await sql<EntryRow>`
    select entries.position, entries.revision, recorded_at, recorded_by, entries.key as record, ${sealedColumns('entries')}
    from entries ${sealedJoins('entries')} where case_key = ${caseKey} and list = 'procedures' order by position`.execute(db)
  return rows.flatMap((row) => {
    const opened = openSealed(row)
    return opened.kind === 'open' ? [{ meta: metaOf(row), value: opened.value as PlainEntry }] : []
  })
}
