import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, sealMany, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import type { Withdrawal } from './body.ts'

/** `before`: that is how it stands already, as somebody else recorded it. */
export type WithdrawOutcome = { readonly kind: 'recorded' | 'before' }

/**
 * Takes a body out of what the directory offers, or back into it, with the reason. What was brought to it, and what was begun, stays and says
 * so; nothing is sent to it any more until it is taken back.
 */
export async function recordWithdrawal(
  tx: Transaction,
  { body, kind, reason }: { readonly body: string; readonly kind: 'withdrawn' | 'restored'; readonly reason: string },
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<WithdrawOutcome> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`body ${body}`}, 0))`.execute(tx)
  if ((await readWithdrawals(tx)).has(body) === (kind === 'withdrawn')) return { kind: 'before' }
  const [record] = await sealMany(tx, [reason])
  await sql`
    insert into body_withdrawals (body, kind, key, sealed, recorded_at, recorded_by)
    values (${body}, ${kind}, ${record!.key}, ${record!.sealed}, ${at}, ${by})`.execute(tx)
  return { kind: 'recorded' }
}

/** The bodies that are withdrawn, by their codes. */
export async function readWithdrawals(db: Database | Transaction): Promise<ReadonlyMap<string, Withdrawal>> {
  const { rows } = await sql<SealedRow & { body: string; kind: string; recorded_by: string; recorded_at: Date }>`
    select newest.body, kind, recorded_by, recorded_at, ${sealedColumns('newest')}
    from (select distinct on (body) * from body_withdrawals order by body, number desc) as newest ${sealedJoins('newest')}`.execute(db)
  return new Map(
    rows.flatMap((row): [string, Withdrawal][] => {
      if (row.kind !== 'withdrawn') return []
      const opened = openSealed(row)
      return [[row.body, { at: row.recorded_at, by: row.recorded_by, reason: opened.kind === 'open' ? (opened.value as string) : null }]]
    }),
  )
}
