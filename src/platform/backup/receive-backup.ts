import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { extract as newExtract } from 'tar-stream'
import { readMigrations } from '../migrate.ts'
import { openSealedFile, sealedFiles } from '../sealed-files.ts'
import type { BackupKey, Contents, Format, Manifest } from './contents.ts'
import { decrypted } from './encryption.ts'
import { readContents, readManifest, unreadable, Unusable } from './read-parts.ts'
import { passTable, receiveTable, type ReceivedTable } from './receive-table.ts'

/** What takes the parts of a backup, or of a file of keys, as they come. */
export type Receiver = {
  readonly client: Client
  readonly format: Format
  /** Makes ready for the tables that the manifest describes; throws where they may not come. */
  readonly begin: (manifest: Manifest) => Promise<void>
  /** Whether the rows of a table are only read and checked. */
  readonly passes?: (table: Manifest['tables'][number]) => boolean
  /** Where the files go; none are taken where it is absent. */
  readonly incoming?: string
}
export type Received = { readonly manifest: Manifest; readonly contents: Contents; /** Files whose key is there. */ readonly files: number }

/** Reads a file from its first byte to its last, in its order; refuses, by throwing Unusable, what is not whole. */
export async function receiveBackup(path: string, key: BackupKey, receiver: Receiver): Promise<Received> {
  const extract = newExtract()
  let broken: unknown
  const reading = decrypted(createReadStream(path), key)
    .then((plain) => pipeline(plain, extract))
    .catch((error: unknown) => {
      broken = error
      extract.destroy(error as Error)
    })
  const received = new Receiving(receiver)
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

/** What came so far; it accepts the parts in their order and nothing else. */
class Receiving {
  readonly #to: Receiver
  #manifest: Manifest | undefined
  #contents: Contents | undefined
  #table: ReceivedTable | undefined
  readonly #tables: Contents['tables'] = []
  readonly #names: string[] = []
  #files = 0

  constructor(to: Receiver) {
    this.#to = to
  }

  async take(name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    if (this.#contents !== undefined) throw new Unusable('The backup goes on after its end.')
    if (this.#manifest === undefined) {
      if (name !== 'manifest.json') throw new Unusable('This is not a backup that Amparo wrote.')
      this.#manifest = readManifest(await together(bytes), this.#to.format, readMigrations())
      await this.#to.begin(this.#manifest)
      return
    }
    const [, table] = /^tables\/(\d{4,})\/\d{6,}$/.exec(name) ?? []
    if (table !== undefined) return this.#rows(this.#manifest, Number(table), bytes)
    await this.#endTables(this.#manifest.tables.length)
    if (name === 'contents.json') this.#contents = readContents(await together(bytes))
    else if (name.startsWith('files/')) await this.#file(name.slice('files/'.length), await together(bytes))
    else throw new Unusable('The backup holds something that this Amparo does not know.')
  }

  finish(): Received {
    const [manifest, contents] = [this.#manifest, this.#contents]
    if (manifest === undefined || contents === undefined) throw new Unusable('The backup is incomplete: its end is missing.')
    const same = JSON.stringify([this.#tables, this.#names]) === JSON.stringify([contents.tables, contents.files])
    if (!same) throw new Unusable('The backup is damaged: what it holds is not what its end says it holds.')
    return { manifest, contents, files: this.#files }
  }

  async #rows(manifest: Manifest, index: number, bytes: AsyncIterable<Buffer>): Promise<void> {
    if (this.#tables.length !== index) await this.#endTables(index)
    const described = manifest.tables[index]
    if (described === undefined || this.#tables.length !== index) throw new Unusable('The backup is damaged: its tables are not in order.')
    this.#table ??= this.#to.passes?.(described) === true ? passTable() : receiveTable(this.#to.client, described)
    for await (const chunk of bytes) await this.#table.write(chunk)
  }

  /** Closes the table in work; those between it and the next had no rows. */
  async #endTables(next: number): Promise<void> {
    if (this.#table !== undefined) this.#tables.push(await this.#table.end())
    this.#table = undefined
    while (this.#tables.length < next) this.#tables.push({ rows: 0, sha256: emptyHash })
  }

  async #file(name: string, sealed: Buffer): Promise<void> {
    const { client, incoming } = this.#to
    if (incoming === undefined || !/^[0-9a-f]{64}$/.test(name))
      throw new Unusable('The backup holds something that this Amparo does not know.')
    this.#names.push(name)
    const { rows } = await client.query<{ key: Buffer }>('select key from file_keys where name = $1', [name])
    const [row] = rows
    // Erased since the backup was made: its bytes are noise and are not brought back.
    if (row === undefined) return
    if (openSealedFile(name, sealed, row.key) === undefined)
      throw new Unusable(`The backup is damaged: the file ${name} in it is not the one that was stored.`)
    await sealedFiles(incoming).write(name, sealed)
    this.#files += 1
  }
}

/** The SHA-256 of no bytes. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

async function together(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}
