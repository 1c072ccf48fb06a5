import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Client } from 'pg'
import { newClient, openDatabase, type Connection } from '../database.ts'
import { migrate } from '../migrate.ts'
import { sealedFiles, syncPath } from '../sealed-files.ts'
import { backupFormat, keysBeside, keysFormat, type BackupKey, type Contents, type Manifest } from './contents.ts'
import { checkTables, makeSchema } from './make-schema.ts'
import { checkKeys, refusalOf, Unusable } from './read-parts.ts'
import { receiveBackup, type Received } from './receive-backup.ts'
import { isBeforeItsTime, isEmpty, isOfKeys } from './tables.ts'

export type RestoreOutcome =
  | { readonly kind: 'restored'; readonly manifest: Manifest; readonly rows: number; readonly files: number }
  | { readonly kind: 'refused'; readonly reason: string }

export type RestoreSettings = {
  readonly connection: Connection
  /** The folder of stored files; empty or not yet there. */
  readonly files: string
  readonly key: BackupKey
  /** The file of keys: FILE.keys unless it is given. The newest of the installation opens every older backup. */
  readonly keys?: string
}

/**
 * Restores a backup into an empty installation. Takes the backup's path; all of it is read and checked before the one
 * transaction commits, so that a wrong key, a cut or changed file or a kill -9 leaves nothing. What was erased between
 * the backup and its keys stays erased. Refuses with a sentence.
 */
export async function restoreBackup(path: string, settings: RestoreSettings): Promise<RestoreOutcome> {
  const history = openDatabase(settings.connection, { most: 1 })
  const prepared = await migrate(history.db, [])
  await history.close()
  if (prepared.kind === 'refused') return { kind: 'refused', reason: notEmpty }
  const client = newClient(settings.connection)
  await client.connect()
  const incoming = `${settings.files}.restoring`
  try {
    const filesAreOurs = existsSync(join(settings.files, unfinished))
    if (!(await isEmpty(client)) || (!filesAreOurs && (await sealedFiles(settings.files).names()).length > 0)) throw new Unusable(notEmpty)
    await rm(incoming, { recursive: true, force: true })
    await mkdir(incoming, { recursive: true, mode: 0o700 })
    await writeFile(join(incoming, unfinished), '')
    await client.query('begin')
    const { keys, backup } = await receive(path, client, incoming, settings)
    for (const part of [keys, backup]) await setSequences(client, part.contents)
    // The files take their place first. Without the rows that name them they are nothing, and a mark tells the next
    // restore that they are its own, should we be killed between these lines.
    await rm(settings.files, { recursive: true, force: true })
    await rename(incoming, settings.files)
    await syncPath(dirname(settings.files))
    await client.query('commit')
    await rm(join(settings.files, unfinished), { force: true })
    await client.query('analyze')
    return { kind: 'restored', manifest: backup.manifest, rows: rowsOf(keys) + rowsOf(backup), files: backup.files }
  } catch (error) {
    await rm(incoming, { recursive: true, force: true })
    const reason = refusalOf(error)
    if (reason === undefined) throw error
    return { kind: 'refused', reason }
  } finally {
    await client.end()
  }
}

const unfinished = 'restore-not-finished'
const notEmpty =
  'There is already something in this installation. A backup is restored into an empty one: set AMPARO_DATA (or DATABASE_URL) to an empty one.'

/** The keys come in once the backup has said what it is, and before its rows: its files are checked with them. */
async function receive(
  path: string,
  client: Client,
  incoming: string,
  settings: RestoreSettings,
): Promise<{ readonly keys: Received; readonly backup: Received }> {
  const { key, keys: keysPath = keysBeside(path) } = settings
  let keys: Received | undefined
  const begin = async (manifest: Manifest): Promise<void> => {
    if (manifest.tables.some(isOfKeys)) throw new Unusable('The backup holds keys, which Amparo does not write into one.')
    const made = await makeSchema(client, manifest)
    keys = await receiveBackup(keysPath, key, {
      client,
      format: keysFormat,
      async begin(ofKeys) {
        checkKeys(ofKeys, manifest)
        if (!ofKeys.tables.every(isOfKeys)) throw new Unusable('The file of keys holds something else than keys.')
        checkTables(made, { ...ofKeys, tables: ofKeys.tables.filter((table) => !isBeforeItsTime(made, table)) })
      },
      passes: (table) => isBeforeItsTime(made, table),
    }).catch((error: unknown) => {
      throw error instanceof Unusable ? new Unusable(`${keysPath}: ${error.message}`, { cause: error }) : error
    })
  }
  const backup = await receiveBackup(path, key, { client, format: backupFormat, begin, incoming })
  return { keys: keys!, backup }
}

async function setSequences(client: Client, { sequences }: Contents): Promise<void> {
  // The newest keys have sequences of tables that an older backup does not.
  for (const { schema, name, last, called } of sequences)
    await client.query(`select setval(made, $3, $4) from to_regclass(format('%I.%I', $1::text, $2::text)) made where made is not null`, [
      schema,
      name,
      last,
      called,
    ])
}

const rowsOf = ({ contents }: Received): number => contents.tables.reduce((sum, table) => sum + table.rows, 0)
