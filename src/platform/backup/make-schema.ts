import { getConstructionPlans } from 'pg-boss'
import { escapeIdentifier, type Client } from 'pg'
import { readMigrations } from '../migrate.ts'
import type { Manifest } from './contents.ts'
import { Unusable } from './read-parts.ts'
import { bookkeeping, isOfKeys, jobSchema, tablesOf, type BackupTable } from './tables.ts'

/**
 * Makes the tables that a backup's rows go into, inside the restore's transaction: by our own migrations, as far as the
 * backup had come, never by statements from the backup. Rows that a migration itself put there make place. The tables of
 * keys also get the columns that the newest keys have. Gives the tables.
 */
export async function makeSchema(client: Client, manifest: Manifest): Promise<readonly BackupTable[]> {
  const applied = new Set(manifest.migrations.map((migration) => migration.name))
  for (const { name, text } of readMigrations()) if (applied.has(name)) await client.query(text)
  if (manifest.tables.some((table) => table.schema === jobSchema)) await makeJobTables(client)
  await addColumnsOfKeys(client, applied)
  const made = await tablesOf(client)
  for (const table of made.toReversed()) {
    if (table.schema === 'public' && bookkeeping.includes(table.name)) continue
    const name = `${escapeIdentifier(table.schema)}.${escapeIdentifier(table.name)}`
    const { rowCount } = await client.query(`select from ${name} limit 1`)
    if (rowCount !== 0) await client.query(`delete from ${name}`)
  }
  checkTables(made, manifest)
  return made
}

/**
 * Adds what the migrations that a later start applies add to tables of keys. They say `if not exists`, so that they find it
 * there; one that did not could not be restored with the newest keys.
 */
async function addColumnsOfKeys(client: Client, applied: ReadonlySet<string>): Promise<void> {
  const made = new Set((await tablesOf(client)).filter(isOfKeys).map(({ name }) => name))
  for (const { name, text } of readMigrations()) {
    if (applied.has(name)) continue
    for (const [statement, table = ''] of text.matchAll(/^alter table (\w+) add column if not exists [^;]+;/gm))
      if (made.has(table)) await client.query(statement)
  }
}

/** Says so when a file has a table that we would not make like that. */
export function checkTables(made: readonly BackupTable[], manifest: Manifest): void {
  const unknown = manifest.tables.find((table) => !made.some((known) => includes(known, table)))
  if (unknown !== undefined)
    throw new Unusable(
      `The backup has the table ${unknown.schema}.${unknown.name} in a shape that this Amparo does not know. Restore it with the version that wrote it (${manifest.amparo}).`,
    )
}

const includes = (known: BackupTable, wanted: Manifest['tables'][number]): boolean =>
  known.schema === wanted.schema && known.name === wanted.name && wanted.columns.every((column) => known.columns.includes(column))

async function makeJobTables(client: Client): Promise<void> {
  // pg-boss gives its tables as a transaction of its own; ours goes on around it.
  const plan = getConstructionPlans(jobSchema)
  const body = plan.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '')
  if (body.length === plan.length) throw new Error('pg-boss no longer gives its tables as one transaction')
  await client.query(body)
  await client.query('set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0')
}
