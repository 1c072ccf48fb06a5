import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'

/** That an appeal takes sign-ons, or took them. */
export type Campaign = {
  readonly number: number
  readonly appeal: string
  readonly openedAt: Date
  readonly openedBy: string
  readonly pausedAt: Date | null
  readonly closedAt: Date | null
  /** Codes of the countries whose authorities the appeal addresses. */
  readonly addressed: readonly string[]
}

const columns = sql`number, appeal, opened_at as "openedAt", opened_by as "openedBy", paused_at as "pausedAt", closed_at as "closedAt", addressed`

/** The campaign of an appeal; null where it was never opened for sign-ons. */
export async function findCampaign(db: Database | Transaction, appeal: string): Promise<Campaign | null> {
  const { rows } = await sql<Campaign>`select ${columns} from signon_campaigns where appeal = ${appeal}`.execute(db)
  return rows[0] ?? null
}

/** The same, held until the transaction ends. */
export async function lockCampaign(tx: Transaction, appeal: string): Promise<Campaign | null> {
  const { rows } = await sql<Campaign>`select ${columns} from signon_campaigns where appeal = ${appeal} for update`.execute(tx)
  return rows[0] ?? null
}

/** All campaigns, the newest first. */
export async function listCampaigns(db: Database): Promise<readonly Campaign[]> {
  const { rows } = await sql<Campaign>`select ${columns} from signon_campaigns order by opened_at desc, number desc`.execute(db)
  return rows
}
