import { randomUUID } from 'node:crypto'
import { caseRevision, lockCase } from '../../../cases/index.ts'
import {
  acknowledge,
  decideUncertain,
  decisions,
  stopLetter,
  submissionDeliveriesOf,
  type AfterOutcome,
  type SubmissionDelivery,
} from '../../../delivery/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { freezeSubmission, makeSubmission, queueSubmission, submissionProblems } from '../../../submissions/index.ts'
import { change } from '../change.ts'
import { dayError } from '../deliveries/day-error.ts'
import { readsAllFiles } from '../deliveries/readable-files.ts'
import { withItsCase } from '../deliveries/with-cases.ts'
import { frameFields, oneOf, readForm, textOf, tooLong, unreadableForm, type Errors, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import type { CaseVisit } from '../visit.ts'
import { notFound } from '../what-goes-wrong.tsx'
import { submissionRoutes } from './routes.ts'
import { submissionPage } from './show-submission.tsx'
import { fieldFor } from './what-became.tsx'
import { answersUnread, auditSubmission, matterOf, submissionHref, theSubmission, type TheSubmission } from './the-submission.ts'

/** POST …/approval: makes the files of what stands, and freezes them, unless somebody changed it after the page was opened. */
export async function approveSubmission(visit: CaseVisit): Promise<Response> {
  const read = await sentTo(visit)
  if (read instanceof Response) return read
  const { found, given } = read
  const { needs, staff, now } = visit
  const { submission } = found
  const refused = (reason: string, status: 409 | 422): Promise<Response> =>
    submissionPage(visit, found, { given: new Map(), errors: { '': reason } }, status)
  if (submission.frozen !== null || submission.text === null) return refused('It is approved already, or its words were erased.', 409)
  if (textOf(given, frameFields.base) !== String(submission.base))
    return refused('Somebody changed it after you opened the page. Look at it as it stands now.', 409)
  if (!(await readsAllFiles(withItsCase(visit), submission.text)))
    return refused('You may not read all of its annexes, so somebody else approves it.', 422)
  if ((await answersUnread(visit, submission.text)).size > 0)
    return refused('You may not read all that it rests on, so somebody else approves it.', 422)
  const seen = await caseRevision(needs.db, visit.opened.id)
  const matter = await matterOf(visit, { ...submission, subject: submission.text.subject })
  const made = await makeSubmission({ db: needs.db, files: needs.files }, submission, matter)
  if (made.kind === 'refused') return refused(made.reasons.join(' '), 422)
  return change(visit, given, async (tx) => {
    if (!(await isAsSeen(tx, visit, seen)))
      return {
        kind: 'refused',
        response: () => refused('The case was changed while this was made. Look at it, and approve it again.', 409),
      }
    const outcome = await freezeSubmission(
      tx,
      { submission, made, files: needs.files, email: textOf(given, 'to') },
      { by: staff.id, at: now },
    )
    if (outcome.kind === 'refused') return { kind: 'refused', response: () => refused(outcome.reasons.join(' '), 409) }
    await auditSubmission(tx, visit, 'submission.approve', submission.id, { hash: outcome.hash })
    return { kind: 'done', location: withNotice(submissionHref(visit, submissionRoutes.submission, submission), 'recorded') }
  })
}

/** POST …/send: queues it as a mail. */
export async function sendSubmission(visit: CaseVisit): Promise<Response> {
  const read = await sentTo(visit)
  if (read instanceof Response) return read
  const { found, given } = read
  const { needs, staff, now } = visit
  const { submission, form } = found
  const refused = (errors: Errors): Promise<Response> => submissionPage(visit, found, { given, errors }, 422)
  if (needs.letters === undefined) return refused({ '': 'No mail server is set up here, so no mail is sent.' })
  if (!(await readsAllFiles(withItsCase(visit), submission.text)))
    return refused({ '': 'You may not read all of its annexes, so somebody else sends it.' })
  if ((await answersUnread(visit, submission.text)).size > 0)
    return refused({ '': 'You may not read all that it rests on, so somebody else sends it.' })
  const errors = tooLong(given, 'again', 1000)
  if (Object.keys(errors).length > 0) return refused(errors)
  const { text } = submission
  const { from } = needs.letters
  const seen = await caseRevision(needs.db, visit.opened.id)
  const matter = text === null ? null : await matterOf(visit, { ...submission, subject: text.subject })
  // Where its words were erased, that is what stops it.
  const problems = text === null || matter === null ? [] : submissionProblems(form, text, matter, dayOfInstant(now))
  const id = randomUUID()
  return change(visit, given, async (tx) => {
    if (!(await isAsSeen(tx, visit, seen)))
      return { kind: 'refused', response: () => refused({ '': 'The case was changed meanwhile. Look at it, and send it again.' }) }
    const sending = {
      submission: submission.id,
      again: textOf(given, 'again'),
      to: textOf(given, 'to'),
      from,
      problems,
      files: needs.files,
    }
    const outcome = await queueSubmission(tx, { ...sending, random: needs.random, id }, { by: staff.id, at: now })
    if (outcome.kind === 'refused') return { kind: 'refused', response: () => refused({ [outcome.field]: outcome.reason }) }
    await auditSubmission(tx, visit, 'delivery.send', id, { body: submission.body })
    return { kind: 'done', location: withNotice(submissionHref(visit, submissionRoutes.submission, submission), 'queued') }
  })
}

/** Whether the case stands as it was read, and goes on doing so until the transaction ends: a consent may just have been withdrawn. */
async function isAsSeen(tx: Transaction, { opened }: CaseVisit, seen: number | null): Promise<boolean> {
  await lockCase(tx, opened.id)
  return (await caseRevision(tx, opened.id)) === seen
}

/** POST …/deliveries/:delivery/decision */
export const decideSubmission = (visit: CaseVisit): Promise<Response> =>
  act(visit, 'delivery.decide', (delivery, given) => {
    const isWaiting = delivery.state === 'queued' || delivery.state === 'deferred'
    const [asked, noted] = [fieldFor('decision', delivery), fieldFor('note', delivery)]
    const decision = decisions.find((one) => one === textOf(given, asked))
    const note = textOf(given, noted)
    const errors = {
      ...oneOf(given, asked, isWaiting ? ['given-up'] : decisions, 'Say what is to become of it.'),
      ...tooLong(given, noted, 2000),
    }
    if (decision === undefined || Object.keys(errors).length > 0) return errors
    return (tx, doing) =>
      isWaiting ? stopLetter(tx, delivery.id, { note }, doing) : decideUncertain(tx, delivery.id, { decision, note }, doing)
  })

/** POST …/deliveries/:delivery/acknowledgement */
export const acknowledgeSubmission = (visit: CaseVisit): Promise<Response> =>
  act(visit, 'delivery.acknowledge', (delivery, given) => {
    const [since, shown] = [fieldFor('day', delivery), fieldFor('acknowledged', delivery)]
    const wrong = dayError(textOf(given, since), visit.now)
    const errors: Errors = { ...tooLong(given, shown, 2000), ...(wrong === undefined ? {} : { [since]: wrong }) }
    if (Object.keys(errors).length > 0) return errors
    return (tx, doing) => acknowledge(tx, delivery.id, { day: textOf(given, since), note: textOf(given, shown) }, doing)
  })

type Act = (tx: Transaction, doing: { readonly by: string; readonly at: Date }) => Promise<AfterOutcome>

async function act(
  visit: CaseVisit,
  action: 'delivery.decide' | 'delivery.acknowledge',
  readWork: (delivery: SubmissionDelivery, given: Given) => Errors | Act,
): Promise<Response> {
  const read = await sentTo(visit)
  if (read instanceof Response) return read
  const { found, given } = read
  const { needs, staff, now, opened } = visit
  const here = submissionHref(visit, submissionRoutes.submission, found.submission)
  const all = await submissionDeliveriesOf(needs.db, [opened.key])
  const delivery = all.find(({ id, submission }) => id === visit.c.req.param('delivery') && submission === found.submission.id)
  if (delivery === undefined) return notFound(visit)
  const work = readWork(delivery, given)
  if (typeof work !== 'function') return submissionPage(visit, found, { given, errors: work })
  return change(visit, given, async (tx) => {
    const outcome = await work(tx, { by: staff.id, at: now })
    if (outcome.kind === 'refused')
      return { kind: 'refused', response: () => submissionPage(visit, found, { given, errors: { '': outcome.reason } }, 409) }
    await auditSubmission(tx, visit, action, delivery.id)
    return { kind: 'done', location: withNotice(here, 'recorded') }
  })
}

/** The submission in the address with the form that was sent to it; or the answer where there is none, or nothing that can be read. */
async function sentTo(visit: CaseVisit): Promise<{ readonly found: TheSubmission; readonly given: Given } | Response> {
  const found = await theSubmission(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  return sent.kind === 'unreadable' ? submissionPage(visit, found, unreadableForm, 422) : { found, given: sent.given }
}
