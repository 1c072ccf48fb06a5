import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'

export type AuditCheck =
  | { readonly kind: 'whole'; readonly entries: number; readonly head: string }
  /** The first entry that is not what was recorded, and what is wrong with it. */
  | { readonly kind: 'broken'; readonly entry: number; readonly reason: string }

/** How many entries are read at a time. */
const batch = 5000

/**
 * Reads the whole record and hashes it again, entry over entry. It finds an entry that was changed, taken out or put in
 * between. Whoever writes the whole chain anew, or cuts its end off, is found only by somebody who has noted the head
 * before: the check gives it, to be noted elsewhere.
 */
export async function checkAudit(db: Database): Promise<AuditCheck> {
  // One view of the database: entries that are written meanwhile are not half seen.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      let previous = Buffer.alloc(32)
      let [entries, after] = [0, 0]
      for (let rows = await links(tx, after); rows.length > 0; rows = await links(tx, after)) {
        for (const row of rows) {
          if (row.text === null) return broken(row.entry, 'it is in the chain and not in the record')
          if (!row.previous.equals(previous)) return broken(row.entry, 'an entry before it was taken out or put in')
          const hash = createHash('sha256').update(previous).update(row.text).digest()
          if (!hash.equals(row.hash)) return broken(row.entry, 'it is not what was recorded')
          previous = hash
          after = row.position
        }
        entries += rows.length
      }
      const { rows: loose } = await sql<{ id: number }>`
        select id from audit where not exists (select from audit_chain where audit_chain.entry = audit.id) order by id limit 1`.execute(tx)
      if (loose[0] !== undefined) return broken(loose[0].id, 'it is in the record and not in the chain')
      return { kind: 'whole', entries, head: previous.toString('hex') }
    })
}

type Link = { position: number; entry: number; previous: Buffer; hash: Buffer; text: string | null }

async function links(tx: Transaction, after: number): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select link.position, link.entry, link.previous, link.hash, case when audit.id is null then null else audit_text(audit) end as text
    from audit_chain link left join audit on audit.id = link.entry
    where link.position > ${after} order by link.position limit ${batch}`.execute(tx)
  return rows
}

const broken = (entry: number, reason: string): AuditCheck => ({ kind: 'broken', entry, reason })
