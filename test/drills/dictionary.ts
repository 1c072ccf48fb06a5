import { createHash, createHmac, createSecretKey } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../../src/platform/index.ts'
import { derive } from '../../src/signons/derive.ts'

/** Whatever may be a key of 32 bytes in what was taken: in the small files of a data folder, and in every cell of its database. */
export async function keysSeized(dataFolder: string, db: Database): Promise<readonly Buffer[]> {
  const keys = new Map<string, Buffer>()
  const add = (key: Buffer): void => void keys.set(key.toString('hex'), key)
  add(Buffer.alloc(32))
  for (const file of smallFiles(dataFolder)) {
    const bytes = readFileSync(file)
    add(createHash('sha256').update(bytes).digest())
    for (const [text] of bytes.toString('latin1').matchAll(/[A-Za-z0-9+/_-]{43}=?|[0-9a-f]{64}/g))
      for (const how of ['base64', 'hex'] as const) if (Buffer.from(text, how).length === 32) add(Buffer.from(text, how))
  }
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns where table_schema = 'public' and data_type = 'bytea'`.execute(
    db,
  )
  for (const { table, column } of columns) {
    const { rows } = await sql<{ cell: Buffer }>`
      select ${sql.ref(column)} as cell from ${sql.table(table)} where octet_length(${sql.ref(column)}) = 32 limit 8`.execute(db)
    for (const { cell } of rows) add(cell)
  }
  return [...keys.values()]
}

/** How many addresses of a dictionary have a tag among those that were kept, under any of the keys, or under none. */
export function whoSigned(dictionary: Iterable<string>, tags: ReadonlySet<string>, keys: readonly Buffer[], appeal: string): number {
  const tagged = keys.map((key) => taggedWith(key, appeal))
  const isTag = (bytes: Buffer): boolean => tags.has(bytes.subarray(0, 12).toString('hex'))
  let found = 0
  for (const address of dictionary) if (tagged.some((tag) => isTag(tag(address))) || withoutKey(address, appeal).some(isTag)) found++
  return found
}

/** As the server hashes the first person of a mailbox; once for each key and address, of which there are very many. */
function taggedWith(key: Buffer, appeal: string): (address: string) => Buffer {
  const ofAppeal = createSecretKey(derive(key, `amparo-address ${appeal}`, 32))
  return (address) => createHmac('sha256', ofAppeal).update(`${address}\u00000`).digest()
}

const withoutKey = (address: string, appeal: string): readonly Buffer[] => [
  createHash('sha256').update(address).digest(),
  createHash('sha256').update(`${appeal}\0${address}\u00000`).digest(),
  createHmac('sha256', appeal).update(`${address}\u00000`).digest(),
]

/** A dictionary: addresses of a kind that anybody can think of, with some among them that are known to exist. */
export function* addresses(count: number, known: readonly string[]): Generator<string> {
  const [names, hosts] = [
    ['ana', 'maria', 'jose', 'luis', 'fatima', 'omar', 'wei', 'li', 'amina', 'carlos'],
    ['mail.example', 'correo.example', 'post.example', 'barid.example', 'youjian.example'],
  ]
  yield* known
  for (let at = 0; at < count - known.length; at++) yield `${names[at % 10]}.${Math.floor(at / 50)}@${hosts[Math.floor(at / 10) % 5]}`
}

/** Files that are no part of the database. */
function smallFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ entry, path }) => entry.isFile() && !path.includes(join('postgres', 'data')) && statSync(path).size < 64 * 1024)
    .map(({ path }) => path)
}
