import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { tileWidth, writeBundle, type FullTile } from './verify/index.ts'

/** What one commit adds to the log, as it is kept. */
export type Growth = {
  readonly first: number
  readonly size: number
  readonly full: readonly FullTile[]
  /** Entries of bundles that became full, and of the last one, which did not. */
  readonly bundles: readonly { readonly number: number; readonly entries: readonly Uint8Array[] }[]
  /** Only the new ones of those that fill no bundle yet. */
  readonly rest: { readonly first: number; readonly entries: readonly Uint8Array[] }
}

/** One writer at a time: held until the transaction ends. */
export async function lockLog(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('amparo log', 0))`.execute(tx)
}

/** How many entries are kept, committed or written by this transaction. */
export async function storedSize(db: Database | Transaction): Promise<number> {
  const { rows } = await sql<{ size: number }>`select coalesce(
    (select first + count from log_batches order by first desc limit 1),
    (select (number + 1) * ${tileWidth}::bigint from log_bundles order by number desc limit 1), 0) as size`.execute(db)
  return rows[0]?.size ?? 0
}

/** Keeps what a commit adds. What lies in full bundles from now on no longer lies in batches. */
export async function keepGrowth(tx: Transaction, { full, bundles, rest }: Growth): Promise<void> {
  if (bundles.length > 0) {
    const border = (bundles.at(-1)!.number + 1) * tileWidth
    await sql`with bundles as (
        insert into log_bundles (number, entries)
        select * from unnest(${bundles.map(({ number }) => number)}::bigint[], ${bundles.map(({ entries }) => writeBundle(entries))}::bytea[])
      ), tiles as (
        insert into log_tiles (level, number, root, hashes)
        select * from unnest(${full.map(({ level }) => level)}::smallint[], ${full.map(({ number }) => number)}::bigint[],
          ${full.map(({ root }) => Buffer.from(root))}::bytea[], ${full.map(({ hashes }) => Buffer.concat(hashes))}::bytea[])
      ) delete from log_batches where first < ${border}`.execute(tx)
  }
  if (rest.entries.length > 0)
    await sql`insert into log_batches (first, count, entries)
      values (${rest.first}, ${rest.entries.length}, ${writeBundle(rest.entries)})`.execute(tx)
}

/** The bytes of a full tile, or null where it is not full; for level 0 also the entries that wait for it to be. */
export async function readTile(db: Database | Transaction, level: number, number: number): Promise<Buffer | null> {
  const { rows } = await sql<{ hashes: Buffer }>`select hashes from log_tiles where level = ${level} and number = ${number}`.execute(db)
  return rows[0]?.hashes ?? null
}

/** What full tiles of a level hash to, in order: the hashes of the level above. */
export async function readRoots(db: Database | Transaction, level: number, first: number, count: number): Promise<Buffer[]> {
  const { rows } = await sql<{ root: Buffer }>`select root from log_tiles
    where level = ${level} and number >= ${first} and number < ${first + count} order by number`.execute(db)
  return rows.map(({ root }) => root)
}

/** The entries of one bundle as far as there are any, in one moment: a commit may be moving them from batches to a bundle. */
export async function readBundleBytes(db: Database | Transaction, number: number): Promise<Buffer | null> {
  const first = number * tileWidth
  const { rows } = await sql<{ entries: Buffer | null }>`select coalesce(
    (select entries from log_bundles where number = ${number}),
    (select string_agg(entries, '' order by first) from log_batches where first >= ${first} and first < ${first + tileWidth})
  ) as entries`.execute(db)
  return rows[0]?.entries ?? null
}

/** The same of several bundles in a row, by their numbers; the last may be partial. */
export async function readManyBundles(
  db: Database | Transaction,
  number: number,
  count: number,
): Promise<{ readonly number: number; readonly entries: Buffer }[]> {
  const [first, end] = [number * tileWidth, (number + count) * tileWidth]
  // Batches lie behind the last full bundle, all of them in one.
  const { rows } = await sql<{ number: number; entries: Buffer }>`
    select number, entries from log_bundles where number >= ${number} and number < ${number + count}
    union all
    select first / ${tileWidth}::bigint, string_agg(entries, '' order by first) from log_batches
      where first >= ${first} and first < ${end} group by 1
    order by 1`.execute(db)
  return rows
}
