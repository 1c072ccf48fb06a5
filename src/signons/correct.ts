import { sql } from 'kysely'
import { writeEntry } from '../log/index.ts'
import type { Randomness } from '../platform/index.ts'
import { canonicalAddress } from './canonical-address.ts'
import type { Batch } from './committer.ts'
import { mailboxDigests } from './mailbox.ts'
import { lockOwn, type Own } from './open-own.ts'
import type { ChangeOutcome, OwnLink } from './outcomes.ts'
import { missingConsents, nameProblem, onlyProblems, tidyName } from './read-sign-form.ts'
import { commitmentOf, correctionsOf, mostCorrections, sealCorrection, type Sealing, type Written } from './record.ts'
import type { Consents, Disclosure } from './sign-form.ts'
import { recordSeed } from './secrets.ts'
import { sealTo } from './boxes.ts'
import { changeShownName } from './shown-names.ts'
import type { SignOns } from './sign-ons.ts'
import { keysOfCampaigns } from './waiting-store.ts'

/** What a signer may change. Mailbox and country stay: they are what was confirmed and counted. */
export type Correction = {
  readonly name: string
  readonly disclosure: Disclosure
  readonly consents: Pick<Consents, 'showName' | 'toAddressee' | 'outcome'>
  /** The mail address once more: needed behind a link that was mailed later, which cannot open what was written. */
  readonly mail?: string
}

/**
 * Corrects a sign-on: the name, who may read it, and whether to be written to. The log gets a further commitment; the
 * earlier one stays in it and tells nobody anything. A name that is shown changes with the release of that entry. Behind a link that was mailed later the mail address must be typed
 * again, and is held against the hash of the one that was confirmed; from then on only this link opens the page. Refuses what the form would refuse, and
 * more corrections than fifty.
 */
export async function correct(signOns: SignOns, link: OwnLink, correction: Correction): Promise<ChangeOutcome> {
  const name = tidyName(correction.name)
  const consents = { ...correction.consents, sign: true, country: false }
  const errors = onlyProblems({ name: nameProblem(name), ...missingConsents(correction.disclosure, consents) })
  if (Object.keys(errors).length > 0) return { kind: 'refused', errors }
  return signOns.committer.change(async (batch): Promise<ChangeOutcome> => {
    const own = await lockOwn(batch.tx, link)
    if (own === null) return { kind: 'gone' }
    const { row, opened } = own
    if ((row.state !== 'c' && row.state !== 'h') || row.address === null) return { kind: 'not-standing' }
    if (correctionsOf(row.content!) >= mostCorrections) return { kind: 'too-often' }
    const written = opened === null ? writtenAgain(own, { ...correction, name }, signOns) : opened.written
    if (written === undefined) return { kind: 'refused', errors: { mail: 'not-an-address' } }
    const changed = { ...written, name, outcomeMails: correction.consents.outcome }
    const sealed = await seal(batch, own, changed, signOns.random)
    if (sealed === null) return { kind: 'not-standing' }
    await keep(batch, own, { written: changed, disclosure: correction.disclosure, sealed, addressKey: signOns.addressKey })
    return { kind: 'changed' }
  })
}

/** What a signer says again whose link opens nothing; undefined where the address is not the one that was confirmed. */
function writtenAgain({ row }: Own, { name, mail = '', consents }: Correction, { rules, addressKey }: SignOns): Written | undefined {
  const address = canonicalAddress(mail, rules)
  if (address.kind === 'refused') return undefined
  const { digests } = mailboxDigests(addressKey, row.appeal)(address.canonical, name)
  if (!digests.some((digest) => row.address?.equals(digest))) return undefined
  return { name, mail: mail.trim(), address: address.canonical, country: '', countryCounts: false, outcomeMails: consents.outcome }
}

type Sealed = Sealing & { readonly key: number | null; readonly wrap: Buffer; readonly content: Buffer }

/** Seals what was changed: under the same seed, or, where the link does not open it, anew to the campaign's newest key. */
async function seal(batch: Batch, { row, opened, secret }: Own, written: Written, random: Randomness): Promise<Sealed | null> {
  const corrections = correctionsOf(row.content!) + 1
  if (opened !== null) return { key: null, wrap: row.wrap!, ...sealCorrection(opened.seed, corrections, written, random) }
  const key = (await keysOfCampaigns(batch.tx, [row.campaign])).get(row.campaign)
  if (key === undefined) return null
  const seed = recordSeed(secret)
  return { key: key.id, wrap: sealTo(key.public_key, seed), ...sealCorrection(seed, corrections, written, random) }
}

async function keep(
  { tx, enter }: Batch,
  { row }: Own,
  {
    written,
    disclosure,
    sealed,
    addressKey,
  }: {
    readonly written: Written
    readonly disclosure: Disclosure
    readonly sealed: Sealed
    readonly addressKey: Uint8Array
  },
): Promise<void> {
  const commitment = commitmentOf(sealed, written, { ...row, disclosure })
  const { person } = mailboxDigests(addressKey, row.appeal)(written.address, written.name)
  const entry = row.state === 'h' ? -1 : enter(writeEntry({ kind: 'correct', sign: row.entry, commitment, disclosure }))
  await sql`
    update signons set disclosure = ${disclosure}, person = ${person}, wrap = ${sealed.wrap}, content = ${sealed.content},
      key = coalesce(${sealed.key}::smallint, key) where id = ${row.id}`.execute(tx)
  if (row.state === 'h') await sql`update held_signons set commitment = ${commitment} where signon = ${row.id}`.execute(tx)
  else
    await sql`insert into signon_corrections (signon, entry) values (${row.id}, ${entry})
      on conflict (signon) do update set entry = excluded.entry`.execute(tx)
  // Who asks for such mail again means it again.
  if (written.outcomeMails) await sql`delete from untold_signons where signon = ${row.id}`.execute(tx)
  await changeShownName(tx, row, { name: disclosure === 'n' ? written.name : null, entry })
}
