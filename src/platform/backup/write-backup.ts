import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { pack as newPack, type Pack } from 'tar-stream'
import type { Clock } from '../clock.ts'
import { newClient, type Connection } from '../database.ts'
import { databaseIsAway } from '../database-away.ts'
import { chooseTarget, type Target } from '../given-target.ts'
import { reasonInWords } from '../reasons.ts'
import { openSealedFile, sealedFiles, syncPath } from '../sealed-files.ts'
import { backupFormat, fileEntry, keysBeside, keysFormat, type BackupKey, type Contents, type Format } from './contents.ts'
import { encrypted } from './encryption.ts'
import { addEntry, addJson, addTable, manifestOf } from './pack-tables.ts'
import { isOfKeys, sequencesOf, tablesOf } from './tables.ts'

export type BackupOutcome =
  | { readonly kind: 'written'; readonly tables: number; readonly rows: number; readonly files: number; readonly keys: string }
  | { readonly kind: 'refused'; readonly reason: string }

export type KeysOutcome = { readonly kind: 'written' } | { readonly kind: 'refused'; readonly reason: string }

export type KeysSettings = {
  readonly connection: Connection
  readonly key: BackupKey
  readonly clock: Clock
  readonly version: string
  /** Whether a file that is already there may be replaced. */
  readonly force?: boolean
}
export type BackupSettings = KeysSettings & {
  /** The folder of stored files. */
  readonly files: string
  /** Where the keys go: FILE.keys unless it is given. */
  readonly keys?: string
}

/**
 * Writes everything to two encrypted files: to one the database as it is at one moment and all stored files, all of it
 * sealed; to the other the keys that open it, and what was erased. Work goes on meanwhile. A file has its name only when
 * it is whole and on the disk (the keys first, since they also open every older backup); until then it is called
 * FILE.CHANCE.unfinished. Refuses when a stored file is damaged, when it cannot be written there, or when there is a file
 * already and `force` is not given.
 */
export async function writeBackup(path: string, settings: BackupSettings): Promise<BackupOutcome> {
  const { files, key, keys = keysBeside(path) } = settings
  const target = chooseTarget(path, settings.force === true)
  if (target.kind === 'refused') return target
  if (!target.isFile && settings.keys === undefined)
    return { kind: 'refused', reason: `${path} is written straight, so say where its keys go: --keys FILE.` }
  const second = chooseTarget(keys, settings.force === true)
  if (second.kind === 'refused') return second
  return reading(settings, [target, second], async (client) => {
    // After the moment that is read, so that keys written before it are older than this backup, and refused for it.
    const made = settings.clock()
    const [theirs, ours] = parted(await tablesOf(client))
    const about = { version: settings.version, made }
    await write(second, keys, key, (pack) => fill(pack, client, { ...about, tables: theirs, format: keysFormat }))
    const amounts = await write(target, path, key, (pack) => fill(pack, client, { ...about, tables: ours, format: backupFormat, files }))
    const problem = second.finish() ?? target.finish()
    return problem === undefined ? { kind: 'written', ...amounts, keys } : { kind: 'refused', reason: problem }
  })
}

/** Writes the file of keys alone, to take the place of all older ones: they would bring back what was erased since. */
export async function writeKeys(path: string, settings: KeysSettings): Promise<KeysOutcome> {
  const target = chooseTarget(path, settings.force === true)
  if (target.kind === 'refused') return target
  // Before the moment that is read, as said above.
  const made = settings.clock()
  return reading(settings, [target], async (client) => {
    const [tables] = parted(await tablesOf(client))
    await write(target, path, settings.key, (pack) => fill(pack, client, { tables, version: settings.version, made, format: keysFormat }))
    const problem = target.finish()
    return problem === undefined ? { kind: 'written' } : { kind: 'refused', reason: problem }
  })
}

/** Works on the database as it is at one moment, that of the first statement; what was begun is taken away when it fails. */
async function reading<Outcome>(
  { connection }: KeysSettings,
  targets: readonly Target[],
  work: (client: Client) => Promise<Outcome>,
): Promise<Outcome | { readonly kind: 'refused'; readonly reason: string }> {
  const client = newClient(connection)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('select from installation')
    return await work(client)
  } catch (error) {
    if (error instanceof NotWritten) return { kind: 'refused', reason: error.message }
    throw error
  } finally {
    for (const target of targets) target.abandon()
    await client.end()
  }
}

async function write<Amounts>(target: Target, path: string, key: BackupKey, work: (pack: Pack) => Promise<Amounts>): Promise<Amounts> {
  try {
    const pack = newPack()
    const stream = await encrypted(pack as unknown as AsyncIterable<Uint8Array>, key)
    const writing = pipeline(stream, createWriteStream(target.place, { flags: target.flags, mode: 0o600 }))
    const filling = work(pack).catch((error: unknown) => {
      pack.destroy(error as Error)
      throw error
    })
    const [amounts] = await Promise.all([filling, writing])
    if (target.isFile) await syncPath(target.place)
    return amounts
  } catch (error) {
    const { code = '' } = error as { code?: string }
    // A pipe's reader that has gone gives the same code as a database that has.
    if ((databaseIsAway(error) && code !== 'EPIPE') || !/^E[A-Z]+$/.test(code)) throw error
    throw new NotWritten(`${path} cannot be written: ${reasonInWords(error)}. No backup was written.`, { cause: error })
  }
}

/** Why no backup was written, for whoever asked for it. */
class NotWritten extends Error {}

type Part = {
  readonly format: Format
  readonly tables: Awaited<ReturnType<typeof tablesOf>>
  readonly files?: string
  readonly version: string
  readonly made: Date
}

async function fill(pack: Pack, client: Client, part: Part): Promise<{ tables: number; rows: number; files: number }> {
  await addJson(pack, 'manifest.json', await manifestOf(client, part.tables, part))
  const contents: { tables: Contents['tables']; files: string[] } = { tables: [], files: [] }
  for (const [index, table] of part.tables.entries()) contents.tables.push(await addTable(pack, client, table, index))
  if (part.files !== undefined) for await (const name of addFiles(pack, client, part.files)) contents.files.push(name)
  const sequences = (await sequencesOf(client)).filter((sequence) => isOfKeys(sequence) === (part.format === keysFormat))
  await addJson(pack, 'contents.json', { ...contents, sequences })
  pack.finalize()
  return { tables: part.tables.length, rows: contents.tables.reduce((sum, table) => sum + table.rows, 0), files: contents.files.length }
}

/** The tables that go with the keys, and the rest, each in their order. */
const parted = (tables: Part['tables']): readonly [Part['tables'], Part['tables']] => [
  tables.filter(isOfKeys),
  tables.filter((table) => !isOfKeys(table)),
]

async function* addFiles(pack: Pack, client: Client, folder: string): AsyncGenerator<string> {
  const { rows } = await client.query<{ name: string; key: Buffer }>('select name, key from file_keys order by name collate "C"')
  const files = sealedFiles(folder)
  for (const { name, key } of rows) {
    const sealed = await files.read(name)
    // Erased since the keys were read, or never finished: then it is not to be kept either.
    if (sealed === undefined) continue
    // A backup that hid it would replace good backups by a bad one.
    if (openSealedFile(name, sealed, key) === undefined)
      throw new NotWritten(
        `The stored file ${name} is damaged: its bytes are not those that were stored. Put it back from an older backup first.`,
      )
    await addEntry(pack, fileEntry(name), sealed)
    yield name
  }
}
