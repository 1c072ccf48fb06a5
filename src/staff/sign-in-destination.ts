import { sql } from 'kysely'
import {
  openSealed,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRecord,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { Random } from './staff-member.ts'

/** Where everybody goes who did not say where to. */
const usual = '/cases'

/** Seals where somebody wants to go once they are signed in: it names a case, or holds the words of a search. Null for the list of cases. */
export async function keepDestination(tx: Transaction, destination: string, random: Random): Promise<SealedRecord | null> {
  if (destination === usual) return null
  const [record] = await sealMany(tx, [destination], (size) => Buffer.from(random(size)))
  return record!
}

/** Where the person of a step wants to go; the list of cases where that was erased. */
export async function openDestination(db: Database | Transaction, tokenHash: Buffer): Promise<string> {
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('sign_in_steps')} from sign_in_steps ${sealedJoins('sign_in_steps')}
    where token_hash = ${tokenHash} and sign_in_steps.sealed is not null`.execute(db)
  const opened = rows[0] === undefined ? null : openSealed(rows[0])
  return opened?.kind === 'open' ? (opened.value as string) : usual
}

/** Forgets where all those want to go who are signing in just now, for an erasure: they come to the list of cases. */
export async function forgetDestinations(tx: Transaction): Promise<void> {
  const { rows } = await sql<{ key: string }>`select key from sign_in_steps where key is not null for update`.execute(tx)
  await sql`update sign_in_steps set key = null, sealed = null where key is not null`.execute(tx)
  await sql`delete from record_keys where id = any(${rows.map(({ key }) => key)}::uuid[])`.execute(tx)
}
