import { sql } from 'kysely'
import {
  composeLetterMail,
  isMailAddress,
  keepErasuresAway,
  letterMessageId,
  nameOfFile,
  type FileStore,
  type Transaction,
} from '../platform/index.ts'
import { dayOfInstant } from '../kit/index.ts'
import { findEdition, type Edition } from '../publishing/index.ts'
import { stillMayLeave } from './annexes.ts'
import { withdrawnInWords, type ListedBody } from './body.ts'
import { consentAgainst } from './consents-stand.ts'
import { hasLeftOrMay, isRecorded, recordedAlready, type Channel, type Delivery } from './delivery.ts'
import { findBody, isObjectedTo } from './directory-store.ts'
import { beforeApproval, type Dossier, type Frozen } from './dossier.ts'
import { lockDossier } from './dossier-store.ts'
import type { AddressOf } from './freeze-dossier.ts'
import { letterAsText, letterProblems } from './letter.ts'
import { mailFiles } from './mail-files.ts'
import { newerVersion } from './newer-version.ts'
import { addDelivery, addEvent, bodyInLedger, deliveriesOf } from './ledger-store.ts'

export type SendOutcome =
  | { readonly kind: 'queued' | 'recorded'; readonly delivery: string }
  | { readonly kind: 'refused'; readonly field: string; readonly reason: string }

type Doing = { readonly by: string; readonly at: Date }

export type Sending = {
  readonly dossier: string
  /** Why a second letter goes to a body about the same version, or one about a version that is not the newest; empty where neither is so. */
  readonly again: string
  /** The mail address that the page showed to whoever sends it. */
  readonly to: string
  /** MAIL_FROM. */
  readonly from: string
  readonly files: FileStore
  readonly addressOf: AddressOf
  readonly random: (bytes: number) => Uint8Array
  /** The id of the line of the ledger: a UUID. */
  readonly id: string
}

/**
 * Queues an approved dossier as a mail to its body: the bytes are made now, kept, and are what is sent, today or after a night of trying.
 * Refuses where it is not approved or was taken down, where the body was withdrawn, where an annex was closed since, where a consent that the version rests on holds no longer, where the body has no address, another one than
 * was approved, or asked for no mail, and, without a reason, a second letter about the same version or one about a version in whose
 * place another one stands.
 */
export async function queueLetter(tx: Transaction, sending: Sending, doing: Doing): Promise<SendOutcome> {
  const { again, from, addressOf, random, id } = sending
  const ready = await readyToGo(tx, sending.dossier)
  if (ready.kind === 'refused') return ready
  const { dossier, body, edition } = ready
  const withdrawn = withdrawnInWords(body)
  if (withdrawn !== null) return refused('', withdrawn)
  if (!(await stillMayLeave(tx, dossier.text!.annexes)))
    return refused('', 'One of its annexes was closed since it was approved. Begin a new dossier.')
  const against = await consentAgainst(tx, edition, dayOfInstant(doing.at))
  if (against !== null) return refused('', againstInWords(against))
  // It was approved before this was asked of letters.
  if (Object.keys(letterProblems(dossier.text!.letter)).length > 0)
    return refused('', 'Its letter holds what no mail can: a tab, or another character that ends a line. Begin a new dossier.')
  const to = body.channels.email
  if (to === undefined || !isMailAddress(to)) return refused('', `${body.name} has no mail address in the directory.`)
  if (await isObjectedTo(tx, body.id, to)) return refused('', `${body.name} asked for no more mail. Bring it there by another way.`)
  if (!isAsApproved(dossier.frozen!, body))
    return refused(
      '',
      `The mail address of ${body.name} is not the one to which it was approved. Begin a new dossier, which is approved again.`,
    )
  if (to !== sending.to) return refused('', `It goes to ${to}, which is not what your page showed. Look at it, and send it again.`)
  const before = await sentBefore(tx, dossier, { body: body.id, to })
  if (before !== undefined && again === '') return refused('again', askWhy(before, body))
  const newer = await newerVersion(tx, dossier)
  if (newer !== null && again === '')
    return refused(
      'again',
      `Version ${newer.version} stands in the place of this one by now. Begin a dossier of that, or say why this one goes.`,
    )
  const files = sending.files.within(tx)
  const read = await mailFiles(
    files,
    dossier.frozen!.files!.filter(({ path }) => path !== 'letter.txt'),
  )
  if (read.kind === 'missing') return refused('', `The file ${read.path} of the dossier is not here any more.`)
  if (read.kind === 'too-large')
    return refused(
      '',
      `The files of the dossier are ${read.size} MB; a mail takes ${read.most} MB. Take annexes out, or bring it there by another way.`,
    )
  const { letter } = dossier.text!
  const token = Buffer.from(random(16)).toString('hex')
  const text = `${letterAsText(letter)}\n${addressOf(edition)}\nSHA-256 ${dossier.frozen!.hash}\n`
  const raw = await composeLetterMail(
    { to, subject: letter.subject, text, lang: letter.lang, files: read.files, at: doing.at, token },
    from,
  )
  const file = await files.keep(raw)
  await addDelivery(
    tx,
    {
      ...lineOf(dossier, 'e-mail'),
      id,
      hash: nameOfFile(raw),
      messageId: letterMessageId(token, from),
      token,
      words: { ...bodyInLedger(body), to, ...(again !== '' && { again }), file },
    },
    doing,
  )
  await addEvent(tx, id, { kind: 'queued', at: doing.at, by: doing.by })
  return { kind: 'queued', delivery: id }
}

export type ByHand = {
  readonly dossier: string
  readonly id: string
  readonly channel: Exclude<Channel, 'e-mail'>
  /** The day it left, YYYY-MM-DD. */
  readonly day: string
  /** Where it went: the lines of the envelope, an address of the web, a number. */
  readonly to: string
  readonly again: string
  readonly note: string
  /** The document that proves it, `case/document`. */
  readonly proof?: string
}

/**
 * Records that somebody brought an approved dossier to its body by another way than mail. Refuses as queueLetter does, but not for what was
 * closed since: it has left; and a day before it was approved, since nothing of it was there to be brought; and the same once more, as a
 * form that is sent twice asks.
 */
export async function recordByHand(
  tx: Transaction,
  { dossier: asked, id, channel, day, to, again, note, proof }: ByHand,
  doing: Doing,
): Promise<SendOutcome> {
  const ready = await readyToGo(tx, asked)
  if (ready.kind === 'refused') return ready
  const { dossier, body } = ready
  const early = beforeApproval(dossier.frozen, day)
  if (early !== null) return refused('day', early)
  const own = (await deliveriesOf(tx, dossier.appeal)).filter((one) => one.dossier === dossier.id)
  if (isRecorded(own, { channel, day, to, again })) return refused('', recordedAlready)
  const before = await sentBefore(tx, dossier, { body: body.id, to })
  if (before !== undefined && again === '') return refused('again', askWhy(before, body))
  const words = { ...bodyInLedger(body), to, ...(again !== '' && { again }), file: dossier.frozen!.hash }
  await addDelivery(tx, { ...lineOf(dossier, channel), id, hash: dossier.frozen!.hash, messageId: null, token: null, words }, doing)
  await addEvent(tx, id, { kind: 'sent', at: doing.at, by: doing.by, day, note, ...(proof !== undefined && { proof }) })
  return { kind: 'recorded', delivery: id }
}

/** The delivery by which a body has a version already, or may have it; undefined where none is known. */
export async function sentBefore(
  db: Parameters<typeof deliveriesOf>[0],
  { appeal, version }: Pick<Dossier, 'appeal' | 'version'>,
  { body, to }: { readonly body: string; readonly to?: string | undefined },
): Promise<Delivery | undefined> {
  return (await deliveriesOf(db, appeal)).find(
    (one) =>
      one.version === version &&
      (one.body === body || (to !== undefined && one.to !== null && same(one.to) === same(to))) &&
      hasLeftOrMay(one.state),
  )
}

const againstInWords = (against: Exclude<Awaited<ReturnType<typeof consentAgainst>>, null>): string =>
  against === 'gone'
    ? 'A case that the appeal rests on is not here any more.'
    : `It rests on a consent that holds no longer: ${ends[against]}. Whose it is stands with the consents of the case, for those who may read of them. Take the version down or amend it, or decide under Changed since publication that it stays as it is.`

const ends = { withdrawn: 'one was taken back', ended: 'one was given until a day that is over', refused: 'somebody refused' } as const

/** Of what was approved before addresses were kept: whether nobody but the approver wrote the entry since. */
const isAsApproved = ({ email, by, at }: Frozen, { channels, writtenAt, writtenBy }: ListedBody): boolean =>
  email === undefined ? writtenAt === undefined || writtenAt <= at || writtenBy === by : email === channels.email

/** An address as it is compared. */
const same = (text: string): string => text.trim().toLowerCase()

const askWhy = ({ at, channel }: Delivery, { name }: ListedBody): string =>
  `${name} was given this version already (${channel}, ${at.toISOString().slice(0, 10)}). Say why a second letter goes there.`

type Ready =
  | { readonly kind: 'ready'; readonly dossier: Dossier; readonly body: ListedBody; readonly edition: Edition }
  | Extract<SendOutcome, { kind: 'refused' }>

async function readyToGo(tx: Transaction, id: string): Promise<Ready> {
  await keepErasuresAway(tx)
  const dossier = await lockDossier(tx, id)
  if (dossier === null) throw new Error('A dossier that is sent is not there')
  if (dossier.frozen === null) return refused('', 'It is not approved yet.')
  if (dossier.frozen.files === null || dossier.text === null) return refused('', 'Words of it were erased. Begin a new dossier.')
  const edition = await findEdition(tx, dossier.appeal, dossier.version, dossier.lang)
  if (edition === null || edition.takenDown !== undefined)
    return refused('', `Version ${dossier.version} of ${dossier.appeal} was taken down.`)
  const body = await findBody(tx, dossier.body)
  if (body === null) return refused('', 'The body is not in the directory any more.')
  // Two who send to one body at once wait for each other, so that the second is told of the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`delivery ${dossier.appeal} ${dossier.version}`}, 0))`.execute(tx)
  return { kind: 'ready', dossier, body, edition: edition.edition }
}

const lineOf = ({ id, appeal, version, lang, body }: Dossier, channel: Channel) => ({ dossier: id, appeal, version, lang, body, channel })

const refused = (field: string, reason: string): Extract<SendOutcome, { kind: 'refused' }> => ({ kind: 'refused', field, reason })
