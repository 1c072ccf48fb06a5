import { sql } from 'kysely'
import type { Sensitivity } from '../claims/index.ts'
import { openSealed, sealedColumns, sealedJoins, type Database, type Transaction } from '../platform/index.ts'
import type { PlainEntry } from './plain-case.ts'
import { proceduresOf } from './procedures.ts'
import { strictness } from './sensitivity.ts'
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

/**
 * The bodies before which a confidential procedure of a case stands, by their codes, of which somebody with this clearance is told nothing:
 * all of them for who does not read what is privileged, else none.
 */
export async function bodiesUntold(db: Database | Transaction, caseKey: number, clearance: Sensitivity): Promise<ReadonlySet<string>> {
  if (strictness(clearance) >= strictness('privileged')) return new Set()
  const standing = proceduresOf(await readProcedures(db, caseKey)).filter(({ lifted }) => lifted === undefined)
  return new Set(standing.map(({ body }) => body))
}
