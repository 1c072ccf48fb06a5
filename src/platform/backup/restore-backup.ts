import { createReadStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { extract as newExtract } from 'tar-stream'
import { clientConfig, openDatabase, type Connection } from '../database.ts'
import { openFiles, syncPath } from '../files.ts'
import { migrate, readMigrations } from '../migrate.ts'
import type { BackupKey, Contents, Manifest } from './contents.ts'
import { decrypted } from './encryption.ts'
import { readContents, readManifest, refusalOf, unreadable, Unusable } from './read-parts.ts'
import { receiveTable, type ReceivedTable } from './receive-table.ts'
import { makeSchema } from './make-schema.ts'
import { isEmpty } from './tables.ts'

export type RestoreOutcome =
  | { readonly kind: 'restored'; readonly manifest: Manifest; readonly rows: number; readonly files: number }
  | { readonly kind: 'refused'; readonly reason: string }

export type RestoreSettings = {
  readonly connection: Connection
  /** The folder of stored files; empty or not yet there. */
  readonly files: string
  readonly key: BackupKey
}

/**
 * Restores a backup into an empty installation. Takes the backup's path; all of it is read and checked before the one
 * transaction commits, so that a wrong key, a cut or changed file or a kill -9 leaves nothing. Refuses with a sentence.
 */
export async function restoreBackup(path: string, settings: RestoreSettings): Promise<RestoreOutcome> {
  const history = openDatabase(settings.connection, { most: 1 })
  const prepared = await migrate(history.db, [])
  await history.close()
  if (prepared.kind === 'refused') return { kind: 'refused', reason: notEmpty }
  const client = new Client(clientConfig(settings.connection))
  await client.connect()
  const incoming = `${settings.files}.restoring`
  try {
    const filesAreOurs = existsSync(join(settings.files, unfinished))
    if (!(await isEmpty(client)) || (!filesAreOurs && (await openFiles(settings.files).names()).length > 0)) throw new Unusable(notEmpty)
    await rm(incoming, { recursive: true, force: true })
    await mkdir(incoming, { recursive: true, mode: 0o700 })
    await writeFile(join(incoming, unfinished), '')
    await client.query('begin')
    const { manifest, contents } = await receive(path, client, settings.key, incoming)
    for (const { schema, name, last, called } of contents.sequences)
      await client.query(`select setval(format('%I.%I', $1::text, $2::text)::regclass, $3, $4)`, [schema, name, last, called])
    // The files take their place first. Without the rows that name them they are nothing, and a mark tells the next
    // restore that they are its own, should we be killed between these lines.
    await rm(settings.files, { recursive: true, force: true })
    await rename(incoming, settings.files)
    await syncPath(dirname(settings.files))
    await client.query('commit')
    await rm(join(settings.files, unfinished), { force: true })
    await client.query('analyze')
    return { kind: 'restored', manifest, rows: contents.tables.reduce((sum, table) => sum + table.rows, 0), files: contents.files.length }
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

async function receive(
  path: string,
  client: Client,
  key: BackupKey,
  incoming: string,
): Promise<{ manifest: Manifest; contents: Contents }> {
  const extract = newExtract()
  let broken: unknown
  const reading = decrypted(createReadStream(path), key)
    .then((plain) => pipeline(plain, extract))
    .catch((error: unknown) => {
      broken = error
      extract.destroy(error as Error)
    })
  const received = new Received(client, incoming)
  try {
    for await (const entry of extract) await received.take(entry.header.name, entry as AsyncIterable<Buffer>)
    await reading
    if (broken !== undefined) throw broken
  } catch (error) {
    extract.destroy()
    await reading
    throw error === broken ? unreadable(error) : error
  }
  return received.finish()
}

/** What came out of a backup so far; it accepts the parts in their order and nothing else. */
class Received {
  manifest: Manifest | undefined
  contents: Contents | undefined
  table: ReceivedTable | undefined
  readonly tables: Contents['tables'] = []
  readonly files: string[] = []
  readonly client: Client
  readonly store: ReturnType<typeof openFiles>

  constructor(client: Client, incoming: string) {
    this.client = client
    this.store = openFiles(incoming)
  }

  async take(name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    if (this.contents !== undefined) throw new Unusable('The backup goes on after its end.')
    if (this.manifest === undefined) {
      if (name !== 'manifest.json') throw new Unusable('This is not a backup that Amparo wrote.')
      this.manifest = readManifest(await together(bytes), readMigrations())
      await makeSchema(this.client, this.manifest)
      return
    }
    const [, table] = /^tables\/(\d{4,})\/\d{6,}$/.exec(name) ?? []
    if (table !== undefined) return this.#rows(this.manifest, Number(table), bytes)
    await this.#endTables(this.manifest.tables.length)
    if (name === 'contents.json') this.contents = readContents(await together(bytes))
    else if (name.startsWith('files/')) this.files.push(await this.#file(name.slice('files/'.length), await together(bytes)))
    else throw new Unusable('The backup holds something that this Amparo does not know.')
  }

  finish(): { manifest: Manifest; contents: Contents } {
    const { manifest, contents } = this
    if (manifest === undefined || contents === undefined) throw new Unusable('The backup is incomplete: its end is missing.')
    const same = JSON.stringify([this.tables, this.files]) === JSON.stringify([contents.tables, contents.files])
    if (!same) throw new Unusable('The backup is damaged: what it holds is not what its end says it holds.')
    return { manifest, contents }
  }

  async #rows(manifest: Manifest, index: number, bytes: AsyncIterable<Buffer>): Promise<void> {
    if (this.tables.length !== index) await this.#endTables(index)
    const described = manifest.tables[index]
    if (described === undefined || this.tables.length !== index) throw new Unusable('The backup is damaged: its tables are not in order.')
    this.table ??= receiveTable(this.client, described)
    for await (const chunk of bytes) await this.table.write(chunk)
  }

  /** Closes the table in work; those between it and the next had no rows. */
  async #endTables(next: number): Promise<void> {
    if (this.table !== undefined) this.tables.push(await this.table.end())
    this.table = undefined
    while (this.tables.length < next) this.tables.push({ rows: 0, sha256: emptyHash })
  }

  async #file(name: string, bytes: Uint8Array): Promise<string> {
    const kept = await this.store.keep(bytes)
    if (kept !== name) throw new Unusable(`The backup is damaged: the file ${name.slice(0, 64)} in it is not the one that was stored.`)
    return kept
  }
}

/** The SHA-256 of no bytes. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

async function together(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}
