import { sql } from 'kysely'
import { readCampaignKey, type BeforeSending, type Transaction } from '../../platform/index.ts'
import { audited } from '../campaign.ts'
import { lockCampaign } from '../campaign-store.ts'
import type { SignOns } from '../sign-ons.ts'
import { forgetRun } from './tell.ts'
import { tellingState, type TellingStep } from './telling.ts'
import { appealIsShown, stillTold } from './still-told.ts'
import { tellingOfMail } from './telling-mail.ts'
import { addTellingStep, findTelling, lockTelling } from './telling-store.ts'

type Doing = { readonly staff: string; readonly at: Date }
type Runs = Pick<SignOns, 'tellings'>
type Needs = Pick<SignOns, 'tellings' | 'mailing'>

/** The fastest pace, in mails a minute. */
export const fastestTelling = 600

export type StartedTelling =
  | { readonly kind: 'started' }
  | {
      readonly kind: 'refused'
      readonly reason: 'none' | 'not-approved' | 'runs' | 'ended' | 'not-shown' | 'no-mail' | 'not-a-key' | 'other-key' | 'ended-key'
    }

/**
 * Begins to tell a message that is approved, or goes on with it, with the private keys that somebody brings: the texts of their
 * files. They stay in the memory of this process until it has ended or is stopped; nothing of them is written anywhere. A
 * message that was begun before goes on with whoever was not told yet.
 */
export async function startTelling(
  { tellings, mailing }: Needs,
  tx: Transaction,
  id: string,
  { keyFiles, perMinute }: { readonly keyFiles: readonly string[]; readonly perMinute: number },
  doing: Doing,
): Promise<StartedTelling> {
  const telling = await lockTelling(tx, id)
  if (telling === null) return { kind: 'refused', reason: 'none' }
  const state = tellingState(telling, tellings.has(id))
  if (state === 'draft' || telling.texts === null || telling.base !== telling.revision) return { kind: 'refused', reason: 'not-approved' }
  if (state === 'running') return { kind: 'refused', reason: 'runs' }
  if (state === 'ended') return { kind: 'refused', reason: 'ended' }
  if (!(await appealIsShown(tx, telling.appeal))) return { kind: 'refused', reason: 'not-shown' }
  if (!(await mailing.takes())) return { kind: 'refused', reason: 'no-mail' }
  const brought = keyFiles.map(readCampaignKey)
  if (brought.length === 0 || brought.includes(undefined)) return { kind: 'refused', reason: 'not-a-key' }
  const campaign = await lockCampaign(tx, telling.appeal)
  const { rows } = await sql<{ id: number; public_key: Buffer; ended: boolean }>`
    select id, public_key, lost_at is not null or destroyed_at is not null as ended from campaign_keys where campaign = ${campaign?.number ?? -1}`.execute(
    tx,
  )
  const keys = new Map<number, Buffer>()
  for (const pair of brought) {
    const own = rows.find(({ public_key }) => public_key.equals(Buffer.from(pair!.publicKey)))
    if (own === undefined) return { kind: 'refused', reason: 'other-key' }
    if (own.ended) return { kind: 'refused', reason: 'ended-key' }
    keys.set(own.id, Buffer.from(pair!.privateKey))
  }
  await addTellingStep(tx, id, { kind: 'started', told: telling.told, closed: 0, at: doing.at, by: doing.staff })
  await audited(tx, 'telling.start', { appeal: telling.appeal, by: { staff: doing.staff }, at: doing.at })
  // What reads it locks the message first, so it waits for this transaction; where that is taken back, it finds nothing begun and forgets the key.
  tellings.set(id, { keys, perMinute, budget: { left: 1, at: doing.at.getTime() }, last: 0, looked: 0, closed: 0 })
  return { kind: 'started' }
}

export type StoppedTelling = { readonly kind: 'stopped' | 'none' }

/**
 * Stops a message that is being told, or waits for its key; with `forGood` it has ended, and who was told is forgotten. A mail that
 * is in the outbox already goes out.
 */
export async function stopTelling(
  { tellings }: Runs,
  tx: Transaction,
  id: string,
  { forGood }: { readonly forGood: boolean },
  doing: Doing,
): Promise<StoppedTelling> {
  const telling = await lockTelling(tx, id)
  const last = telling?.steps.at(-1)
  if (telling === null || last === undefined || last.kind === 'ended' || (last.kind === 'stopped' && !forGood)) return { kind: 'none' }
  const closed = tellings.get(id)?.closed ?? last.closed
  const kind: TellingStep['kind'] = forGood ? 'ended' : 'stopped'
  await addTellingStep(tx, id, { kind, told: telling.told, closed, at: doing.at, by: doing.staff })
  if (forGood) await sql`delete from told_signons where telling = ${id}::uuid`.execute(tx)
  await audited(tx, 'telling.stop', { appeal: telling.appeal, by: { staff: doing.staff }, at: doing.at })
  // Should this be taken back after all, it waits for its key.
  forgetRun(tellings, id)
  return { kind: 'stopped' }
}

/**
 * Looks once more at mails of messages before they are sent: whoever withdrew, was removed, had it erased, or wants no more mail
 * since they were written gets none; and nobody does where the appeal was taken down, or words of the message were erased.
 */
export const stillToBeTold: BeforeSending = async (tx, mails) => {
  const ofMail = new Map(
    mails.flatMap(({ id, mail }) => {
      const told = mail.kind === 'telling' ? tellingOfMail(mail.about) : undefined
      return told === undefined ? [] : [[id, told] as const]
    }),
  )
  if (ofMail.size === 0) return new Map()
  const all = [...ofMail.values()]
  const { rows } = await sql<{ id: number }>`
    select id from signons where id = any(${all.map(({ signOn }) => signOn)}::bigint[]) and state = 'c' and content is not null
      and not exists (select from untold_signons u where u.signon = signons.id)`.execute(tx)
  const wanting = new Set(rows.map(({ id }) => id))
  const going = new Set<string>()
  for (const id of new Set(all.map(({ telling }) => telling))) {
    const telling = await findTelling(tx, id)
    if (telling !== null && (await stillTold(tx, telling))) going.add(id)
  }
  return new Map(
    [...ofMail].flatMap(([mail, { telling, signOn }]): [number, null][] =>
      wanting.has(signOn) && going.has(telling) ? [] : [[mail, null]],
    ),
  )
}
