import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'

/** '-' waiting, 'c' confirmed, 'h' confirmed and held, 'd' the address had signed, 'o' of an organisation, 'r' refused. */
export type WaitingState = '-' | 'c' | 'h' | 'd' | 'o' | 'r'

/** A row of what waits, with its appeal. */
export type LockedWaiting = {
  readonly id: Buffer
  readonly campaign: number
  readonly appeal: string
  /** Whether the appeal takes no sign-ons now. */
  readonly closed: boolean
  readonly sealed: Buffer | null
  readonly held: string
  readonly outcome: WaitingState
  readonly signon: number | null
  readonly expires_at: Date
}

const columns = sql`w.id, w.campaign, c.appeal, (c.paused_at is not null or c.closed_at is not null) as closed,
  w.sealed, w.held, w.outcome, w.signon, w.expires_at`

/** Locks rows of what waits until the transaction ends; by the hexadecimal of their id. */
export async function lockWaiting(tx: Transaction, ids: readonly Buffer[]): Promise<ReadonlyMap<string, LockedWaiting>> {
  const { rows } = await sql<LockedWaiting>`
    select ${columns} from waiting_signons w join signon_campaigns c on c.number = w.campaign
    where w.id = any(${ids}::bytea[]) order by w.id for update of w`.execute(tx)
  return new Map(rows.map((row) => [row.id.toString('hex'), row]))
}

/** The same to look at. */
export async function findWaiting(db: Database, id: Buffer): Promise<LockedWaiting | null> {
  const { rows } = await sql<LockedWaiting>`
    select ${columns} from waiting_signons w join signon_campaigns c on c.number = w.campaign where w.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The key that new sign-ons of a campaign are sealed to. */
export type CampaignKey = { readonly campaign: number; readonly id: number; readonly public_key: Buffer }

/** By campaign; one that has no key in use is not among them. */
export async function keysOfCampaigns(db: Database | Transaction, campaigns: readonly number[]): Promise<ReadonlyMap<number, CampaignKey>> {
  if (campaigns.length === 0) return new Map()
  const { rows } = await sql<CampaignKey>`
    select distinct on (campaign) campaign, id, public_key from campaign_keys
    where campaign = any(${campaigns}::smallint[]) and retired_at is null and lost_at is null and destroyed_at is null
    order by campaign, id desc`.execute(db)
  return new Map(rows.map((row) => [row.campaign, row]))
}

export type Answer = { readonly id: Buffer; readonly outcome: Exclude<WaitingState, '-'>; readonly signon: number | null }

/** Marks rows as answered: what was typed is gone from them. */
export async function answerWaiting(tx: Transaction, answers: readonly Answer[]): Promise<void> {
  if (answers.length === 0) return
  const [ids, outcomes, signons] = [answers.map(({ id }) => id), answers.map(({ outcome }) => outcome), answers.map(({ signon }) => signon)]
  await sql`
    update waiting_signons w set outcome = a.outcome, signon = a.signon, sealed = null, by_code = null
    from unnest(${ids}::bytea[], ${outcomes}::"char"[], ${signons}::bigint[]) as a(id, outcome, signon) where w.id = a.id`.execute(tx)
}
