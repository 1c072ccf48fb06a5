import { createHash } from 'node:crypto'
import { escapeIdentifier, type Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Pack } from 'tar-stream'
import { tableEntry, type Contents, type Format, type Manifest } from './contents.ts'
import type { BackupTable } from './tables.ts'

/** What is said at the beginning of a backup or a file of keys. Takes the tables it will hold. */
export async function manifestOf(
  client: Client,
  tables: readonly BackupTable[],
  { format, version, made }: { readonly format: Format; readonly version: string; readonly made: Date },
): Promise<Manifest> {
  const migrations = await client.query<Manifest['migrations'][number]>('select name, sha256 from migration_text order by name collate "C"')
  const { rows } = await client.query<{ version: string; installation: string }>(
    `select current_setting('server_version') as version, (select id from installation) as installation`,
  )
  return {
    format,
    installation: rows[0]!.installation,
    amparo: version,
    postgresql: rows[0]!.version,
    made: made.toISOString(),
    migrations: migrations.rows,
    tables: tables.map((table) => ({ ...table, columns: [...table.columns] })),
  }
}

/** Pieces of this size bound the memory, since a tar wants each entry's length before its bytes. */
const pieceSize = 4 * 1024 * 1024

/** Writes the rows of a table; gives how many there are and the hash of their text. */
export async function addTable(
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
    if (size > 0) await addEntry(pack, tableEntry(index, piece++), Buffer.concat(waiting))
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

/** Writes one entry of the tar. */
export const addEntry = (pack: Pack, name: string, bytes: Uint8Array): Promise<void> =>
  new Promise((settle, fail) => {
    // Written through its stream, which waits until the disk has taken what came before; a buffer would not.
    const header = { name, mode: 0o600, mtime: new Date(0), size: bytes.length }
    pack.entry(header, (error) => (error ? fail(error) : settle())).end(bytes)
  })

/** Writes one entry of JSON. */
export const addJson = (pack: Pack, name: string, value: Manifest | Contents): Promise<void> =>
  addEntry(pack, name, Buffer.from(JSON.stringify(value, null, 1)))
