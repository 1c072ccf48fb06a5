import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'

/** How many days may pass before something is to be asked anew; null where the team wants no word of it. Its own, and shown so. */
export type Thresholds = {
  /** Since the newest claim about a person's health. */
  readonly health: number | null
  /** Since the team spoke with anybody of the case. */
  readonly contact: number | null
  /** Since the last visit that is told. */
  readonly visit: number | null
}

/** The thresholds as they stand, with who set them; null where nobody has, and Amparo's own count. */
export type StandingThresholds = Thresholds & { readonly set: { readonly by: string; readonly at: Date } | null }

/** What counts unless a team chooses otherwise. */
const usualThresholds: Thresholds = { health: 30, contact: 14, visit: 30 }

/** The largest that may be set, in days. */
export const longestThreshold = 3650

type Row = Thresholds & { readonly by: string; readonly at: Date }

/** The thresholds that count now. */
export async function readThresholds(db: Database | Transaction): Promise<StandingThresholds> {
  const [newest] = await thresholdHistory(db, 1)
  return newest === undefined ? { ...usualThresholds, set: null } : { ...newest, set: { by: newest.by, at: newest.at } }
}

/** What was set, by whom and when; the newest first. */
export async function thresholdHistory(db: Database | Transaction, most = 50): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select health, contact, visit, set_by as by, set_at as at from deadline_thresholds order by number desc limit ${most}`.execute(db)
  return rows
}

/** Sets them from now on. What was set before stays. In the caller's transaction; gives false where they stand so already. */
export async function setThresholds(
  tx: Transaction,
  { health, contact, visit }: Thresholds,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<boolean> {
  const now = await readThresholds(tx)
  if (now.health === health && now.contact === contact && now.visit === visit) return false
  await sql`
    insert into deadline_thresholds (health, contact, visit, set_at, set_by)
    values (${health}, ${contact}, ${visit}, ${at}, ${by})`.execute(tx)
  return true
}
