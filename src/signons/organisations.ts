import { sql } from 'kysely'
import { foldReleased, writeEntry, type ReleasedFold } from '../log/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import { listVersions } from '../publishing/index.ts'
import { openNumbered } from './boxes.ts'
import { audited, type By } from './campaign.ts'
import { enterOrganisation, eraseOrganisations, hashOf } from './confirm-organisation.ts'
import { currentVersions, editionFor } from './editions.ts'
import { canonicalJson } from '../kit/index.ts'
import { domainMark } from './mailbox.ts'
import type { ChangeOutcome, OwnLink } from './outcomes.ts'
import { readOwnLink } from './own-link.ts'
import { removalReasons, type RemovalReason } from './reasons.ts'
import { contentKey, recordSeed } from './secrets.ts'
import type { SignOns } from './sign-ons.ts'

/** What is shown of an organisation: the JSON whose hash stands in the log. */
export type OrganisationRecord = {
  readonly format: 'amparo-organisation/1'
  readonly appeal: string
  readonly version: number
  readonly lang: string
  readonly names: readonly { readonly text: string; readonly lang: string }[]
  readonly country: string
  readonly kind: string
  readonly domain: string
  readonly status: string
  readonly officer?: { readonly name: string; readonly capacity: string }
}

export type ShownOrganisation = {
  readonly id: number
  readonly entry: number
  readonly record: OrganisationRecord
  /** 'domain', or that a reviewer looked at it. */
  readonly confirmedBy: 'domain' | 'reviewer'
}

/**
 * The organisations that the released log counts, by name. One that took itself back or that staff took out is gone at once, and one that
 * affirmed another version is shown with the one before until that is released. Takes what is released where the caller has it already.
 */
export async function listOrganisations(db: Database, appeal: string, released?: ReleasedFold): Promise<readonly ShownOrganisation[]> {
  const counts = (released ?? (await foldReleased(db))).appeals.get(appeal)
  const counted = new Map(counts?.organisations.filter(({ standing }) => standing === 'counted').map((each) => [each.index, each.hash]))
  const rows = await readRows(db, sql`c.appeal = ${appeal} and o.state = 'c'`)
  return rows
    .flatMap(({ id, entry, record: text, confirmed_by }): ShownOrganisation[] => {
      const record = JSON.parse(text) as OrganisationRecord
      const confirmedBy = confirmed_by === 'domain' ? 'domain' : 'reviewer'
      const shown = counted.has(entry) ? { entry, record } : beforeAffirming(record, { editions: counts?.editions ?? [], counted })
      return shown === null ? [] : [{ id, confirmedBy, ...shown }]
    })
    .sort((a, b) => (a.record.names[0]!.text < b.record.names[0]!.text ? -1 : 1))
}

/** What the released log still counts of an organisation whose newer entry it does not have: the same words under another edition. */
function beforeAffirming(
  record: OrganisationRecord,
  {
    editions,
    counted,
  }: { readonly editions: readonly { readonly version: number; readonly lang: string }[]; readonly counted: ReadonlyMap<number, string> },
): { readonly entry: number; readonly record: OrganisationRecord } | null {
  for (const { version, lang } of editions) {
    const earlier = { ...record, version, lang }
    const hash = hashOf(canonicalJson(earlier))
    for (const [entry, logged] of counted) if (logged === hash) return { entry, record: earlier }
  }
  return null
}

export type OrganisationToReview = {
  readonly id: number
  readonly record: OrganisationRecord
  /** The number of the one that stands under its domain, and would be withdrawn in its favour; null where none does. */
  readonly replaces: number | null
}

/** Those that a reviewer has to look at, the oldest first. */
export async function organisationsToReview(db: Database, appeal: string): Promise<readonly OrganisationToReview[]> {
  const rows = await readRows(db, sql`c.appeal = ${appeal} and o.state in ('p', 'c')`)
  const standing = new Map(rows.filter(({ state }) => state === 'c').map(({ domain, id }) => [domain, id]))
  return rows
    .filter(({ state }) => state === 'p')
    .map(({ id, record, domain }) => ({ id, record: JSON.parse(record) as OrganisationRecord, replaces: standing.get(domain) ?? null }))
}

/** A reviewer lets an organisation through, in the place of one of its domain that stands, or refuses it with a reason that its page tells. */
export const reviewOrganisation = (
  { committer }: Pick<SignOns, 'committer'>,
  id: number,
  decision: 'accept' | { readonly refuse: RemovalReason },
  by: By,
): Promise<{ readonly kind: 'changed' | 'none' }> =>
  committer.change(async (batch): Promise<{ readonly kind: 'changed' | 'none' }> => {
    const row = await lockRow(batch.tx, id)
    if (row === null || row.state !== 'p' || row.closed) return { kind: 'none' }
    if (decision === 'accept')
      await enterOrganisation(batch, { ...row, edition: { id: row.edition, entry: row.edition_entry }, by: by.staff ?? 'amparo' })
    else
      await sql`update organisation_signons set state = 'r', reason = ${removalReasons[decision.refuse]} where id = ${id}`.execute(batch.tx)
    const detail = { organisation: id, decision: decision === 'accept' ? 'accept' : decision.refuse }
    await audited(batch.tx, 'signon.organisation', { appeal: row.appeal, by, at: batch.at, detail })
    return { kind: 'changed' }
  })

/**
 * Takes an organisation out that is shown: an entry of the log with its reason. A mark of its domain stays until the sign-ons are
 * closed, whatever its owner does: who signs for that domain again leads to a reviewer.
 */
export const removeOrganisation = (
  { committer, addressKey }: Pick<SignOns, 'committer' | 'addressKey'>,
  id: number,
  reason: RemovalReason,
  by: By,
): Promise<{ readonly kind: 'changed' | 'none' }> =>
  committer.change(async (batch): Promise<{ readonly kind: 'changed' | 'none' }> => {
    const row = await lockRow(batch.tx, id)
    if (row?.state !== 'c') return { kind: 'none' }
    batch.enter(writeEntry({ kind: 'remove', index: row.entry, reason }))
    await sql`update organisation_signons set state = 'r', reason = ${removalReasons[reason]}, mark = ${markOf(row, addressKey)}
      where id = ${id}`.execute(batch.tx)
    await audited(batch.tx, 'signon.organisation', { appeal: row.appeal, by, at: batch.at, detail: { organisation: id, decision: reason } })
    return { kind: 'changed' }
  })

export type OwnOrganisation =
  | {
      readonly kind: 'record'
      readonly id: number
      readonly state: 'review' | 'confirmed' | 'withdrawn' | 'removed'
      readonly record: OrganisationRecord
      readonly entry: number | null
      readonly officer: { readonly name: string; readonly capacity: string }
      readonly mail: string
      /** Whether a newer version is published, which does not carry its name before it is affirmed again. */
      readonly newest: number
    }
  | { readonly kind: 'gone' }

/** The page of an organisation, behind the link that was mailed to its officer. */
export async function openOrganisation({ db }: Pick<SignOns, 'db'>, link: OwnLink): Promise<OwnOrganisation> {
  const own = await ownOrganisation(link, async (id) => (await readRows(db, sql`o.id = ${id}`))[0] ?? null)
  if (own === null) return { kind: 'gone' }
  const { row, officer, mail } = own
  const [newest] = await listVersions(db, row.appeal)
  const record = JSON.parse(row.record) as OrganisationRecord
  const state = ({ p: 'review', c: 'confirmed', w: 'withdrawn', r: 'removed' } as const)[row.state]
  return {
    kind: 'record',
    id: row.id,
    state,
    record,
    entry: row.entry < 0 ? null : row.entry,
    officer,
    mail,
    newest: newest?.version ?? record.version,
  }
}

/** Affirms the newest version: its name stands there from now on, and no longer under the earlier one. */
export const reaffirmOrganisation = ({ committer }: Pick<SignOns, 'committer'>, link: OwnLink): Promise<ChangeOutcome> =>
  committer.change(async (batch): Promise<ChangeOutcome> => {
    const own = await ownOrganisation(link, (id) => lockRow(batch.tx, id))
    if (own === null) return { kind: 'gone' }
    const { row } = own
    const kept = JSON.parse(row.record) as OrganisationRecord
    const versions = await listVersions(batch.tx, row.appeal)
    // In its own language where the newest version is there in it.
    const newest = versions.find(({ version, lang }) => version === versions[0]?.version && lang === kept.lang) ?? versions[0]
    if (row.state !== 'c' || row.closed || newest === undefined) return { kind: 'not-standing' }
    const { version, lang } = newest
    const edition = await editionFor(batch, { campaign: row.campaign, appeal: row.appeal, version, lang }, currentVersions())
    if (edition === null) return { kind: 'not-standing' }
    if (edition.id === row.edition) return { kind: 'changed' }
    const record = canonicalJson({ ...kept, version, lang })
    await enterOrganisation(batch, { ...row, edition, record, by: row.confirmed_by ?? 'domain' })
    return { kind: 'changed' }
  })

/**
 * Takes the sign-on of an organisation back. What was sealed with it is destroyed, and with that its page. Of one that was removed
 * only that is left to do: it stays removed, and the mark of its domain stays.
 */
export const withdrawOrganisation = (
  { committer, addressKey }: Pick<SignOns, 'committer' | 'addressKey'>,
  link: OwnLink,
): Promise<ChangeOutcome> =>
  committer.change(async (batch): Promise<ChangeOutcome> => {
    const own = await ownOrganisation(link, (id) => lockRow(batch.tx, id))
    if (own === null) return { kind: 'gone' }
    const { row } = own
    if (row.state === 'c') batch.enter(writeEntry({ kind: 'withdraw', index: row.entry }))
    // One that was removed before marks were kept gets its own now.
    if (row.state === 'r' && row.entry >= 0)
      await sql`update organisation_signons set mark = ${markOf(row, addressKey)} where id = ${row.id}`.execute(batch.tx)
    await eraseOrganisations(batch.tx, [row.id])
    return { kind: 'changed' }
  })

const markOf = ({ appeal, domain, closed }: OrganisationRow, addressKey: Uint8Array): Buffer | null =>
  closed ? null : domainMark(addressKey, appeal, domain)

type OrganisationRow = {
  readonly id: number
  readonly campaign: number
  readonly appeal: string
  readonly closed: boolean
  readonly edition: number
  readonly edition_entry: number
  readonly entry: number
  readonly state: 'p' | 'c' | 'w' | 'r'
  readonly domain: string
  readonly record: string
  readonly confirmed_by: string | null
  readonly content: Buffer | null
}

async function readRows(db: Database | Transaction, where: ReturnType<typeof sql>, lock = sql``): Promise<readonly OrganisationRow[]> {
  const { rows } = await sql<OrganisationRow>`
    select o.id, o.campaign, c.appeal, c.closed_at is not null as closed, o.edition, e.entry as edition_entry, o.entry, o.state, o.domain,
      o.record, o.confirmed_by, o.content
    from organisation_signons o join signon_campaigns c on c.number = o.campaign join signon_editions e on e.id = o.edition
    where ${where} order by o.id ${lock}`.execute(db)
  return rows
}

const lockRow = async (tx: Transaction, id: number): Promise<OrganisationRow | null> =>
  (await readRows(tx, sql`o.id = ${id}`, sql`for update of o`))[0] ?? null

type Officer = { readonly mail: string; readonly officer: { readonly name: string; readonly capacity: string } }

async function ownOrganisation(
  link: OwnLink,
  find: (id: number) => Promise<OrganisationRow | null>,
): Promise<({ readonly row: OrganisationRow } & Officer) | null> {
  const read = readOwnLink(link)
  const row = read && (await find(read.id))
  if (read === null || row?.content == null) return null
  const plain = openNumbered(contentKey(recordSeed(read.secret)), 0, row.content.subarray(1))
  return plain === undefined ? null : { row, ...(JSON.parse(plain.toString('utf8')) as Officer) }
}
