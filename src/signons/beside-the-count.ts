import { sql } from 'kysely'
import { readReleased } from '../log/index.ts'
import type { Database } from '../platform/index.ts'
import { reasonOfSign, type RemovalReason } from './reasons.ts'

/** What stands beside the count of an appeal: numbers that the log does not prove. */
export type BesideTheCount = {
  /** Asked and not confirmed yet. */
  readonly waiting: number
  /** Confirmed, and not counted before a reviewer has looked at it. */
  readonly held: readonly { readonly reason: RemovalReason | null; readonly count: number }[]
  /** Of those that count, so many were erased: nobody can put them to a person. Their mailboxes do not count again. */
  readonly erased: number
  /** How far each removal (or restoring, or letting through) has got, of those that have begun. */
  readonly removals: readonly { readonly number: number; readonly done: number }[]
}

const nothing: BesideTheCount = { waiting: 0, held: [], erased: 0, removals: [] }

/**
 * The numbers as everybody may read them. They change only when entries of the log are released together: whoever watched
 * them from second to second would see a single person sign, and what releasing together hides would be told beside it. So they
 * are those that were kept once for the newest release, within seconds after it and by another job, also after a new start: what came in between
 * is in them, and until they are kept those of the release before stand there. Before the first release they are none.
 */
export async function besideReleased(db: Database, campaign: number): Promise<BesideTheCount> {
  const { rows } = await sql<{ numbers: BesideTheCount }>`select numbers from signon_snapshots where campaign = ${campaign}`.execute(db)
  return rows[0]?.numbers ?? nothing
}

/** Keeps the numbers of this moment where something was released since they were kept. To be called about once a second. */
export async function keepSnapshots(db: Database): Promise<void> {
  const released = (await readReleased(db))?.size ?? 0
  if (released === 0) return
  const { rows } = await sql<{ number: number }>`
    select number from signon_campaigns where not exists (
      select from signon_snapshots where campaign = number and size >= ${released})`.execute(db)
  for (const { number } of rows) {
    const numbers = await countBeside(db, number)
    await sql`insert into signon_snapshots (campaign, size, numbers) values (${number}, ${released}, ${JSON.stringify(numbers)})
      on conflict (campaign) do update set size = excluded.size, numbers = excluded.numbers
      where signon_snapshots.size < excluded.size`.execute(db)
  }
}

/** The numbers as they are at this moment, for staff only. Counts rows: not for what is asked for often. */
export async function countBeside(db: Database, campaign: number): Promise<BesideTheCount> {
  const { rows } = await sql<{
    readonly waiting: number
    readonly erased: number
    readonly held: readonly { readonly reason: string; readonly count: number }[] | null
    readonly removals: BesideTheCount['removals'] | null
  }>`
    select
      (select count(*) from waiting_signons where campaign = ${campaign} and outcome = '-') as waiting,
      (select count(*) from erased_signons x join signons s on s.id = x.signon join signon_editions e on e.id = s.edition
        where e.campaign = ${campaign} and s.state = 'c') as erased,
      (select json_agg(h) from (select s.reason, count(*) as count from signons s join signon_editions e on e.id = s.edition
        where e.campaign = ${campaign} and s.state = 'h' group by 1 order by 1) h) as held,
      (select json_agg(json_build_object('number', number, 'done', done)) from signon_removals
        where campaign = ${campaign} and done > 0) as removals`.execute(db)
  const { waiting, erased, held, removals } = rows[0]!
  const byReason = (held ?? []).map(({ reason, count }) => ({ reason: reasonOfSign(reason), count }))
  return { waiting, erased, held: byReason, removals: removals ?? [] }
}
