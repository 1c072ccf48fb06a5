import { sql } from 'kysely'
import type { Transaction } from '../database.ts'
import { forgetOpened, sealMany, systemRandomness } from './records.ts'
import type { Randomness } from './seal.ts'

/**
 * Keeps that something is erased, and why. Gives its number, under which records are then redacted. The reason is
 * sealed as records are.
 */
export async function addErasure(
  tx: Transaction,
  { reason, by, at }: { readonly reason: string; readonly by: string; readonly at: Date },
  random: Randomness = systemRandomness,
): Promise<number> {
  const [record] = await sealMany(tx, [reason], random)
  const { rows } = await sql<{ id: number }>`
    insert into erasures (key, sealed, made_at, made_by) values (${record!.key}, ${record!.sealed}, ${at}, ${by}) returning id`.execute(tx)
  return rows[0]!.id
}

/**
 * Erases what a record says: its key is deleted, and what stands in its place, if anything does, is sealed under a new
 * one. Takes the key id that the record's row holds, also when it was redacted before. A record that is not there is a
 * bug and throws. The row itself stays as it is: nobody can read it any more.
 */
export async function redact(
  tx: Transaction,
  record: string,
  replacement: unknown,
  erasure: number,
  random: Randomness = systemRandomness,
): Promise<void> {
  const { rows } = await sql<{ replacement: string | null }>`
    select replacement from redactions where record = ${record} for update`.execute(tx)
  const [before] = rows
  const gone = [record, before?.replacement ?? null].filter((id) => id !== null)
  const { numAffectedRows = 0n } = await sql`delete from record_keys where id = any(${gone}::uuid[])`.execute(tx)
  forgetOpened(gone)
  if (before === undefined && numAffectedRows === 0n) throw new Error(`There is no record under the key ${record}`)
  const [sealed] = replacement === null ? [] : await sealMany(tx, [replacement], random)
  await sql`
    insert into redactions (record, replacement, sealed, erasure)
    values (${record}, ${sealed?.key ?? null}, ${sealed?.sealed ?? null}, ${erasure})
    on conflict (record) do update
    set replacement = excluded.replacement, sealed = excluded.sealed, erasure = excluded.erasure`.execute(tx)
}
