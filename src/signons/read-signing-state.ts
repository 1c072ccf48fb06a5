import { sql } from 'kysely'
import { foldReleased, type AppealCounts, type ReleasedFold, type TotalAt } from '../log/index.ts'
import type { Database } from '../platform/index.ts'
import { listVersions, type PublishedVersion } from '../publishing/index.ts'
import { besideReleased, countBeside, type BesideTheCount } from './beside-the-count.ts'
import { findCampaign, type Campaign } from './campaign-store.ts'

/** How the sign-ons of an appeal stand. */
export type SigningState =
  | { readonly kind: 'none' }
  | (BesideTheCount & {
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
      /** Whether what identifies those who signed can still be opened by the team: `some` were sealed to a key that is lost or destroyed. */
      readonly keys: 'kept' | 'some' | 'none'
    })

/**
 * Reads how the sign-ons of an appeal stand, for everybody. The counts are those that anybody can compute from the released log;
 * what waits, is held and was erased stands beside them, as it was within seconds of that release. Takes what is released where the caller
 * has it already.
 */
export const readSigningState = (db: Database, appeal: string, released?: ReleasedFold): Promise<SigningState> =>
  readState(db, appeal, { beside: besideReleased, released })

/** The same for staff, with what waits, is held and was erased as it is now. Nothing of this may stand on a public page. */
export const readSigningStateNow = (db: Database, appeal: string): Promise<SigningState> => readState(db, appeal, { beside: countBeside })

async function readState(
  db: Database,
  appeal: string,
  {
    beside,
    released,
  }: {
    readonly beside: (db: Database, campaign: number) => Promise<BesideTheCount>
    readonly released?: ReleasedFold | undefined
  },
): Promise<SigningState> {
  const campaign = await findCampaign(db, appeal)
  if (campaign === null) return { kind: 'none' }
  const [[newest], keys, fold] = [await listVersions(db, appeal), await readKeys(db, campaign.number), released ?? (await foldReleased(db))]
  const current = newest === undefined || newest.takenDownAt !== undefined ? null : newest
  return {
    kind: kindOf(campaign, { current: current !== null, key: keys.in_use }),
    campaign,
    current,
    counts: fold.appeals.get(appeal) ?? null,
    history: fold.history.get(appeal) ?? [],
    released: { size: fold.size, at: fold.releasedAt },
    ...(await beside(db, campaign.number)),
    keys: keys.gone === 0 ? 'kept' : keys.kept === 0 ? 'none' : 'some',
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

type Keys = { readonly kept: number; readonly gone: number; readonly in_use: boolean }

async function readKeys(db: Database, campaign: number): Promise<Keys> {
  const { rows } = await sql<Keys>`
    select count(*) filter (where lost_at is null and destroyed_at is null) as kept,
      count(*) filter (where lost_at is not null or destroyed_at is not null) as gone,
      coalesce(bool_or(retired_at is null and lost_at is null and destroyed_at is null), false) as in_use
    from campaign_keys where campaign = ${campaign}`.execute(db)
  return rows[0]!
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
