import { sql } from 'kysely'
import { writeEntry } from '../log/index.ts'
import type { Transaction } from '../platform/index.ts'
import { casesOfEditions, listVersions, newestEditions } from '../publishing/index.ts'
import { recordAudit, type AuditAction } from '../staff/index.ts'
import { keyProblem, keepKey, type KeyProblem } from './campaign-keys.ts'
import { lockCampaign } from './campaign-store.ts'
import { isCountry } from './countries.ts'
import { emptyMarks } from './erased-rows.ts'
import { inOneTransaction } from './in-one-transaction.ts'
import type { SignOns } from './sign-ons.ts'

/** Who does something: a staff member, or null for the command line. */
export type By = { readonly staff: string | null }

export type OpenedSigning =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly reason: 'no-edition' | 'appeal-closed' | 'open-already' | 'not-a-country' | KeyProblem }

export type Opening = {
  /** X25519, 32 bytes; its private half stays outside. */
  readonly publicKey: Uint8Array
  readonly note: string
  /** Codes of the countries whose authorities the appeal addresses: whoever is there is warned. */
  readonly addressed: readonly string[]
}

/** Opens a published appeal for sign-ons, unless what is published calls it closed. From then on people can sign the newest edition. */
export async function openSigning(
  { db, clock }: Pick<SignOns, 'db' | 'clock'>,
  appeal: string,
  { publicKey, note, addressed }: Opening,
  by: By,
): Promise<OpenedSigning> {
  if (!addressed.every(isCountry)) return { kind: 'refused', reason: 'not-a-country' }
  return inOneTransaction(db, async (tx): Promise<OpenedSigning> => {
    const [newest] = await listVersions(tx, appeal)
    if (newest === undefined || newest.takenDownAt !== undefined) return { kind: 'refused', reason: 'no-edition' }
    if ((await newestEditions(tx, [appeal])).get(appeal)?.status === 'closed') return { kind: 'refused', reason: 'appeal-closed' }
    const problem = await keyProblem(tx, publicKey)
    if (problem !== undefined) return { kind: 'refused', reason: problem }
    const { rows } = await sql<{ number: number }>`
      insert into signon_campaigns (appeal, opened_at, opened_by, addressed) values (${appeal}, ${clock()}, ${by.staff ?? 'amparo'}, ${[...addressed]}::text[])
      on conflict (appeal) do nothing returning number`.execute(tx)
    const [campaign] = rows
    if (campaign === undefined) return { kind: 'refused', reason: 'open-already' }
    await keepKey(tx, { campaign: campaign.number, publicKey, note, at: clock(), by })
    await audited(tx, 'signon.open', { appeal, by, at: clock() })
    return { kind: 'opened' }
  })
}

export type ChangedSigning = { readonly kind: 'changed' } | { readonly kind: 'none' }

/** Takes no sign-ons for a while; what waits cannot be confirmed meanwhile. Nothing of it stands in the log. */
export const pauseSigning = (signOns: Pick<SignOns, 'db' | 'clock'>, appeal: string, by: By): Promise<ChangedSigning> =>
  setPause(signOns, appeal, { paused: true, by })

export const resumeSigning = (signOns: Pick<SignOns, 'db' | 'clock'>, appeal: string, by: By): Promise<ChangedSigning> =>
  setPause(signOns, appeal, { paused: false, by })

function setPause(
  { db, clock }: Pick<SignOns, 'db' | 'clock'>,
  appeal: string,
  { paused, by }: { readonly paused: boolean; readonly by: By },
): Promise<ChangedSigning> {
  return inOneTransaction(db, async (tx): Promise<ChangedSigning> => {
    const { rows } = await sql`
      update signon_campaigns set paused_at = ${paused ? clock() : null}
      where appeal = ${appeal} and closed_at is null and (paused_at is null) = ${paused} returning number`.execute(tx)
    if (rows.length === 0) return { kind: 'none' }
    await audited(tx, paused ? 'signon.pause' : 'signon.resume', { appeal, by, at: clock() })
    return { kind: 'changed' }
  })
}

export type ChangedAddressed =
  | { readonly kind: 'changed' }
  /** `meanwhile`: others stand there than those that were to be changed. */
  | { readonly kind: 'refused'; readonly reason: 'not-a-country' | 'meanwhile' | 'none' }

/**
 * Says which countries' authorities an appeal addresses, from now on: whoever signs from there is warned. Takes the codes that
 * stand there and those that shall, in any order. Signs nothing and changes no sign-on.
 */
export async function changeAddressed(
  { db, clock }: Pick<SignOns, 'db' | 'clock'>,
  appeal: string,
  { from, to }: { readonly from: readonly string[]; readonly to: readonly string[] },
  by: By,
): Promise<ChangedAddressed> {
  if (!to.every(isCountry)) return { kind: 'refused', reason: 'not-a-country' }
  return inOneTransaction(db, async (tx): Promise<ChangedAddressed> => {
    const campaign = await lockCampaign(tx, appeal)
    if (campaign === null || campaign.closedAt !== null) return { kind: 'refused', reason: 'none' }
    if (inOrder(campaign.addressed) !== inOrder(from)) return { kind: 'refused', reason: 'meanwhile' }
    if (inOrder(from) === inOrder(to)) return { kind: 'changed' }
    await sql`update signon_campaigns set addressed = ${[...new Set(to)]}::text[] where number = ${campaign.number}`.execute(tx)
    await audited(tx, 'signon.addressed', { appeal, by, at: clock(), detail: { countries: inOrder(to) } })
    return { kind: 'changed' }
  })
}

const inOrder = (codes: readonly string[]): string => [...new Set(codes)].toSorted().join(' ')

/** `entry` is null where nobody had signed: then there is nothing in the log to close. */
export type ClosedSigning = { readonly kind: 'closed'; readonly entry: number | null } | { readonly kind: 'none' }

/**
 * Closes the sign-ons of an appeal for good. Whoever signed can still correct, withdraw and erase. What was kept of the mailboxes of
 * erased ones, so that none counts twice, goes with it.
 */
export const closeSigning = ({ committer }: Pick<SignOns, 'committer'>, appeal: string, by: By): Promise<ClosedSigning> =>
  committer.change(async ({ tx, at, enter }): Promise<ClosedSigning> => {
    const campaign = await lockCampaign(tx, appeal)
    if (campaign === null || campaign.closedAt !== null) return { kind: 'none' }
    const { rows } = await sql`select from signon_editions where campaign = ${campaign.number} limit 1`.execute(tx)
    const entry = rows.length === 0 ? null : enter(writeEntry({ kind: 'close', appeal }))
    await sql`update signon_campaigns set closed_at = ${at} where number = ${campaign.number}`.execute(tx)
    await emptyMarks(tx, campaign.number)
    await audited(tx, 'signon.close', { appeal, by, at })
    return { kind: 'closed', entry }
  })

/**
 * Records what was done to the sign-ons of an appeal, once for each case that it cites: whoever looks at a case finds it there. Where they
 * are several, each entry says that it is one act, and in how many cases it is recorded.
 */
export async function audited(
  tx: Transaction,
  action: AuditAction,
  {
    appeal,
    by,
    at,
    detail,
  }: {
    readonly appeal: string
    readonly by: By
    readonly at: Date
    readonly detail?: Readonly<Record<string, string | number | boolean | null>>
  },
): Promise<void> {
  const keys = (await casesOfEditions(tx)).get(appeal) ?? []
  const several = keys.length > 1 ? { one_act_in_cases: keys.length } : {}
  const entry = { at, staff: by.staff, action, list: 'appeals', entry: appeal, detail: { ...detail, ...several } }
  if (keys.length === 0) await recordAudit(tx, entry)
  for (const caseKey of keys) await recordAudit(tx, { ...entry, caseKey })
}
