import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, sealMany, type SealedRecord, type SealedRow, type Transaction } from '../platform/index.ts'
import type { Random } from './staff-member.ts'

/** Seals the secret of an app for codes. Its key goes with the factor, whoever removes that. */
export async function sealSecret(tx: Transaction, secret: string, random: Random): Promise<SealedRecord> {
  const [record] = await sealMany(tx, [secret], (size) => Buffer.from(random(size)))
  return record!
}

/** The secret of an app for codes, by the id of the factor; null where its key is gone, as after an older backup was restored. */
export async function openSecret(tx: Transaction, factor: string): Promise<string | null> {
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('second_factors')} from second_factors ${sealedJoins('second_factors')}
    where second_factors.id = ${factor} and second_factors.sealed is not null`.execute(tx)
  const opened = rows[0] === undefined ? null : openSealed(rows[0])
  return opened?.kind === 'open' ? (opened.value as string) : null
}
