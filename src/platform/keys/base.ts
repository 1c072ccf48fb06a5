import { sql } from 'kysely'
import type { Database, Transaction } from '../database.ts'

/**
 * What a change of a record is made from, as one number: its revision, or, where words were erased from that since, the
 * erasure, as a negative number. So a form that was open before an erasure is not made from what stands, and does not
 * bring the words back unseen.
 */
export const baseOf = (revision: number, erasedIn: number | null): number => (erasedIn === null ? revision : -erasedIn)

/** Who made the erasure that a record was last changed by, and when; null where its base is a revision. */
export async function erasureAtBase(db: Database | Transaction, base: number): Promise<{ readonly by: string; readonly at: Date } | null> {
  if (base >= 0) return null
  const { rows } = await sql<{ by: string; at: Date }>`
    select made_by as by, made_at as at from erasures where id = ${-base}`.execute(db)
  return rows[0] ?? null
}
