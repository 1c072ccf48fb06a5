import { sql } from 'kysely'
import type { Transaction } from '../database.ts'

/**
 * Keeps erasures away until the transaction ends, and waits for one that is under way. To be called before anything is
 * read that is then written, and before any other lock is taken: what was read before an erasure would bring its words
 * back, and who holds what the other waits for would wait for ever. Those who call it do not wait for each other.
 */
export async function keepErasuresAway(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('erasing', 0))`.execute(tx)
}

/**
 * Waits for all who write, and keeps everybody from writing until the transaction ends: then what is found is all there
 * is. False, at once, where somebody else is erasing already: two that wait for all others would wait for each other.
 */
export async function eraseAlone(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('turn to erase', 0)) as alone`.execute(tx)
  if (rows[0]?.alone !== true) return false
  await sql`select pg_advisory_xact_lock(hashtextextended('erasing', 0))`.execute(tx)
  return true
}
