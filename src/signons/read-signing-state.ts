import { sql } from 'kysely'
import { foldReleased, type AppealCounts, type TotalAt } from '../log/index.ts'
import type { Database } from '../platform/index.ts'
import { listVersions, type PublishedVersion } from '../publishing/index.ts'
import { findCampaign, type Campaign } from './campaign-store.ts'
import { reasonOfSign, type RemovalReason } from './reasons.ts'

/** How the sign-ons of an appeal stand. */
export type SigningState =
  | { readonly kind: 'none' }
  | {
      /** `no-key`: there is none to seal to; `no-edition`: the newest version was taken down. Both take no sign-ons. */
      readonly kind: 'open' | 'paused' | 'closed' | 'no-key' | 'no-edition'
      readonly campaign: Campaign
      /** The edition that is signed now. */
      readonly current: Pick<PublishedVersion, 'version' | 'lang' | 'hash'> | null
      /** What the released log says; null as long as nothing of it is released. */
      readonly counts: AppealCounts | null
      readonly history: readonly TotalAt[]
      /** Of the released head, and when it was released. */
      readonly released: { readonly size: number; readonly at: Date | null }
      /** Asked and not confirmed yet. */
      readonly waiting: number
      /** Confirmed, and not counted before a reviewer has looked at it. */
      readonly held: readonly { readonly reason: RemovalReason | null; readonly count: number }[]
      /** Of those that count, so many were erased: nobody can put them to a person. Their mailboxes do not count again. */
      readonly erased: number
      /** Whether what identifies those who signed can still be opened by the team: `some` were sealed to a key that is lost or destroyed. */
      readonly keys: 'kept' | 'some' | 'none'
    }

/**
 * Reads how the sign-ons of an appeal stand. The counts are those that anybody can compute from the released log; what waits, is held
 * and was erased stands beside them as numbers, which the log does not prove. A page that is asked for often keeps the answer for a while.
 */
export async function readSigningState(db: Database, appeal: string): Promise<SigningState> {
  const campaign = await findCampaign(db, appeal)
  if (campaign === null) return { kind: 'none' }
  const [[newest], numbers, fold] = [await listVersions(db, appeal), await readNumbers(db, campaign.number), await foldReleased(db)]
  const current = newest === undefined || newest.takenDownAt !== undefined ? null : newest
  const { waiting, erased, held, keys_kept: kept, keys_gone: gone } = numbers
  return {
    kind: kindOf(campaign, { current: current !== null, key: numbers.key_in_use }),
    campaign,
    current,
    counts: fold.appeals.get(appeal) ?? null,
    history: fold.history.get(appeal) ?? [],
    released: { size: fold.size, at: fold.releasedAt },
    waiting,
    held: (held ?? []).map(({ reason, count }) => ({ reason: reasonOfSign(reason), count })),
    erased,
    keys: gone === 0 ? 'kept' : kept === 0 ? 'none' : 'some',
  }
}

function kindOf(
  { closedAt, pausedAt }: Campaign,
  has: { readonly current: boolean; readonly key: boolean },
): Exclude<SigningState['kind'], 'none'> {
  if (closedAt !== null) return 'closed'
  if (pausedAt !== null) return 'paused'
  if (!has.key) return 'no-key'
  return has.current ? 'open' : 'no-edition'
}

type Numbers = {
  readonly waiting: number
  readonly erased: number
  readonly held: readonly { readonly reason: string; readonly count: number }[] | null
  readonly keys_kept: number
  readonly keys_gone: number
  readonly key_in_use: boolean
}

async function readNumbers(db: Database, campaign: number): Promise<Numbers> {
  const { rows } = await sql<Numbers>`
    select
      (select count(*) from waiting_signons where campaign = ${campaign} and outcome = '-') as waiting,
      (select count(*) from erased_signons x join signons s on s.id = x.signon join signon_editions e on e.id = s.edition
        where e.campaign = ${campaign} and s.state = 'c') as erased,
      (select json_agg(h) from (select s.reason, count(*) as count from signons s join signon_editions e on e.id = s.edition
        where e.campaign = ${campaign} and s.state = 'h' group by 1 order by 1) h) as held,
      (select count(*) from campaign_keys where campaign = ${campaign} and lost_at is null and destroyed_at is null) as keys_kept,
      (select count(*) from campaign_keys where campaign = ${campaign} and (lost_at is not null or destroyed_at is not null)) as keys_gone,
      exists (select from campaign_keys where campaign = ${campaign} and retired_at is null and lost_at is null and destroyed_at is null) as key_in_use
  `.execute(db)
  return rows[0]!
}

/** Names that their owners want to be shown, in alphabetical order, so that it tells nothing; only of what is released. */
export async function listNames(
  db: Database,
  appeal: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly names: readonly string[]; readonly total: number }> {
  const { size } = await foldReleased(db)
  const campaign = await findCampaign(db, appeal)
  if (campaign === null) return { names: [], total: 0 }
  const shown = sql`from signon_names where campaign = ${campaign.number} and not hidden and entry between 0 and ${size - 1}`
  const { rows } = await sql<{ name: string }>`
    select name ${shown} order by name collate "C", signon limit ${limit} offset ${offset}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total ${shown}`.execute(db)
  return { names: rows.map(({ name }) => name), total: counted[0]!.total }
}

/** The editions that were signed, the newest first, by the index of their log entry. */
export async function listEditionsSigned(
  db: Database,
  appeal: string,
): Promise<readonly { readonly version: number; readonly lang: string; readonly hash: string; readonly entry: number }[]> {
  const { rows } = await sql<{ version: number; lang: string; hash: string; entry: number }>`
    select version, lang, hash, entry from signon_editions join signon_campaigns on number = campaign
    where appeal = ${appeal} order by version desc, lang`.execute(db)
  return rows
}
