import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'

/** How fast letters go out: so many seconds between two, and no more than so many an hour. */
export type Pace = { readonly seconds: number; readonly perHour: number }

/** Until somebody sets it: a body's server takes a burst for what nobody wants. */
const usualPace: Pace = { seconds: 20, perHour: 60 }

export async function readPace(db: Database | Transaction): Promise<Pace> {
  const { rows } = await sql<Pace>`select seconds, per_hour as "perHour" from delivery_paces order by number desc limit 1`.execute(db)
  return rows[0] ?? usualPace
}

/** Sets the pace from now on. Takes seconds from 1 to 86400 and a number from 1 to 3600; others throw. */
export async function setPace(
  tx: Transaction,
  { seconds, perHour }: Pace,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`insert into delivery_paces (seconds, per_hour, set_at, set_by) values (${seconds}, ${perHour}, ${at}, ${by})`.execute(tx)
}

/** Whether the pace lets a letter go now, by when the last ones were taken, whatever became of them. */
export async function mayGo(db: Database | Transaction, now: Date): Promise<boolean> {
  const { seconds, perHour } = await readPace(db)
  const { rows } = await sql<{ lately: boolean; count: number }>`
    select coalesce(bool_or(at > ${now}::timestamptz - make_interval(secs => ${seconds})), false) as lately, count(*)::int as count
    from delivery_events
    -- What was taken later than now was taken by a clock that was set back since.
    where kind = 'taken' and at > ${now}::timestamptz - interval '1 hour' and at <= ${now}::timestamptz`.execute(db)
  const [{ lately, count }] = rows as [(typeof rows)[0]]
  return !lately && count < perHour
}
