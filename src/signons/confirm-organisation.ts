import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '../kit/index.ts'
import { writeEntry } from '../log/index.ts'
import { enqueueTogether, type Transaction } from '../platform/index.ts'
import { sealNumbered, sealTo } from './boxes.ts'
import type { AddressRules } from './canonical-address.ts'
import type { Batch } from './committer.ts'
import type { SignedEdition } from './editions.ts'
import { forgetting } from './forgetting.ts'
import { linkPaths } from './link-paths.ts'
import { domainMark } from './mailbox.ts'
import { signOnMail } from './mail-words.ts'
import { provesDomain } from './organisation.ts'
import type { ConfirmOutcome, Organisation } from './outcomes.ts'
import { ownLink } from './own-link.ts'
import { contentKey, recordSeed } from './secrets.ts'
import { answerWaiting, type CampaignKey, type LockedWaiting } from './waiting-store.ts'
import type { WaitingSignOn } from './waiting.ts'

/**
 * Confirms an organisation: at once where the mail came to an address of its own domain, else for a reviewer to look at. So
 * does one of a domain that stands there already, or was removed: anybody with a mailbox of the domain could otherwise replace what its officer signed,
 * which only the officer's own link may, or a reviewer.
 */
export async function confirmOrganisation(
  batch: Batch,
  {
    row,
    waiting,
    edition,
    key,
    secret,
    origin,
    rules,
    addressKey,
  }: {
    readonly row: LockedWaiting
    readonly waiting: Extract<WaitingSignOn, { kind: 'organisation' }>
    readonly edition: SignedEdition
    readonly key: CampaignKey
    readonly secret: Buffer
    readonly origin: string
    readonly rules: AddressRules
    readonly addressKey: Uint8Array
  },
): Promise<ConfirmOutcome> {
  const { organisation, mail, lang } = waiting
  const proven = provesDomain(mail, organisation.domain, rules)
  const replaces = await hasStood(batch.tx, row.campaign, organisation.domain, domainMark(addressKey, row.appeal, organisation.domain))
  const enters = proven && !replaces
  const record = publicRecord(organisation, { ...waiting, appeal: row.appeal })
  const seed = recordSeed(secret)
  const officer = Buffer.from(JSON.stringify({ mail, officer: organisation.officer }))
  const { rows } = await sql<{ id: number }>`
    insert into organisation_signons (campaign, edition, entry, state, domain, record, key, wrap, content)
    values (${row.campaign}, ${edition.id}, -1, 'p', ${organisation.domain}, ${record}, ${key.id}, ${sealTo(key.public_key, seed)},
      ${Buffer.concat([Buffer.of(0), sealNumbered(contentKey(seed), 0, officer)])}) returning id`.execute(batch.tx)
  const { id } = rows[0]!
  if (enters) await enterOrganisation(batch, { id, campaign: row.campaign, domain: organisation.domain, edition, record, by: 'domain' })
  await answerWaiting(batch.tx, [{ id: row.id, outcome: 'o', signon: id }])
  const link = origin + linkPaths.organisation(ownLink(id, secret))
  const kind = enters ? 'organisation-confirmed' : replaces ? 'organisation-stands' : 'organisation-review'
  batch.mail(signOnMail(kind, { to: mail, lang, link }))
  return { kind: 'organisation', state: enters ? 'confirmed' : 'review' }
}

/** Whether an organisation of a domain stands under an appeal, or stood there until a reviewer removed it, whatever became of it since. */
async function hasStood(tx: Transaction, campaign: number, domain: string, mark: Buffer): Promise<boolean> {
  const { rows } = await sql`
    select from organisation_signons where campaign = ${campaign} and state in ('c', 'r') and entry >= 0
      and (domain = ${domain} or mark = ${mark}) limit 1`.execute(tx)
  return rows.length > 0
}

/** What is shown of an organisation, whose hash stands in the log: canonical JSON (RFC 8785). */
const publicRecord = (
  { names, country, kind, domain, officer, status }: Organisation,
  { appeal, version, lang }: { readonly appeal: string; readonly version: number; readonly lang: string },
): string =>
  canonicalJson({
    format: 'amparo-organisation/1',
    appeal,
    version,
    lang,
    names,
    country,
    kind,
    domain,
    status,
    ...(officer.shown && { officer: { name: officer.name, capacity: officer.capacity } }),
  })

export const hashOf = (record: string): string => createHash('sha256').update(record).digest('hex')

/**
 * Enters an organisation into the log; what it had signed before, under the same domain, is withdrawn, so that it stands there once. That whoever asks
 * for it may do so is for the caller to see to.
 */
export async function enterOrganisation(
  { tx, enter }: Batch,
  {
    id,
    campaign,
    domain,
    edition,
    record,
    by,
  }: {
    readonly id: number
    readonly campaign: number
    readonly domain: string
    readonly edition: SignedEdition
    readonly record: string
    /** 'domain', or the staff member who reviewed it. */
    readonly by: string
  },
): Promise<void> {
  const { rows: earlier } = await sql<{ id: number; entry: number }>`
    select id, entry from organisation_signons where campaign = ${campaign} and domain = ${domain} and state = 'c' for update`.execute(tx)
  for (const each of earlier) enter(writeEntry({ kind: 'withdraw', index: each.entry }))
  await eraseOrganisations(
    tx,
    earlier.map((each) => each.id).filter((each) => each !== id),
  )
  const entry = enter(writeEntry({ kind: 'organisation', edition: edition.entry, hash: hashOf(record) }))
  await sql`update organisation_signons set state = 'c', entry = ${entry}, edition = ${edition.id}, record = ${record}, confirmed_by = ${by}
    where id = ${id}`.execute(tx)
}

/** Destroys what was sealed of organisations that no longer stand, and what was shown of them. One that was removed stays removed. */
export async function eraseOrganisations(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`insert into erased_organisation_signons select unnest(${[...ids]}::bigint[]) on conflict do nothing`.execute(tx)
  await sql`update organisation_signons set state = case when state = 'r' and entry >= 0 then state else 'w' end,
      reason = case when state = 'r' and entry >= 0 then reason else '-' end, domain = '', record = '', wrap = null, content = null
    where id = any(${[...ids]}::bigint[])`.execute(tx)
  await enqueueTogether(tx, forgetting)
}
