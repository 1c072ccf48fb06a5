import type { Randomness } from '../platform/index.ts'
import { commitmentOf, sealRecord, sealRecordAnew, type NewlySealed, type SealedRecord } from './record.ts'
import { ownSecret } from './secrets.ts'
import type { CampaignKey } from './waiting-store.ts'
import type { RecordBeforehand, WaitingSignOn } from './waiting.ts'

type Person = Extract<WaitingSignOn, { kind: 'person' }>

/** Under what a record is sealed, and of which appeal its commitment speaks. */
type Under = { readonly key: Pick<CampaignKey, 'id' | 'public_key'>; readonly appeal: string }

/** A record as it is kept once it is confirmed. */
export type RecordToKeep = SealedRecord & { readonly commitment: string }

/** Adds its record to what a person asked, which the mailed link alone opens until it is confirmed. */
export function withRecord(waiting: Person, token: Uint8Array, { key, appeal }: Under): Person {
  const { wrap, content, commitment } = toKeep(sealRecord(ownSecret(token), key.public_key, waiting), waiting, appeal)
  const record: RecordBeforehand = { key: key.id, wrap: wrap.toString('base64'), content: content.toString('base64'), commitment }
  return { ...waiting, record }
}

/** The record of what is confirmed: the one that was sealed when it was asked, or another where the key or the name has changed since. */
export function recordOf(
  waiting: Person,
  secret: Uint8Array,
  { key, appeal, random }: Under & { readonly random: Randomness },
): RecordToKeep {
  const { record } = waiting
  if (record?.key !== key.id) return toKeep(sealRecordAnew(secret, key.public_key, waiting, random), waiting, appeal)
  const { wrap, content, commitment } = record
  return { wrap: Buffer.from(wrap, 'base64'), content: Buffer.from(content, 'base64'), commitment }
}

const toKeep = (sealed: NewlySealed, waiting: Person, appeal: string): RecordToKeep => ({
  wrap: sealed.wrap,
  content: sealed.content,
  commitment: commitmentOf(sealed, waiting, { ...waiting, appeal }),
})
