import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import { projectPath } from './project-path.ts'

/** One step of the database's shape: a file `NNNN_name.sql`, plain SQL, never changed once it was applied anywhere. */
export type Migration = { readonly name: string; readonly text: string; readonly sha256: string }

export type MigrationOutcome =
  | { readonly kind: 'migrated'; readonly applied: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string }

/** The folder of the migrations that ship with Amparo. */
const migrationsFolder = projectPath('db', 'migrations')

/** Reads the migrations of a folder in the order of their numbers; throws when a name or a number is wrong. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  const numbers = new Set(names.map((name) => name.slice(0, 4)))
  const wrong = names.find((name) => !/^\d{4}_[a-z0-9_]+\.sql$/.test(name))
  if (wrong !== undefined) throw new Error(`The migration ${wrong} is not named NNNN_name.sql`)
  if (numbers.size < names.length) throw new Error(`Two migrations in ${folder} have the same number`)
  return names.toSorted().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name: name.slice(0, -'.sql'.length), text, sha256: createHash('sha256').update(text).digest('hex') }
  })
}

/**
 * Brings the database to the newest shape. Takes the migrations in order; each runs in a transaction of its own,
 * together with the note that it ran, so one that fails leaves nothing of itself. Gives the names applied now, or the
 * sentence why not: a migration failed, or the history in the database is not the one in the files (a newer Amparo was
 * here, or an applied file was changed).
 */
export async function migrate(db: Database, migrations: readonly Migration[] = readMigrations(), upTo?: string): Promise<MigrationOutcome> {
  await sql`create table if not exists migration_text (name text primary key, sha256 text not null)`.execute(db)
  const differs = await difference(db, migrations)
  if (differs !== undefined) return { kind: 'refused', reason: differs }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(migrations.map(step)) } })
  const applied: string[] = []
  while (applied.at(-1) !== (upTo ?? '')) {
    const { error, results = [] } = await migrator.migrateUp()
    if (error !== undefined) return { kind: 'refused', reason: explain(error, results.at(-1)?.migrationName) }
    if (results.length === 0) break
    applied.push(...results.map((result) => result.migrationName))
  }
  return { kind: 'migrated', applied }
}

/** The migrations that the database has not had yet; all of them when it is empty. Changes nothing. */
export async function pendingMigrations(db: Database, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  const { rows: known } = await sql<{ it: string | null }>`select to_regclass('migration_text')::text as it`.execute(db)
  if (known[0]?.it == null) return migrations.map((migration) => migration.name)
  const { rows } = await sql<{ name: string }>`select name from migration_text`.execute(db)
  return migrations.map((migration) => migration.name).filter((name) => !rows.some((row) => row.name === name))
}

const step = ({ name, text, sha256 }: Migration) =>
  [
    name,
    {
      up: async (transaction: Database): Promise<void> => {
        await sql.raw(text).execute(transaction)
        await sql`insert into migration_text (name, sha256) values (${name}, ${sha256})`.execute(transaction)
      },
    },
  ] as const

async function difference(db: Database, migrations: readonly Migration[]): Promise<string | undefined> {
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration_text order by name collate "C"`.execute(
    db,
  )
  for (const [index, row] of rows.entries()) {
    const file = migrations.find((migration) => migration.name === row.name)
    if (file === undefined)
      return `The database was written by another version of Amparo: it has the migration ${row.name}, which this version does not know. Use that version, or restore a backup of this one.`
    if (file.sha256 !== row.sha256)
      return `The file db/migrations/${row.name}.sql is not the one that made this database. Put the original file back; changes belong in a new migration.`
    if (migrations[index]?.name !== row.name)
      return `The migration ${migrations[index]?.name} comes before ${row.name}, which is already in the database. Give it a later number.`
  }
  return undefined
}

function explain(error: unknown, name: string | undefined): string {
  const { message, position } = error as { message: string; position?: string }
  const where = name === undefined ? 'The migrations' : `The migration ${name}`
  return `${where} could not be applied, and nothing of it was kept: ${message}${position === undefined ? '' : ` (at character ${position})`}`
}
