import { sql } from 'kysely'
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
}

const nothing: BesideTheCount = { waiting: 0, held: [], erased: 0 }

/** Of each campaign its numbers, and the size of the released log at which they were read. */
type Kept = Map<number, { readonly size: number; readonly numbers: Promise<BesideTheCount> }>

const kept = new WeakMap<Database, Kept>()

/**
 * The numbers as everybody may read them. They change only when entries of the log are released together: whoever watched
 * them from second to second would see a single person sign, and what releasing together hides would be told beside it. They
 * are read once for each release and kept in memory, however many ask; before the first release they are none.
 */
export function besideReleased(db: Database, campaign: number, released: number): Promise<BesideTheCount> {
  if (released === 0) return Promise.resolve(nothing)
  const campaigns: Kept = kept.get(db) ?? new Map()
  kept.set(db, campaigns)
  const known = campaigns.get(campaign)
  if (known !== undefined && known.size >= released) return known.numbers
  const numbers = countBeside(db, campaign)
  campaigns.set(campaign, { size: released, numbers })
  // What could not be read is read again when the next one asks.
  numbers.catch(() => campaigns.delete(campaign))
  return numbers
}

/** The numbers as they are at this moment, for staff only. Counts rows: not for what is asked for often. */
export async function countBeside(db: Database, campaign: number): Promise<BesideTheCount> {
  const { rows } = await sql<{
    readonly waiting: number
    readonly erased: number
    readonly held: readonly { readonly reason: string; readonly count: number }[] | null
  }>`
    select
      (select count(*) from waiting_signons where campaign = ${campaign} and outcome = '-') as waiting,
      (select count(*) from erased_signons x join signons s on s.id = x.signon join signon_editions e on e.id = s.edition
        where e.campaign = ${campaign} and s.state = 'c') as erased,
      (select json_agg(h) from (select s.reason, count(*) as count from signons s join signon_editions e on e.id = s.edition
        where e.campaign = ${campaign} and s.state = 'h' group by 1 order by 1) h) as held`.execute(db)
  const { waiting, erased, held } = rows[0]!
  return { waiting, erased, held: (held ?? []).map(({ reason, count }) => ({ reason: reasonOfSign(reason), count })) }
}
