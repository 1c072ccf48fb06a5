import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'

/** Whose log it is: the name that its checkpoints begin with, and the key that they are verified with. */
export type LogIdentity = { readonly origin: string; readonly vkey: string }

/** Null before the log was opened for the first time. */
export async function readIdentity(db: Database | Transaction): Promise<LogIdentity | null> {
  const { rows } = await sql<LogIdentity>`select origin, vkey from log_identity`.execute(db)
  return rows[0] ?? null
}

/** Gives the log its name and key, or, as long as nothing was signed, others than it had. */
export async function keepIdentity(db: Database | Transaction, { origin, vkey }: LogIdentity): Promise<void> {
  await sql`insert into log_identity (origin, vkey) values (${origin}, ${vkey})
    on conflict (sole) do update set origin = excluded.origin, vkey = excluded.vkey`.execute(db)
}
