import { sql } from 'kysely'
import {
  keepErasuresAway,
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Randomness,
  type SealedRow,
  type Transaction,
} from '../../../platform/index.ts'
import { formAddress, frameFields, shownAt, type FormState, type Given } from '../forms/index.ts'
import type { Visit } from '../visit.ts'

/** What somebody was typing into a form, and when it was last kept. */
export type Draft = { readonly given: Given; readonly savedAt: Date }

/** The largest draft, in bytes of its JSON: a pasted document of the longest kind fits in, in any script. */
const largestDraft = 900_000
/** How many drafts one person has at most; the oldest give way. */
const mostDrafts = 50
/** Days after which a draft that nobody came back for is gone. */
const keptFor = 30

/** The form as the draft of this page has it, where there is one; otherwise as it would be without. */
export async function formStateFor(visit: Visit, otherwise: FormState): Promise<FormState> {
  const draft = await findDraft(visit)
  return draft === null ? otherwise : { given: draft.given, errors: {}, draftOf: draft.savedAt }
}

/** Keeps what was typed into a form that was sent, but not to be saved yet: it is found again where it was opened. False where it cannot be kept. */
export async function keepTyped(visit: Visit, given: Given): Promise<boolean> {
  const { c, needs, staff, now } = visit
  const draft = { staff: staff.id, path: shownAt(c, given), given, now, random: (size: number) => Buffer.from(needs.random(size)) }
  return needs.db.transaction().execute((tx) => keepDraft(tx, draft))
}

/** A draft that waits for whoever began it, where its form is. */
export type OpenDraft = Draft & { readonly address: string }

/** What somebody has begun to type on pages below one of these addresses, and has not sent; the newest first. */
export async function openDrafts({ needs, staff }: Visit, below: readonly string[]): Promise<readonly OpenDraft[]> {
  const { rows } = await sql<SealedRow & { saved_at: Date }>`
    select saved_at, ${sealedColumns('drafts')} from drafts ${sealedJoins('drafts')}
    where staff = ${staff.id} order by saved_at desc, form`.execute(needs.db)
  return rows.flatMap((row): OpenDraft[] => {
    const record = openSealed(row)
    if (record.kind === 'erased') return []
    const { address, fields } = record.value as StoredDraft
    return below.some((start) => address.startsWith(start)) ? [{ address, given: new Map(fields), savedAt: row.saved_at }] : []
  })
}

/** The draft of a form, by the address at which the form is shown; null where there is none. */
async function findDraft({ c, needs, staff }: Visit, address = formAddress(c)): Promise<Draft | null> {
  return needs.db.transaction().execute(async (tx) => {
    const { rows } = await sql<SealedRow & { saved_at: Date }>`
      select saved_at, ${sealedColumns('drafts')} from drafts ${sealedJoins('drafts')}
      where staff = ${staff.id} and form = ${await digestOf(tx, staff.id, address)}`.execute(tx)
    const [row] = rows
    if (row === undefined) return null
    const record = openSealed(row)
    if (record.kind === 'erased') return null
    const { fields } = record.value as StoredDraft
    return { given: new Map(fields), savedAt: row.saved_at }
  })
}

/** What a draft says, sealed. The address lies inside: what lies outside betrays no case. */
type StoredDraft = { readonly address: string; readonly fields: [string, readonly string[]][] }

/**
 * Keeps what somebody is typing, instead of what was kept before. What is secret and what goes with the session is left
 * out. Not kept: forms of signing in, a form that was meanwhile sent, one of which something was kept after `unlessSince`,
 * and more than `largestDraft`; then false.
 */
export async function keepDraft(
  tx: Transaction,
  draft: {
    readonly staff: string
    readonly path: string
    readonly given: Given
    readonly now: Date
    readonly random: Randomness
    readonly unlessSince?: Date
  },
): Promise<boolean> {
  const { staff, path: address, now } = draft
  const fields = [...draft.given].filter(([name]) => !leftOut.test(name))
  const stored: StoredDraft = { address, fields }
  if (secretForms.test(address) || address.length > 2000 || Buffer.byteLength(JSON.stringify(stored)) > largestDraft) return false
  await waitForTurn(tx, staff)
  const once = draft.given.get(frameFields.once)?.[0] ?? ''
  const { rows: sent } = await sql`select from submissions where staff = ${staff} and once = ${once} and sealed is not null`.execute(tx)
  if (sent.length > 0) return false
  const form = await digestOf(tx, staff, address)
  const { rows: newer } = await sql`
    select from drafts where staff = ${staff} and form = ${form} and saved_at > ${draft.unlessSince ?? now}`.execute(tx)
  if (draft.unlessSince !== undefined && newer.length > 0) return false
  await discardDraft(tx, staff, address)
  const [record] = await sealMany(tx, [stored], draft.random)
  await sql`
    insert into drafts (staff, form, key, sealed, saved_at)
    values (${staff}, ${form}, ${record!.key}, ${record!.sealed}, ${now})`.execute(tx)
  await discardOld(tx, staff, now)
  return true
}

/** Ends the draft of a form. The database has its key go with it. */
export async function discardDraft(tx: Transaction, staff: string, path: string): Promise<void> {
  await waitForTurn(tx, staff)
  await sql`delete from drafts where staff = ${staff} and form = ${await digestOf(tx, staff, path)}`.execute(tx)
}

/** Fields that no draft holds: passwords and codes, the token of the session, and the address, which stands beside. */
const leftOut = /passw|^again$|^current$|^code$|^secret$|^_token$|^_at$/i
const secretForms = /^\/(sign-in|invitations|confirm|me)(\/|\?|$)/

/** The address under a key of this installation: it names a case. */
const digestOf = async (tx: Transaction, staff: string, address: string): Promise<Buffer> =>
  (await readDigests(tx))('draft', `${staff} ${address}`)

/** A draft on its way while its form is sent must not outlive it: it waits until that is over, and then sees it. */
async function waitForTurn(tx: Transaction, staff: string): Promise<void> {
  await keepErasuresAway(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`drafts of ${staff}`}, 0))`.execute(tx)
}

async function discardOld(tx: Transaction, staff: string, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - keptFor * 24 * 60 * 60 * 1000)
  await sql`
    delete from drafts where saved_at < ${oldest} or (staff, form) in (
      select staff, form from drafts where staff = ${staff} order by saved_at desc, form offset ${mostDrafts})`.execute(tx)
}
