import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Database } from '../src/platform/index.ts'
import { searchFor } from './pattern-search.ts'
import { patternsOf } from './word-encodings.ts'

/** Where a word was found, and written how. */
export type WordLeft = { readonly word: string; readonly encoding: string; readonly place: string }

export type Places = {
  /** Every column of every table, and what the planner remembers of their values. */
  readonly db?: Database
  /** Whether the tables by which words are found, which hold them opened, are left out: the unlogged ones, which no copy has. */
  readonly onlyLogged?: true
  /** Files and folders with all that is in them. */
  readonly paths?: readonly string[]
  /** What was written elsewhere, by a name for it: a log, an answer, an export. */
  readonly texts?: Readonly<Record<string, string | Uint8Array>>
}

/**
 * Looks for words where they should no longer be, each of at least four characters, in every encoding of
 * word-encodings.ts, and in what looks compressed. Gives every place, once for each encoding.
 */
export async function wordsLeft(
  words: readonly string[],
  { db, onlyLogged, paths = [], texts = {} }: Places,
): Promise<readonly WordLeft[]> {
  const search = searchFor(words.flatMap(patternsOf))
  const found: WordLeft[] = []
  const look = (place: string, bytes: Buffer): void => {
    for (const { word, encoding } of search(bytes)) found.push({ word, encoding, place })
    for (const [how, inner] of unpacked(bytes)) look(`${place} (${how})`, inner)
  }
  for (const [name, text] of Object.entries(texts)) look(name, Buffer.from(text))
  for (const path of paths) for (const file of filesIn(path)) look(file, readFileSync(file))
  if (db !== undefined) await lookInDatabase(db, look, onlyLogged === true)
  return found
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

async function lookInDatabase(db: Database, look: (place: string, bytes: Buffer) => void, onlyLogged: boolean): Promise<void> {
  const { rows: tables } = await sql<{ schema: string; name: string; columns: string[]; bytes: string[] }>`
    select table_schema as schema, table_name as name, array_agg(column_name::text order by ordinal_position) as columns,
      coalesce(array_agg(column_name::text) filter (where data_type = 'bytea'), '{}') as bytes
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
      and not (${onlyLogged} and exists (select from pg_class where oid = to_regclass(format('%I.%I', table_schema, table_name)) and relpersistence = 'u'))
    group by 1, 2 order by 1, 2`.execute(db)
  for (const { schema, name, columns, bytes } of tables) {
    const cells = columns.map((column) => (bytes.includes(column) ? sql.ref(column) : sql`${sql.ref(column)}::text as ${sql.ref(column)}`))
    const { rows } = await sql<
      Record<string, Buffer | string | null>
    >`select ${sql.join(cells)} from ${sql.table(`${schema}.${name}`)}`.execute(db)
    for (const row of rows)
      for (const [column, cell] of Object.entries(row)) if (cell !== null) look(`${schema}.${name}.${column}`, Buffer.from(cell as string))
  }
  const { rows: remembered } = await sql<{ place: string; values: string }>`
    select 'pg_stats of ' || tablename || '.' || attname as place, concat(most_common_vals::text, histogram_bounds::text, most_common_elems::text) as values
    from pg_stats where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  for (const { place, values } of remembered) look(place, Buffer.from(values))
}

/** What is compressed at the beginning of these bytes, or, as in a PDF, further on. */
function* unpacked(bytes: Buffer): Generator<readonly [string, Buffer]> {
  for (let at = bytes.indexOf(gzipMark); at !== -1; at = bytes.indexOf(gzipMark, at + 1))
    yield* tried('gzip', gunzipSync, bytes.subarray(at))
  if ((bytes[0]! & 0x0f) === 8 && (bytes[0]! * 256 + bytes[1]!) % 31 === 0) yield* tried('zlib', inflateSync, bytes)
  for (let at = bytes.indexOf(pdfMark); at !== -1; at = bytes.indexOf(pdfMark, at + 1)) {
    const start = at + pdfMark.length + (bytes[at + pdfMark.length] === 0x0d ? 2 : 1)
    yield* tried('zlib', inflateSync, bytes.subarray(start))
  }
  if (bytes.length > 20) {
    yield* tried('deflate', inflateRawSync, bytes)
    yield* tried('brotli', brotliDecompressSync, bytes)
  }
}

const gzipMark = Buffer.from([0x1f, 0x8b, 0x08])
const pdfMark = Buffer.from('\nstream')
const limits = { maxOutputLength: 64 * 1024 * 1024 }

function* tried(how: string, unpack: typeof gunzipSync | typeof brotliDecompressSync, bytes: Buffer): Generator<readonly [string, Buffer]> {
  try {
    const inner = unpack(bytes, limits)
    if (inner.length > 0) yield [how, inner]
  } catch {
    // It only looked compressed.
  }
}
