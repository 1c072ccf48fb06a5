import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Client, escapeIdentifier } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { pack as newPack, type Pack } from 'tar-stream'
import type { Clock } from '../clock.ts'
import { clientConfig, type Connection } from '../database.ts'
import { databaseIsAway } from '../database-away.ts'
import { openFiles, syncPath, type FileStore } from '../files.ts'
import { chooseTarget } from '../given-target.ts'
import { reasonInWords } from '../reasons.ts'
import { backupFormat, fileEntry, tableEntry, type BackupKey, type Contents, type Manifest } from './contents.ts'
import { encrypted } from './encryption.ts'
import { sequencesOf, tablesOf, type BackupTable } from './tables.ts'

export type BackupOutcome =
  | { readonly kind: 'written'; readonly tables: number; readonly rows: number; readonly files: number }
  | { readonly kind: 'refused'; readonly reason: string }

export type BackupSettings = {
  readonly connection: Connection
  /** The folder of stored files. */
  readonly files: string
  readonly key: BackupKey
  readonly clock: Clock
  readonly version: string
  /** Whether a file that is already there may be replaced. */
  readonly force?: boolean
}

/**
 * Writes everything to one encrypted file: the database as it is at one moment, and all stored files. Work goes on
 * meanwhile. The file has its name only when it is whole and on the disk; until then it is called
 * FILE.CHANCE.unfinished. Refuses when a stored file is damaged, when the backup cannot be written there, or when
 * there is a file already and `force` is not given.
 */
export async function writeBackup(path: string, settings: BackupSettings): Promise<BackupOutcome> {
  const target = chooseTarget(path, settings.force === true)
  if (target.kind === 'refused') return target
  const client = new Client(clientConfig(settings.connection))
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const pack = newPack()
    const writing = pipeline(
      await encrypted(pack as unknown as AsyncIterable<Uint8Array>, settings.key),
      createWriteStream(target.place, { flags: target.flags, mode: 0o600 }),
    )
    const [written] = await Promise.all([fill(pack, client, settings), writing])
    await client.query('commit')
    if (target.isFile) await syncPath(target.place)
    const problem = target.finish()
    if (problem !== undefined) return { kind: 'refused', reason: problem }
    return { kind: 'written', ...written }
  } catch (error) {
    target.abandon()
    const reason = reasonOf(error, path)
    if (reason === undefined) throw error
    return { kind: 'refused', reason }
  } finally {
    await client.end()
  }
}

type Amounts = { readonly tables: number; readonly rows: number; readonly files: number }

async function fill(pack: Pack, client: Client, settings: BackupSettings): Promise<Amounts> {
  try {
    const tables = await tablesOf(client)
    await add(pack, 'manifest.json', await manifest(client, tables, settings))
    const contents: { tables: Contents['tables']; files: string[] } = { tables: [], files: [] }
    for (const [index, table] of tables.entries()) contents.tables.push(await addTable(pack, client, table, index))
    for await (const name of addFiles(pack, openFiles(settings.files))) contents.files.push(name)
    await add(pack, 'contents.json', json({ ...contents, sequences: await sequencesOf(client) } satisfies Contents))
    pack.finalize()
    return { tables: tables.length, rows: contents.tables.reduce((sum, table) => sum + table.rows, 0), files: contents.files.length }
  } catch (error) {
    pack.destroy(error as Error)
    throw error
  }
}

async function manifest(client: Client, tables: readonly BackupTable[], settings: BackupSettings): Promise<Uint8Array> {
  const has = (name: string): boolean => tables.some((table) => table.schema === 'public' && table.name === name)
  const migrations = has('migration_text')
    ? await client.query('select name, sha256 from migration_text order by name collate "C"')
    : { rows: [] }
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  return json({
    format: backupFormat,
    amparo: settings.version,
    postgresql: rows[0]?.version ?? '',
    made: settings.clock().toISOString(),
    migrations: migrations.rows as Manifest['migrations'],
    tables: tables.map((table) => ({ ...table, columns: [...table.columns] })),
  } satisfies Manifest)
}

/** Pieces of this size bound the memory, since a tar wants each entry's length before its bytes. */
const pieceSize = 4 * 1024 * 1024

async function addTable(
  pack: Pack,
  client: Client,
  { schema, name, columns }: BackupTable,
  index: number,
): Promise<Contents['tables'][number]> {
  const chosen = columns.map(escapeIdentifier).join(', ')
  const rows = client.query(copyTo(`copy (select ${chosen} from ${escapeIdentifier(schema)}.${escapeIdentifier(name)}) to stdout`))
  const hash = createHash('sha256')
  let [waiting, size, piece] = [[] as Uint8Array[], 0, 0]
  const flush = async (): Promise<void> => {
    if (size > 0) await add(pack, tableEntry(index, piece++), Buffer.concat(waiting))
    ;[waiting, size] = [[], 0]
  }
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    hash.update(chunk)
    waiting.push(chunk)
    size += chunk.length
    if (size >= pieceSize) await flush()
  }
  await flush()
  return { rows: rows.rowCount, sha256: hash.digest('hex') }
}

async function* addFiles(pack: Pack, files: FileStore): AsyncGenerator<string> {
  for (const name of await files.names()) {
    const file = await files.read(name)
    if (file.kind === 'damaged') throw new DamagedFile(name)
    // Erased since the list was read: then it is not to be kept either.
    if (file.kind === 'missing') continue
    await add(pack, fileEntry(name), file.bytes)
    yield name
  }
}

/** A stored file whose bytes changed: a backup that hid it would replace good backups by a bad one. */
class DamagedFile extends Error {
  constructor(name: string) {
    super(`The stored file ${name} is damaged: its bytes are not those that were stored. Put it back from an older backup first.`)
  }
}

const add = (pack: Pack, name: string, bytes: Uint8Array): Promise<void> =>
  new Promise((settle, fail) => {
    // Written through its stream, which waits until the disk has taken what came before; a buffer would not.
    const header = { name, mode: 0o600, mtime: new Date(0), size: bytes.length }
    pack.entry(header, (error) => (error ? fail(error) : settle())).end(bytes)
  })

function reasonOf(error: unknown, path: string): string | undefined {
  if (error instanceof DamagedFile) return error.message
  const { code = '' } = error as { code?: string }
  // A pipe's reader that has gone gives the same code as a database that has.
  if (databaseIsAway(error) && code !== 'EPIPE') return undefined
  return /^E[A-Z]+$/.test(code) ? `${path} cannot be written: ${reasonInWords(error)}. No backup was written.` : undefined
}

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value, null, 1))
