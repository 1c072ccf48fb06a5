import { sql } from 'kysely'
import type { Randomness } from '../platform/index.ts'
import type { AddressRules } from './canonical-address.ts'
import { recordOf } from './beforehand.ts'
import type { Batch } from './committer.ts'
import { confirmOrganisation } from './confirm-organisation.ts'
import { countriesOfEntries } from './countries-of-entries.ts'
import { currentVersions, editionFor } from './editions.ts'
import { insertSignOns, type NewSignOn } from './insert-sign-ons.ts'
import { findMailboxes, type Mailboxes } from './find-mailboxes.ts'
import { placeIn } from './mailbox.ts'
import { linkPaths } from './link-paths.ts'
import { erasedMail, signOnMail } from './mail-words.ts'
import type { ConfirmOutcome } from './outcomes.ts'
import { ownLink } from './own-link.ts'
import { ownDigest, ownSecret, waitingId } from './secrets.ts'
import type { SignOnNeeds } from './sign-ons.ts'
import { answerWaiting, keysOfCampaigns, lockWaiting, type Answer, type CampaignKey, type LockedWaiting } from './waiting-store.ts'
import { openWaitingSignOn, type WaitingSignOn } from './waiting.ts'
import { writeEntry } from '../log/index.ts'

type Person = Extract<WaitingSignOn, { kind: 'person' }>

/** What becomes of one token: known at once, or with what is written together at the end. */
type Fate =
  | { readonly kind: 'known'; readonly outcome: ConfirmOutcome }
  | { readonly kind: 'new'; readonly signOn: number; readonly row: LockedWaiting; readonly person: Person; readonly secret: Buffer }
  | { readonly kind: 'erased'; readonly row: LockedWaiting; readonly person: Person; readonly secret: Buffer }
  | { readonly kind: 'already'; readonly signOn: Signed; readonly row: LockedWaiting; readonly person: Person; readonly secret: Buffer }

/** A sign-on that is there already, or the place in this batch of one that is new. */
type Signed = { readonly kind: 'there'; readonly id: number } | { readonly kind: 'new'; readonly at: number }

type ConfirmNeeds = Required<Pick<SignOnNeeds, 'addressKey' | 'origin' | 'random' | 'failed'>> & { readonly rules: AddressRules }

/**
 * Confirms what waits under tokens, all in one transaction and in the same few statements however many they are. Gives what became of each,
 * in the same order. The same token twice is confirmed once and answered twice. A row that its own
 * token does not open is told of, and is gone; the others of the batch are confirmed.
 */
export async function confirmAll(
  batch: Batch,
  tokens: readonly Buffer[],
  { addressKey, origin, rules, random, failed }: ConfirmNeeds,
): Promise<readonly ConfirmOutcome[]> {
  const ids = tokens.map((token) => waitingId(token))
  const rows = await lockWaiting(batch.tx, ids)
  const keys = await keysOfCampaigns(batch.tx, [...new Set([...rows.values()].map(({ campaign }) => campaign))])
  const opened = new Map<string, { readonly row: LockedWaiting; readonly waiting: WaitingSignOn; readonly token: Buffer }>()
  for (const [at, id] of ids.entries()) {
    const row = rows.get(id.toString('hex'))
    if (row?.sealed == null || row.outcome !== '-' || row.expires_at <= batch.at) continue
    try {
      opened.set(row.id.toString('hex'), { row, token: tokens[at]!, waiting: openWaitingSignOn(tokens[at]!, row.sealed) })
    } catch (error) {
      failed('a sign-on that waits was not opened', error)
    }
  }
  const mailboxes = await findMailboxes(batch, [...opened.values()], addressKey)
  const current = currentVersions()
  const newOnes: Omit<NewSignOn, 'entry' | 'country'>[] = []
  const fates = new Map<string, Fate>()
  for (const [id, { row, waiting, token }] of opened) {
    const key = keys.get(row.campaign)
    const edition = row.closed || key === undefined ? null : await editionFor(batch, { ...row, ...waiting }, current)
    if (key === undefined || edition === null) fates.set(id, { kind: 'known', outcome: { kind: 'closed' } })
    else if (waiting.kind === 'organisation') {
      const outcome = await confirmOrganisation(batch, { row, waiting, edition, key, secret: ownSecret(token), origin, rules, addressKey })
      fates.set(id, { kind: 'known', outcome })
    } else fates.set(id, decide({ row, waiting, token, key, edition: edition.id, editionEntry: edition.entry, random }, mailboxes, newOnes))
  }
  const inserted = await insertSignOns(batch, await withEntries(batch, newOnes))
  const idOf = (signed: Signed): number => (signed.kind === 'there' ? signed.id : inserted[signed.at]!)
  await answer(batch, [...fates.values()], { idOf, origin })
  return ids.map((id, at) => {
    const row = rows.get(id.toString('hex'))
    return outcomeOf({ row, fate: fates.get(id.toString('hex')), token: tokens[at]!, at: batch.at, idOf })
  })
}

type Candidate = {
  readonly row: LockedWaiting
  readonly waiting: Person
  readonly token: Buffer
  readonly key: CampaignKey
  readonly edition: number
  readonly editionEntry: number
  readonly random: Randomness
}

/** Those that are new in a batch are told apart from those that are there by being negative. */
const newAt = (at: number): number => -1 - at
const signedOf = (signon: number): Signed => (signon < 0 ? { kind: 'new', at: -1 - signon } : { kind: 'there', id: signon })

function decide(
  { row, waiting, token, key, edition, editionEntry, random }: Candidate,
  { digestsOf, taken }: Mailboxes,
  newOnes: Omit<NewSignOn, 'entry' | 'country'>[],
): Fate {
  const { digests, person } = digestsOf(row, waiting)
  const names = digests.map((each) => each.toString('hex'))
  const placing = placeIn([taken.get(names[0]!), taken.get(names[1]!)], person, waiting.shared)
  const secret = ownSecret(token)
  if (placing.kind === 'erased') return { kind: 'erased', row, person: waiting, secret }
  if (placing.kind === 'already') return { kind: 'already', signOn: signedOf(placing.signon), row, person: waiting, secret }
  const { wrap, content, commitment } = recordOf(waiting, secret, { key, appeal: row.appeal, random })
  const at = newOnes.length
  newOnes.push({
    campaign: row.campaign,
    edition,
    editionEntry,
    key: key.id,
    person,
    disclosure: waiting.disclosure,
    held: row.held,
    address: digests[placing.place],
    wrap,
    content,
    commitment,
    shownName: waiting.disclosure === 'n' ? waiting.name : null,
    allowedCountry: waiting.countryCounts && waiting.country !== '' ? waiting.country : null,
  })
  taken.set(names[placing.place]!, { signon: newAt(at), person, erased: false })
  return { kind: 'new', signOn: at, row, person: waiting, secret }
}

/** Enters those that are not held into the log, in order. */
async function withEntries(batch: Batch, newOnes: readonly Omit<NewSignOn, 'entry' | 'country'>[]): Promise<readonly NewSignOn[]> {
  const counted = newOnes.filter(({ held }) => held === '-')
  const countryOf = await countriesOfEntries(batch.tx, counted)
  return newOnes.map((signOn) => {
    if (signOn.held !== '-') return { ...signOn, entry: -1, country: null }
    const country = countryOf(signOn)
    const { editionEntry: edition, commitment, disclosure } = signOn
    return { ...signOn, country, entry: batch.enter(writeEntry({ kind: 'sign', edition, commitment, disclosure, country })) }
  })
}

/** Marks the rows as answered and writes the mails. */
async function answer(
  batch: Batch,
  fates: readonly Fate[],
  { idOf, origin }: { readonly idOf: (signed: Signed) => number; readonly origin: string },
): Promise<void> {
  const answers: Answer[] = []
  const links: { readonly signon: number; readonly digest: Buffer }[] = []
  for (const fate of fates) {
    if (fate.kind === 'known') continue
    const { row, person, secret } = fate
    if (fate.kind === 'erased') {
      answers.push({ id: row.id, outcome: 'd', signon: null })
      batch.mail(erasedMail(person))
      continue
    }
    const signon = idOf(fate.kind === 'new' ? { kind: 'new', at: fate.signOn } : fate.signOn)
    const held = row.held !== '-'
    answers.push({ id: row.id, outcome: fate.kind === 'already' ? 'd' : held ? 'h' : 'c', signon })
    if (fate.kind === 'already') links.push({ signon, digest: ownDigest(secret) })
    const kind = fate.kind === 'already' ? 'signed-already' : held ? 'signed-and-held' : 'signed'
    batch.mail(signOnMail(kind, { to: person.mail, lang: person.lang, link: origin + linkPaths.own(ownLink(signon, secret)) }))
  }
  await answerWaiting(batch.tx, answers)
  if (links.length > 0)
    await sql`insert into signon_links (signon, digest)
      select * from unnest(${links.map(({ signon }) => signon)}::bigint[], ${links.map(({ digest }) => digest)}::bytea[])
      on conflict do nothing`.execute(batch.tx)
}

function outcomeOf({
  row,
  fate,
  token,
  at,
  idOf,
}: {
  readonly row: LockedWaiting | undefined
  readonly fate: Fate | undefined
  readonly token: Buffer
  readonly at: Date
  readonly idOf: (signed: Signed) => number
}): ConfirmOutcome {
  if (row === undefined || row.expires_at <= at) return { kind: 'gone' }
  if (fate?.kind === 'known') return fate.outcome
  if (fate?.kind === 'already' || fate?.kind === 'erased') return { kind: 'already', held: row.held !== '-' }
  if (fate?.kind === 'new') {
    const own = ownLink(idOf({ kind: 'new', at: fate.signOn }), fate.secret)
    return row.held === '-' ? { kind: 'confirmed', own } : { kind: 'held', own, reason: 'network' }
  }
  // Answered before.
  if (row.outcome === 'c') return { kind: 'confirmed', own: ownLink(row.signon!, ownSecret(token)) }
  if (row.outcome === 'h') return { kind: 'held', own: ownLink(row.signon!, ownSecret(token)), reason: 'network' }
  if (row.outcome === 'd') return { kind: 'already', held: row.held !== '-' }
  return row.outcome === 'o' ? { kind: 'organisation', state: 'already' } : { kind: 'gone' }
}
