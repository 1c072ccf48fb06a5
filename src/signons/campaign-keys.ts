import { sql } from 'kysely'
import { campaignKeyFingerprint, type Database, type Transaction } from '../platform/index.ts'
import { recordAudit } from '../staff/index.ts'
import { publicKeyLength, takesSeals } from './boxes.ts'
import { lockCampaign } from './campaign-store.ts'
import type { By } from './campaign.ts'
import { inOneTransaction } from './in-one-transaction.ts'
import type { SignOns } from './sign-ons.ts'
import { forgetRunsWith } from './telling/tell.ts'

/** A key that sign-ons of an appeal are, or were, sealed to. */
export type CampaignKeyState = {
  readonly id: number
  readonly publicKey: Buffer
  /** As people compare it. */
  readonly fingerprint: string
  readonly madeAt: Date
  readonly madeBy: string
  readonly retiredAt: Date | null
  /** Since when nobody has the private half any more. */
  readonly lostAt: Date | null
  readonly destroyedAt: Date | null
  readonly note: string
  /** How many sign-ons are sealed to it that were not erased. */
  readonly signOns: number
  /** Whether new sign-ons are sealed to it. */
  readonly inUse: boolean
}

/** All keys of an appeal, the newest first. Counts the sign-ons of each, which reads all of them: for the desk. */
export async function listCampaignKeys(db: Database, appeal: string): Promise<readonly CampaignKeyState[]> {
  const { rows } = await sql<Omit<CampaignKeyState, 'fingerprint' | 'inUse'>>`
    select k.id, public_key as "publicKey", made_at as "madeAt", made_by as "madeBy", retired_at as "retiredAt", lost_at as "lostAt",
      destroyed_at as "destroyedAt", note, coalesce(s.count, 0) as "signOns"
    from campaign_keys k join signon_campaigns c on c.number = k.campaign
      left join (select key, count(*) as count from signons where wrap is not null group by key) s on s.key = k.id
    where appeal = ${appeal} order by k.id desc`.execute(db)
  const inUse = rows.find((key) => key.retiredAt === null && key.lostAt === null && key.destroyedAt === null)?.id
  return rows.map((key) => ({ ...key, fingerprint: campaignKeyFingerprint(key.publicKey), inUse: key.id === inUse }))
}

/** `not-a-key` is not 32 bytes, or one of the few points to which nothing can be sealed; `key-used` was given before. */
export type KeyProblem = 'not-a-key' | 'key-used'

export type AddedKey = { readonly kind: 'added'; readonly id: number } | { readonly kind: 'refused'; readonly reason: KeyProblem | 'none' }

/** Rotation: new sign-ons are sealed to this key. What was sealed to earlier ones stays with them. */
export const addCampaignKey = (
  { db, clock }: Pick<SignOns, 'db' | 'clock'>,
  appeal: string,
  { publicKey, note }: { readonly publicKey: Uint8Array; readonly note: string },
  by: By,
): Promise<AddedKey> =>
  inOneTransaction(db, async (tx): Promise<AddedKey> => {
    const campaign = await lockCampaign(tx, appeal)
    if (campaign === null) return { kind: 'refused', reason: 'none' }
    const problem = await keyProblem(tx, publicKey)
    if (problem !== undefined) return { kind: 'refused', reason: problem }
    const id = await keepKey(tx, { campaign: campaign.number, publicKey, note, at: clock(), by })
    await recordAudit(tx, { at: clock(), staff: by.staff, action: 'signon.key-add', list: 'appeals', entry: appeal, detail: { key: id } })
    return { kind: 'added', id }
  })

export type KeyEnd = 'retired' | 'lost' | 'destroyed'

/**
 * Says that a key is used no longer: retired, lost (nobody can open what is sealed to it, and the pages say so), or
 * destroyed on purpose, which is recorded and cannot be taken back. The count goes on in each case. Of one that is lost or destroyed nothing
 * stays in the memory of this process either: what was being told with it halts.
 */
export const endCampaignKey = (
  { db, clock, tellings }: Pick<SignOns, 'db' | 'clock' | 'tellings'>,
  id: number,
  how: KeyEnd,
  by: By,
): Promise<{ readonly kind: 'changed' | 'none' }> =>
  inOneTransaction(db, async (tx): Promise<{ readonly kind: 'changed' | 'none' }> => {
    const column = { retired: sql`retired_at`, lost: sql`lost_at`, destroyed: sql`destroyed_at` }[how]
    const { rows } = await sql<{ appeal: string }>`
      update campaign_keys set ${column} = ${clock()} from signon_campaigns
      where id = ${id} and number = campaign and ${column} is null returning appeal`.execute(tx)
    const [changed] = rows
    if (changed === undefined) return { kind: 'none' }
    const action = ({ retired: 'signon.key-retire', lost: 'signon.key-lost', destroyed: 'signon.key-destroyed' } as const)[how]
    await recordAudit(tx, { at: clock(), staff: by.staff, action, list: 'appeals', entry: changed.appeal, detail: { key: id } })
    // Should this be taken back after all, what was being told waits for its key.
    if (how !== 'retired') forgetRunsWith(tellings, id)
    return { kind: 'changed' }
  })

/** Why a public key cannot be used. */
export async function keyProblem(tx: Transaction, publicKey: Uint8Array): Promise<KeyProblem | undefined> {
  const key = Buffer.from(publicKey)
  if (key.length !== publicKeyLength || !takesSeals(key)) return 'not-a-key'
  const { rows } = await sql`select from campaign_keys where public_key = ${key}`.execute(tx)
  return rows.length === 0 ? undefined : 'key-used'
}

export async function keepKey(
  tx: Transaction,
  {
    campaign,
    publicKey,
    note,
    at,
    by,
  }: {
    readonly campaign: number
    readonly publicKey: Uint8Array
    readonly note: string
    readonly at: Date
    readonly by: By
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into campaign_keys (campaign, public_key, made_at, made_by, note)
    values (${campaign}, ${Buffer.from(publicKey)}, ${at}, ${by.staff ?? 'amparo'}, ${note}) returning id`.execute(tx)
  return rows[0]!.id
}
