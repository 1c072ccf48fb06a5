import { randomBytes } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import type { Transaction } from '../database.ts'
import { OpenedTexts } from './opened-texts.ts'
import { keepErasuresAway } from './erasing.ts'
import { keyLength, nonceLength, open, seal, type Randomness } from './seal.ts'

/** The randomness of the machine. */
export const systemRandomness: Randomness = randomBytes

/** A record as a table keeps it. `key` is the id of its key. */
export type SealedRecord = { readonly key: string; readonly sealed: Buffer }

/**
 * A record as `sealedColumns` and `sealedJoins` read it: with its key, null where that is gone, and the erasure by which
 * it came to say what it says, null where it says what was written.
 */
export type SealedRow = {
  readonly key_id: string
  readonly record_key: Buffer | null
  readonly sealed: Buffer
  readonly erased_in: number | null
}

export type OpenedRecord = { readonly kind: 'open'; readonly value: unknown } | { readonly kind: 'erased' }

/**
 * Seals values (anything JSON can hold), each under a key of its own, and keeps the keys, in one statement however many
 * they are. Gives what the rows hold, in the same order. A row that is replaced for good must take its key with it.
 * Waits for an erasure that is under way, which has looked for words already.
 */
export async function sealMany(
  tx: Transaction,
  values: readonly unknown[],
  random: Randomness = systemRandomness,
): Promise<readonly SealedRecord[]> {
  if (values.length === 0) return []
  await keepErasuresAway(tx)
  const each = 16 + keyLength + nonceLength
  const bytes = random(each * values.length)
  const [ids, keys, records]: [string[], Buffer[], SealedRecord[]] = [[], [], []]
  for (const [index, value] of values.entries()) {
    const at = index * each
    const id = uuidOf(bytes.subarray(at, at + 16))
    const key = bytes.subarray(at + 16, at + 16 + keyLength)
    const nonce = bytes.subarray(at + 16 + keyLength, at + each)
    ids.push(id)
    keys.push(key)
    records.push({ key: id, sealed: seal(JSON.stringify(value), { key, nonce, name: id }) })
  }
  await sql`insert into record_keys (id, key) select * from unnest(${ids}::uuid[], ${keys}::bytea[])`.execute(tx)
  return records
}

/** Opens a record. One that cannot be opened with its own key was changed in the database: that throws. */
export function openSealed({ key_id, record_key, sealed }: SealedRow): OpenedRecord {
  if (record_key === null) return { kind: 'erased' }
  const known = openedTexts.find(key_id, sealed)
  if (known !== undefined) return { kind: 'open', value: JSON.parse(known) as unknown }
  const plain = open(sealed, { key: record_key, name: key_id })
  if (plain === undefined) throw new Error(`The record sealed under ${key_id} cannot be opened: it is not what was sealed`)
  const text = plain.toString('utf8')
  openedTexts.keep(key_id, sealed, text)
  return { kind: 'open', value: JSON.parse(text) as unknown }
}

/** Whether a record can be opened from what is stored, whatever is remembered of it. */
export const opens = ({ key_id, record_key, sealed }: SealedRow): boolean =>
  record_key !== null && open(sealed, { key: record_key, name: key_id }) !== undefined

const openedTexts = new OpenedTexts(32_000_000)

/** Takes records out of memory that are erased. */
export const forgetOpened = (ids: readonly string[]): void => ids.forEach((id) => openedTexts.forget(id))

/** What to select of a table of sealed rows (its columns `key` and `sealed`, or `PREFIX_key` and `PREFIX_sealed`) to open them. */
export const sealedColumns = (table: string, prefix = ''): RawBuilder<unknown> => sql`
  coalesce(redactions.replacement, ${sql.ref(`${table}.${prefix}key`)}) as key_id, record_keys.key as record_key,
  coalesce(redactions.sealed, ${sql.ref(`${table}.${prefix}sealed`)}) as sealed, redactions.erasure as erased_in`

/** How to join it: each row is read through its redaction where it has one. */
export const sealedJoins = (table: string, prefix = ''): RawBuilder<unknown> => sql`
  left join redactions on redactions.record = ${sql.ref(`${table}.${prefix}key`)}
  left join record_keys on record_keys.id = coalesce(redactions.replacement, ${sql.ref(`${table}.${prefix}key`)})`

/** 16 random bytes as a UUID of version 4 (RFC 9562). */
function uuidOf(bytes: Buffer): string {
  const own = Buffer.from(bytes)
  own[6] = (own[6]! & 0x0f) | 0x40
  own[8] = (own[8]! & 0x3f) | 0x80
  const hex = own.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
