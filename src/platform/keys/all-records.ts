import { sql } from 'kysely'
import type { Database, Transaction } from '../database.ts'
import { openSealed, sealedColumns, sealedJoins, type SealedRow } from './records.ts'

/** One sealed record of any table, opened. */
export type AnyRecord = {
  readonly table: string
  /** Empty, or what stands before `key` and `sealed` in the names of its columns. */
  readonly prefix: string
  /** The id of its key, by which it is redacted. */
  readonly record: string
  readonly value: unknown
  /** What stands beside it in the clear, by column; dates as text, digests as PostgreSQL writes bytes: `\x` and hexadecimal. */
  readonly row: Readonly<Record<string, unknown>>
}

/** How many rows are read at a time, so that memory is bounded. */
const batch = 2000

/**
 * Every sealed record of the database that can still be opened, table by table: whoever looks for words everywhere looks
 * here, and a table that is added later is found by its columns. Redactions are read in the place of what they replace.
 */
export async function* allRecords(db: Database | Transaction): AsyncGenerator<AnyRecord> {
  for (const { table, prefix, beside } of await sealedTables(db)) {
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const { rows } = await sql<SealedRow & { record: string; beside: Readonly<Record<string, unknown>> }>`
        select ${sql.ref(`t.${prefix}key`)} as record, ${besideOf(beside)} as beside, ${sealedColumns('t', prefix)}
        from ${sql.table(table)} as t ${sealedJoins('t', prefix)}
        where ${sql.ref(`t.${prefix}key`)} > ${last}::uuid order by 1 limit ${batch}`.execute(db)
      for (const { record, beside: row, ...sealed } of rows) {
        const opened = openSealed(sealed)
        if (opened.kind === 'open') yield { table, prefix, record, value: opened.value, row }
      }
      if (rows.length < batch) break
      last = rows.at(-1)!.record
    }
  }
}

type SealedTable = { readonly table: string; readonly prefix: string; readonly beside: readonly string[] }

/** The tables with sealed records, found by their columns. */
export async function sealedTables(db: Database | Transaction): Promise<readonly SealedTable[]> {
  const { rows } = await sql<SealedTable>`
    select k.table_name as table, left(k.column_name, -3) as prefix,
      coalesce((select array_agg(c.column_name::text order by c.ordinal_position) from information_schema.columns as c
        where c.table_schema = k.table_schema and c.table_name = k.table_name and (c.data_type <> 'bytea' or c.column_name like '%digest')), '{}') as beside
    from information_schema.columns as k join information_schema.columns as s
      on s.table_schema = k.table_schema and s.table_name = k.table_name and s.column_name = left(k.column_name, -3) || 'sealed'
    where k.table_schema = 'public' and k.data_type = 'uuid' and k.column_name like '%key' order by 1, 2`.execute(db)
  return rows
}

const besideOf = (columns: readonly string[]) =>
  columns.length === 0
    ? sql`'{}'::jsonb`
    : sql`jsonb_build_object(${sql.join(columns.flatMap((name) => [sql.lit(name), sql.ref(`t.${name}`)]))})`
