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

type Row = Thresholds & { readonly number: number; readonly by: string; readonly at: Date }

/** The thresholds that count now. */
export async function readThresholds(db: Database | Transaction): Promise<StandingThresholds> {
  const [newest] = await thresholdHistory(db, 1)
  return newest === undefined ? { ...usualThresholds, set: null } : { ...newest, set: { by: newest.by, at: newest.at } }
}

/** What was set, by whom and when; the newest first. */
export async function thresholdHistory(db: Database | Transaction, most = 50): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select number::int as number, health, contact, visit, set_by as by, set_at as at from deadline_thresholds order by number desc limit ${most}`.execute(
    db,
  )
  return rows
}

/** `conflict`: somebody else set them since the form was shown; nothing was written. `same`: they stand so already. */
export type ThresholdsOutcome = 'set' | 'same' | 'conflict'

/** Sets them from now on. What was set before stays. In the caller's transaction; takes the number of the row that the form was made from, 0 of none. */
export async function setThresholds(
  tx: Transaction,
  { health, contact, visit }: Thresholds,
  { base, by, at }: { readonly base: number; readonly by: string; readonly at: Date },
): Promise<ThresholdsOutcome> {
  await sql`select pg_advisory_xact_lock(hashtextextended('thresholds of deadlines', 0))`.execute(tx)
  const [newest] = await thresholdHistory(tx, 1)
  if ((newest?.number ?? 0) !== base) return 'conflict'
  const now = newest ?? usualThresholds
  if (now.health === health && now.contact === contact && now.visit === visit) return 'same'
  await sql`
    insert into deadline_thresholds (health, contact, visit, set_at, set_by)
    values (${health}, ${contact}, ${visit}, ${at}, ${by})`.execute(tx)
  return 'set'
}
