import { sql, type RawBuilder } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'

/** A signed head as it is kept. */
export type Head = {
  readonly size: number
  readonly root: Uint8Array
  /** The checkpoint with the log's own signature. */
  readonly note: string
  readonly signedAt: Date
  /** When the first entry that no release covers was signed. */
  readonly waitingSince: Date
  readonly releasedAt: Date | null
}

/** A head that everybody may see. */
export type ReleasedHead = Omit<Head, 'releasedAt'> & {
  readonly releasedAt: Date
  /** The checkpoint with the log's signature, that of a later key of it, and those of its witnesses. */
  readonly checkpoint: string
}

const columns = sql`size, root, note, signed_at as "signedAt", waiting_since as "waitingSince", released_at as "releasedAt"`

/** The head that was signed last, released or not. */
export const newestHead = (db: Database | Transaction): Promise<(Head & { readonly checkpoint: string }) | null> => readHead(db, sql`true`)

/** The head that was released last; null as long as nothing was. */
export const readReleased = async (db: Database | Transaction): Promise<ReleasedHead | null> =>
  (await readHead(db, sql`released_at is not null`)) as ReleasedHead | null

async function readHead(db: Database | Transaction, which: RawBuilder<unknown>): Promise<(Head & { readonly checkpoint: string }) | null> {
  const { rows } = await sql<Head & { readonly lines: readonly string[] }>`
    select ${columns}, (select coalesce(array_agg(line order by c.name), '{}') from log_cosignatures c where c.size = h.size) as lines
    from log_heads h where ${which} order by size desc limit 1`.execute(db)
  const [found] = rows
  if (found === undefined) return null
  const { lines, ...head } = found
  return { ...head, checkpoint: head.note + lines.map((line) => `${line}\n`).join('') }
}

/** Releases after a size, the oldest first, as many as are asked for: which size was to be seen from when. */
export async function listReleases(
  db: Database,
  after: number,
  most: number,
): Promise<{ readonly size: number; readonly releasedAt: Date }[]> {
  const { rows } = await sql<{ size: number; releasedAt: Date }>`
    select size, released_at as "releasedAt" from log_heads
    where released_at is not null and size > ${after} order by size limit ${most}`.execute(db)
  return rows
}

/** Keeps a new head in the place of the one before it, unless that was released. */
export async function keepHead(tx: Transaction, head: Omit<Head, 'releasedAt'>): Promise<void> {
  await sql`with gone as (delete from log_heads where released_at is null and size < ${head.size})
    insert into log_heads (size, root, note, signed_at, waiting_since)
    values (${head.size}, ${head.root}, ${head.note}, ${head.signedAt}, ${head.waitingSince})`.execute(tx)
}

export async function markReleased(db: Database | Transaction, size: number, at: Date): Promise<void> {
  await sql`update log_heads set released_at = ${at} where size = ${size} and released_at is null`.execute(db)
}
