import { sql } from 'kysely'
import {
  addDelivery,
  addEvent,
  beforeApproval,
  bodyInLedger,
  findBody,
  hasLeftOrMay,
  isObjectedTo,
  isRecorded,
  mailFiles,
  recordedAlready,
  type SendOutcome,
  stillMayLeave,
  submissionDeliveriesOf,
  withdrawnInWords,
  type Channel,
  type ListedBody,
  type SubmissionDelivery,
} from '../delivery/index.ts'
import {
  composeLetterMail,
  isMailAddress,
  keepErasuresAway,
  letterMessageId,
  nameOfFile,
  type Database,
  type FileStore,
  type Transaction,
} from '../platform/index.ts'
import { findForm } from './read-forms.ts'
import { formWords } from './form-words.ts'
import type { SubmissionProblem } from './problems.ts'
import { lockSubmission } from './submission-store.ts'
import type { FrozenSubmission, Submission, SubmissionText } from './submission.ts'

type Doing = { readonly by: string; readonly at: Date }

export type SendingSubmission = {
  readonly submission: string
  /** Why the body is told again of the same case on the same form; empty where it is not. */
  readonly again: string
  /** The mail address that the page showed to whoever sends it. */
  readonly to: string
  /** MAIL_FROM. */
  readonly from: string
  /** What would stop its approval by now (submissionProblems): asked of the case as it stands in this transaction. */
  readonly problems: readonly SubmissionProblem[]
  readonly files: FileStore
  readonly random: (bytes: number) => Uint8Array
  /** The id of the line of the ledger: a UUID. */
  readonly id: string
}

/**
 * Queues an approved submission as a mail to its body: the bytes are made now, kept, and are what is sent. Refuses where it is not
 * approved, the body was withdrawn, what it rests on does not stand any more, a consent or an annex was closed since, where the body has no address, another one than was approved, or asked for no mail,
 * and, without a reason, a second submission on the same form about the same case.
 */
export async function queueSubmission(tx: Transaction, sending: SendingSubmission, doing: Doing): Promise<SendOutcome> {
  const { again, from, random, id, problems } = sending
  const ready = await readyToGo(tx, sending.submission)
  if (ready.kind === 'refused') return ready
  const { submission, frozen, text, body } = ready
  const withdrawn = withdrawnInWords(body)
  if (withdrawn !== null) return refused('', withdrawn)
  const [problem] = problems
  if (problem !== undefined) return refused('', `It cannot leave as it was approved. ${problem.label}: ${problem.message} Begin a new one.`)
  if (!(await stillMayLeave(tx, text.annexes))) return refused('', 'One of its annexes was closed since it was approved. Begin a new one.')
  const to = body.channels.email
  if (to === undefined || !isMailAddress(to)) return refused('', `${body.name} has no mail address in the directory.`)
  if (await isObjectedTo(tx, body.id, to)) return refused('', `${body.name} asked for no more mail. Bring it there by another way.`)
  if (frozen.email !== to)
    return refused(
      '',
      `The mail address of ${body.name} is not the one to which it was approved. Begin a new one, which is approved again.`,
    )
  if (to !== sending.to) return refused('', `It goes to ${to}, which is not what your page showed. Look at it, and send it again.`)
  const before = await submittedBefore(tx, submission)
  if (before !== undefined && again === '') return refused('again', askWhy(before, body))
  const files = sending.files.within(tx)
  const read = await mailFiles(files, frozen.files)
  if (read.kind === 'missing') return refused('', `The file ${read.path} is not here any more.`)
  if (read.kind === 'too-large')
    return refused(
      '',
      `Its files are ${read.size} MB; a mail takes ${read.most} MB. Begin one with fewer annexes, or bring it there by another way.`,
    )
  const token = Buffer.from(random(16)).toString('hex')
  const letter = { to, ...coverOf(submission, frozen.hash), lang: text.lang, files: read.files, at: doing.at, token }
  const raw = await composeLetterMail(letter, from)
  const file = await files.keep(raw)
  const words = { ...bodyInLedger(body), to, ...(again !== '' && { again }), file, annexes: text.annexes }
  const line = { ...lineOf(submission, 'e-mail'), id, hash: nameOfFile(raw), messageId: letterMessageId(token, from), token, words }
  await addDelivery(tx, line, doing)
  await addEvent(tx, id, { kind: 'queued', at: doing.at, by: doing.by })
  return { kind: 'queued', delivery: id }
}

export type SubmittedByHand = {
  readonly submission: string
  readonly id: string
  readonly channel: Exclude<Channel, 'e-mail'>
  /** The day it left, YYYY-MM-DD. */
  readonly day: string
  readonly to: string
  readonly again: string
  readonly note: string
  /** The document that proves it, `case/document`. */
  readonly proof?: string
}

/**
 * Records that somebody brought an approved submission to its body by another way than mail. Refuses a day before it was approved, the same
 * once more, as a form that is sent twice asks, and, without a reason, a second one on the same form about the same case.
 */
export async function recordSubmission(
  tx: Transaction,
  { submission: asked, id, channel, day, to, again, note, proof }: SubmittedByHand,
  doing: Doing,
): Promise<SendOutcome> {
  const ready = await readyToGo(tx, asked)
  if (ready.kind === 'refused') return ready
  const { submission, frozen, text, body } = ready
  const early = beforeApproval(frozen, day, 'submission')
  if (early !== null) return refused('day', early)
  const own = (await submissionDeliveriesOf(tx, [submission.caseKey])).filter((one) => one.submission === submission.id)
  if (isRecorded(own, { channel, day, to, again })) return refused('', recordedAlready)
  const before = await submittedBefore(tx, submission)
  if (before !== undefined && again === '') return refused('again', askWhy(before, body))
  const words = { ...bodyInLedger(body), to, ...(again !== '' && { again }), file: frozen.hash, annexes: text.annexes }
  await addDelivery(tx, { ...lineOf(submission, channel), id, hash: frozen.hash, messageId: null, token: null, words }, doing)
  await addEvent(tx, id, { kind: 'sent', at: doing.at, by: doing.by, day, note, ...(proof !== undefined && { proof }) })
  return { kind: 'recorded', delivery: id }
}

/** The delivery by which a body was told of the case on this form already, or may have been; undefined where none is known. */
export async function submittedBefore(
  db: Database | Transaction,
  { caseKey, form, body }: Pick<Submission, 'caseKey' | 'form' | 'body'>,
): Promise<SubmissionDelivery | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from case_submissions where case_key = ${caseKey} and form = ${form} and body = ${body}`.execute(db)
  const same = new Set(rows.map(({ id }) => id))
  return (await submissionDeliveriesOf(db, [caseKey])).find(({ submission, state }) => same.has(submission) && hasLeftOrMay(state))
}

type Ready =
  | {
      readonly kind: 'ready'
      readonly submission: Submission
      readonly frozen: FrozenSubmission & { readonly files: NonNullable<FrozenSubmission['files']> }
      readonly text: SubmissionText
      readonly body: ListedBody
    }
  | Extract<SendOutcome, { kind: 'refused' }>

async function readyToGo(tx: Transaction, id: string): Promise<Ready> {
  await keepErasuresAway(tx)
  const submission = await lockSubmission(tx, id)
  if (submission === null) throw new Error('A submission that is sent is not there')
  const { frozen, text } = submission
  if (frozen === null) return refused('', 'It is not approved yet.')
  const { files } = frozen
  if (files === null || text === null) return refused('', 'Words of it were erased. Begin a new one.')
  const body = await findBody(tx, submission.body)
  if (body === null) return refused('', 'The body is not in the directory any more.')
  // Two who send to one body at once wait for each other, so that the second is told of the first.
  const about = `submission ${submission.caseKey} ${submission.form} ${submission.body}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${about}, 0))`.execute(tx)
  return { kind: 'ready', submission, frozen: { ...frozen, files }, text, body }
}

/** The mail around it: our words, and no word of the case, whose title names somebody. */
function coverOf({ form: code, text }: Submission, hash: string): { readonly subject: string; readonly text: string } {
  const words = formWords(text?.lang ?? 'en')
  const form = findForm(code)
  const subject = form === undefined ? words.say('notes') : words.title(form)
  return { subject, text: `${words.say('greeting')}\n\n${words.say('enclosed')} ${hash}.\n\n${words.say('closing')}\n` }
}

const lineOf = ({ id, caseKey, lang, body }: Submission, channel: Channel) => ({ submission: id, caseKey, lang, body, channel })

const askWhy = ({ at, channel }: SubmissionDelivery, { name }: ListedBody): string =>
  `${name} was told of this case on this form already (${channel}, ${at.toISOString().slice(0, 10)}). Say why it is told again.`

const refused = (field: string, reason: string): Extract<SendOutcome, { kind: 'refused' }> => ({ kind: 'refused', field, reason })
