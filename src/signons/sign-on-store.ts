import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import type { Disclosure } from './sign-form.ts'

/** c confirmed, h held, w withdrawn, r removed. */
export type SignOnState = 'c' | 'h' | 'w' | 'r'

/** A row of a sign-on, with what its edition and its key say. */
export type SignOnRow = {
  readonly id: number
  /** -1 while it is held. */
  readonly entry: number
  readonly state: SignOnState
  readonly disclosure: Disclosure
  readonly reason: string
  readonly country: string
  /** Of the mailbox; null when withdrawn or erased. */
  readonly address: Buffer | null
  readonly wrap: Buffer | null
  readonly content: Buffer | null
  readonly campaign: number
  readonly appeal: string
  readonly version: number
  readonly lang: string
  readonly editionEntry: number
  /** The newest entry that corrects it; null if none does. */
  readonly corrected: number | null
  readonly closed: boolean
  /** Its owner erased it while it was removed: it never comes back. */
  readonly takenBack: boolean
  readonly keyLost: boolean
  readonly keyDestroyed: boolean
}

const joined = sql`
  select s.id, s.entry, s.state, s.disclosure, s.reason, s.country, s.address, s.wrap, s.content, e.campaign, c.appeal, e.version, e.lang,
    e.entry as "editionEntry", (select x.entry from signon_corrections x where x.signon = s.id) as corrected, c.closed_at is not null as closed,
    exists (select from erased_signons x where x.signon = s.id and x.taken_back) as "takenBack", k.lost_at is not null as "keyLost", k.destroyed_at is not null as "keyDestroyed"
  from signons s join signon_editions e on e.id = s.edition join signon_campaigns c on c.number = e.campaign
    join campaign_keys k on k.id = s.key`

/** A sign-on by its number. */
export async function findSignOn(db: Database | Transaction, id: number): Promise<SignOnRow | null> {
  const { rows } = await sql<SignOnRow>`${joined} where s.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The same, held until the transaction ends. */
export async function lockSignOn(tx: Transaction, id: number): Promise<SignOnRow | null> {
  const { rows } = await sql<SignOnRow>`${joined} where s.id = ${id} for update of s`.execute(tx)
  return rows[0] ?? null
}

/** Those of so many that are there, held until the transaction ends, in the order of their numbers. */
export async function lockSignOns(tx: Transaction, ids: readonly number[]): Promise<readonly SignOnRow[]> {
  const { rows } = await sql<SignOnRow>`${joined} where s.id = any(${ids}::bigint[]) order by s.id for update of s`.execute(tx)
  return rows
}

/** Whether a further link to a sign-on was mailed that has this digest. */
export async function hasLink(db: Database | Transaction, signon: number, digest: Buffer): Promise<boolean> {
  const { rows } = await sql`select from signon_links where signon = ${signon} and digest = ${digest}`.execute(db)
  return rows.length > 0
}
