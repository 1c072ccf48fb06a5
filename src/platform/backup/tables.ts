import type { Client } from 'pg'

export type BackupTable = { readonly schema: string; readonly name: string; readonly columns: readonly string[] }
export type BackupSequence = { readonly schema: string; readonly name: string; readonly last: string; readonly called: boolean }

/** The schema in which pg-boss keeps the jobs, and those of its tables that are ours to keep; the rest it makes anew. */
export const jobSchema = 'pgboss'
const jobTables = ['queue', 'schedule', 'subscription', 'job', 'job_dependency']

/**
 * What opens everything else, and what was erased since: kept in a file of its own, of which the newest opens every older
 * backup, so that a backup brings nothing back that was erased after it.
 */
const keyTables = [
  'record_keys',
  'file_keys',
  'digest_key',
  'erasures',
  'redactions',
  'erased_signons',
  'erased_organisation_signons',
  // Who wanted no more mail after a backup gets none after its restore.
  'untold_signons',
]
// No number of a sign-on is given twice: one of an erased one would be erased again.
const keySequences = ['erasures_id_seq', 'signons_id_seq', 'organisation_signons_id_seq']
export const isOfKeys = ({ schema, name }: { readonly schema: string; readonly name: string }): boolean =>
  schema === 'public' && (keyTables.includes(name) || keySequences.includes(name))

/** Kysely's note of who is migrating just now: never part of the data. */
const migrating = 'kysely_migration_lock'
/**
 * Nor is mail that waits: brought back it would be sent a second time, and a backup would name whoever it goes to; nor are
 * files that are still being sent, whose pieces are not in it; which letters wait follows from what became of each. Secret
 * addresses of calendars, and where staff members are reminded, would be there again after somebody took them back.
 */
const passing = [migrating, 'mail_outbox', 'uploads', 'waiting_letters', 'deadline_calendars', 'staff_addresses']
export const bookkeeping = [migrating, 'kysely_migration', 'migration_text']

/** Where a table of keys says of rows of another that they were erased, or are no more written to. */
const erasedFrom: Readonly<Record<string, string>> = {
  erased_signons: 'signons',
  erased_organisation_signons: 'organisation_signons',
  untold_signons: 'told_signons',
}

/**
 * Whether keys hold a table for which a backup is too old: it says what was erased of a table that is not there yet either, so
 * there is nothing to keep erased.
 */
export const isBeforeItsTime = (made: readonly BackupTable[], { name }: { readonly name: string }): boolean =>
  erasedFrom[name] !== undefined && ![name, erasedFrom[name]].some((one) => made.some((table) => table.name === one))

/**
 * All tables of ours in an order in which each comes after those it refers to, with the columns that are written (not
 * computed). A partitioned table stands for its partitions. What is not logged is made anew of the others, and left out.
 */
export async function tablesOf(client: Client): Promise<BackupTable[]> {
  const { rows } = await client.query<{ id: number; schema: string; name: string; columns: string[]; needs: number[] }>(
    `select c.oid::int8 as id, n.nspname as schema, c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       coalesce((select array_agg(distinct f.confrelid::int8) from pg_constraint f
         where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and c.relpersistence = 'p' and not c.relispartition
       and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
       and not (n.nspname = 'public' and c.relname = any($1))
       and (n.nspname <> $2 or c.relname = any($3))
     order by n.nspname collate "C", c.relname collate "C"`,
    [passing, jobSchema, jobTables],
  )
  const ordered: typeof rows = []
  let left = rows
  while (left.length > 0) {
    const waiting = new Set(left.map((row) => row.id))
    const ready = left.filter((row) => !row.needs.some((id) => waiting.has(id)))
    if (ready.length === 0) throw new Error(`Tables refer to each other in a circle: ${left.map((row) => row.name).join(', ')}`)
    ordered.push(...ready)
    left = left.filter((row) => !ready.includes(row))
  }
  return ordered.map(({ schema, name, columns }) => ({ schema, name, columns: columns ?? [] }))
}

/** Where each sequence of those tables stands. Read after the rows, so that no number is given twice. */
export async function sequencesOf(client: Client): Promise<BackupSequence[]> {
  const { rows } = await client.query<BackupSequence>(
    `select schemaname as schema, sequencename as name, coalesce(last_value, start_value)::text as last, last_value is not null as called
     from pg_sequences where schemaname not like 'pg\\_%' and schemaname <> $1 order by 1, 2`,
    [jobSchema],
  )
  return rows
}

/** Whether the database has any table but those that say which migrations ran. */
export async function isEmpty(client: Client): Promise<boolean> {
  const tables = await tablesOf(client)
  return tables.every((table) => table.schema === 'public' && bookkeeping.includes(table.name))
}
