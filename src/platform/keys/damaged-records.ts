import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { sealedTables } from './all-records.ts'
import { opens, sealedColumns, sealedJoins, type SealedRow } from './records.ts'

/** A sealed record that is not what was sealed, or whose key is gone although nothing was erased. */
export type DamagedRecord = { readonly table: string; readonly record: string; readonly damage: 'changed' | 'key lost' }

/** How many rows are read at a time, so that memory is bounded. */
const batch = 2000

/**
 * Opens every sealed record of the database, each from what is stored now, and gives those that cannot be opened. Returns how many were
 * looked at. What was erased is not damaged: its redaction says so.
 */
export async function* damagedRecords(db: Database): AsyncGenerator<DamagedRecord, number> {
  let looked = 0
  for (const { table, prefix } of await sealedTables(db))
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const { rows } = await sql<SealedRow & { record: string; redacted: boolean }>`
        select ${sql.ref(`t.${prefix}key`)} as record, redactions.record is not null as redacted, ${sealedColumns('t', prefix)}
        from ${sql.table(table)} as t ${sealedJoins('t', prefix)}
        where ${sql.ref(`t.${prefix}key`)} > ${last}::uuid order by 1 limit ${batch}`.execute(db)
      looked += rows.length
      for (const { record, redacted, ...sealed } of rows) {
        if (sealed.record_key === null) {
          if (!redacted) yield { table, record, damage: 'key lost' }
        } else if (!opens(sealed)) yield { table, record, damage: 'changed' }
      }
      if (rows.length < batch) break
      last = rows.at(-1)!.record
    }
  return looked
}
