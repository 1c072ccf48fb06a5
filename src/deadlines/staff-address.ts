import { createHash, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import {
  isMailAddress,
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type Randomness,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import { recordAudit } from '../staff/index.ts'

export const howOften = ['daily', 'weekly', 'never'] as const
export type HowOften = (typeof howOften)[number]

/** Where and how often a staff member wants to be reminded. */
export type StaffAddress = {
  readonly id: string
  /** Null where its words were erased. */
  readonly mail: string | null
  readonly often: HowOften
  /** When the link that was mailed there was followed; null while it was not. */
  readonly confirmedAt: Date | null
  readonly givenAt: Date
}

type Acting = { readonly by: string; readonly now: Date }

/** How long the link that confirms an address works, in milliseconds. */
const confirmingLasts = 72 * 60 * 60 * 1000

/** The address of a staff member; null where they gave none. */
export async function staffAddressOf(db: Database | Transaction, staff: string): Promise<StaffAddress | null> {
  const { rows } = await sql<SealedRow & Omit<StaffAddress, 'mail'>>`
    select staff_addresses.id, often, confirmed_at as "confirmedAt", given_at as "givenAt", ${sealedColumns('staff_addresses')}
    from staff_addresses ${sealedJoins('staff_addresses')} where staff = ${staff}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const opened = openSealed(row)
  // Erasing puts something else in the place of words; it is no address then.
  const mail = opened.kind === 'open' && typeof opened.value === 'string' && isMailAddress(opened.value) ? opened.value : null
  return { id: row.id, mail, often: row.often, confirmedAt: row.confirmedAt, givenAt: row.givenAt }
}

/**
 * Puts an address in the place of the one there was. It is not written to before it is confirmed. Gives the secret of the link for that, which
 * stands in no table. In the caller's transaction.
 */
export async function giveStaffAddress(
  tx: Transaction,
  { mail, often }: { readonly mail: string; readonly often: HowOften },
  { by, now, random }: Acting & { readonly random: Randomness },
): Promise<string> {
  const [record] = await sealMany(tx, [mail], random)
  const secret = random(32).toString('base64url')
  await sql`delete from staff_addresses where staff = ${by}`.execute(tx)
  await sql`
    insert into staff_addresses (staff, id, key, sealed, given_at, token_hash, often, chosen_at)
    values (${by}, gen_random_uuid(), ${record!.key}, ${record!.sealed}, ${now}, ${hashOf(secret)}, ${often}, ${now})`.execute(tx)
  await recordAudit(tx, { at: now, staff: by, action: 'reminder.change', detail: { often, address: 'given' } })
  return secret
}

/** Confirms the address of whoever is signed in, by the link that was mailed there. Once; twice is once. Gone where the link is none, too old or somebody else's. */
export async function confirmStaffAddress(
  tx: Transaction,
  secret: string,
  { by, now }: Acting,
): Promise<{ readonly kind: 'confirmed' | 'gone' }> {
  const { numAffectedRows = 0n } = await sql`
    update staff_addresses set confirmed_at = ${now}, token_hash = null, chosen_at = ${now}
    where staff = ${by} and token_hash = ${hashOf(secret)} and given_at > ${new Date(now.getTime() - confirmingLasts)}`.execute(tx)
  if (numAffectedRows === 0n) return { kind: 'gone' }
  await recordAudit(tx, { at: now, staff: by, action: 'reminder.change', detail: { address: 'confirmed' } })
  return { kind: 'confirmed' }
}

/** Whether a link confirms the address of whoever is signed in; reading it changes nothing. */
export async function confirms(db: Database, secret: string, { by, now }: Acting): Promise<boolean> {
  const { rows } = await sql`
    select from staff_addresses where staff = ${by} and token_hash = ${hashOf(secret)}
      and given_at > ${new Date(now.getTime() - confirmingLasts)}`.execute(db)
  return rows.length > 0
}

/** Chooses how often; `from` where it is by the link in a reminder and nobody is signed in. In the caller's transaction. */
export async function chooseHowOften(
  tx: Transaction,
  often: HowOften,
  { by, now, from }: Acting & { readonly from?: 'link' },
): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    update staff_addresses set often = ${often}, chosen_at = ${now} where staff = ${by} and often <> ${often}`.execute(tx)
  if (numAffectedRows > 0n)
    await recordAudit(tx, { at: now, staff: by, action: 'reminder.change', detail: { often, ...(from && { from }) } })
}

/** Forgets the address with its key. In the caller's transaction. */
export async function removeStaffAddress(tx: Transaction, { by, now }: Acting): Promise<void> {
  const { numAffectedRows = 0n } = await sql`delete from staff_addresses where staff = ${by}`.execute(tx)
  if (numAffectedRows > 0n) await recordAudit(tx, { at: now, staff: by, action: 'reminder.change', detail: { address: 'removed' } })
}

/**
 * The secret in the link that ends reminders: the id of the address, and an HMAC of it under the installation's key of digests. Nothing
 * has to be kept for it; it opens nothing else, and is over with the address.
 */
export async function stopSecret(db: Database | Transaction, address: string): Promise<string> {
  return `${address}.${macOf(await readDigests(db), address)}`
}

/** Whose reminders a link ends; null where it is none, or of an address that is not there any more. */
export async function staffOfStopSecret(db: Database | Transaction, secret: string): Promise<string | null> {
  const [, address = '', mac = ''] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{32})$/.exec(secret) ?? []
  if (address === '') return null
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(await readDigests(db), address)))) return null
  const { rows } = await sql<{ staff: string }>`select staff from staff_addresses where id = ${address}::uuid`.execute(db)
  return rows[0]?.staff ?? null
}

const macOf = (digests: Awaited<ReturnType<typeof readDigests>>, address: string): string =>
  digests('stop reminders', address).toString('hex').slice(0, 32)

const hashOf = (secret: string): Buffer => createHash('sha256').update(`amparo-staff-address\0${secret}`).digest()
