import {
  addApprovalStep,
  approvalOf,
  lockReview,
  mayApprove,
  namedSentences,
  onePersonMayPublish,
  readApprovalSteps,
  type StepOfTeam,
  type Remark,
} from '../../../appeals/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { findEdition, lastTakeDowns, printAsItStands, type Print } from '../../../publishing/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { appealCode } from '../appeal-code.ts'
import { change, type Changed } from '../change.ts'
import { threadsOf } from '../comments/beside.tsx'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, readForm, textOf, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import { askedPrint } from '../publication/asked-print.ts'
import { versionShown } from '../publication/version-shown.ts'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { ApprovalPage, printField, textField } from './approval-page.tsx'
import { changeTextOf } from './change-text-of.ts'
import { answerMeanwhile, answerNotTheWhole, answerUnreadable } from './meanwhile.tsx'
import { textHref } from './may-write.ts'
import { reasonErrors, reasonsIn } from './reasons-to-go-out.tsx'
import { leftBeforeAsking, standingOfAppeal } from './standing-of-appeal.ts'
import { stepsAsRead } from './step-as-read.ts'
import { toLookAt } from './to-look-at.tsx'
import { whoElseApproves } from './who-else-approves.tsx'

/** GET /appeals/:appeal/approval */
export async function approval(visit: AppealVisit): Promise<Response> {
  return show(visit, await formStateFor(visit, emptyForm), 200)
}

/** POST …/approval/request: somebody stands behind the text as it is, and asks another to. */
export async function askForApproval(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const standing = await standingOfAppeal(visit, visit.opened)
  if (textOf(given, textField) !== standing.text) return show(visit, { given: new Map(), errors: { '': textChanged } }, 409)
  const before = leftBeforeAsking(standing)
  if (before.length > 0) return show(visit, { given: new Map(), errors: { '': notReady(before.length) } }, 422)
  const reasons = reasonsIn(given, standing)
  const errors = reasonErrors(given, standing)
  if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
  return change(visit, given, async (tx) => {
    await lockReview(tx, visit.opened.whole.id)
    // A draft is opened first, and then held: neither its text nor its print is another for it.
    const opening = visit.opened.whole.status === 'draft' ? await openedFor(tx, visit) : undefined
    if (opening?.kind === 'refused') return opening
    const now = await asItStands(tx, visit)
    const changed = whatChanged(given, now)
    if (now === null || changed !== undefined)
      return { kind: 'refused', response: () => show(visit, { given: new Map(), errors: { '': changed ?? textChanged } }, 409) }
    const { text, printed, print } = now
    return take(tx, visit, { kind: 'asked', text, printed, by: visit.staff.id, at: visit.now, ...reasons }, print)
  })
}

/** Makes a draft the open appeal that somebody asks the approval of. */
const openedFor = (tx: Transaction, visit: AppealVisit): Promise<Changed> =>
  changeTextOf(tx, visit, {
    change: { kind: 'open' },
    location: () => textHref(visit, 'approval'),
    refused: ({ kind }) => answerMeanwhile(visit, kind),
  })

/** POST …/approval: a second person approves exactly the text that was shown, or sends it back with remarks. */
export async function approvalSent(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const remarks = remarksIn(visit, given)
  const errors = decisionErrors(given, remarks)
  if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
  const { staff, opened } = visit
  const note = textOf(given, 'note')
  return change(visit, given, async (tx): Promise<Changed> => {
    const again = (error: string, status: 409 | 422): Changed => ({
      kind: 'refused',
      response: () => show(visit, { given, errors: { '': error } }, status),
    })
    await lockReview(tx, opened.whole.id)
    const now = await asItStands(tx, visit)
    const changed = whatChanged(given, now)
    if (now === null || changed !== undefined) return again(changed ?? textChanged, 409)
    const { text, printed } = now
    const onePerson = await onePersonMayPublish(tx)
    const takenDown = (await lastTakeDowns(tx, [opened.whole.id])).get(opened.whole.id) ?? null
    const standing = approvalOf(await readApprovalSteps(tx, opened.whole.id), { text, printed, takenDown }, onePerson)
    const may = mayApprove(standing, staff.id, onePerson)
    if (may === 'not-asked') return again(alreadyDecided, 409)
    if (may === 'own' && textOf(given, 'decision') === 'approve') return again(ownText, 422)
    const kind = textOf(given, 'decision') === 'approve' ? 'approved' : 'sent-back'
    const said = { ...(note !== '' && { note }), ...(remarks.length > 0 && { remarks }) }
    return take(tx, visit, { kind, text, printed, by: staff.id, at: visit.now, ...said })
  })
}

const textChanged = 'Somebody changed the text after this page was opened. Nothing is decided yet: read the text as it stands, then decide.'
const notesChanged =
  'What readers may open of it has changed after this page was opened. Nothing is decided yet: read the notes as they stand, then decide.'
const alreadyDecided = 'Nobody is asking for the approval of this text any more: somebody else has decided, or it was not asked for.'
const ownText = 'You asked for this approval. Another person gives it: an administrator or a reviewer.'
const notReady = (count: number): string =>
  `${count === 1 ? 'One thing still stops' : `${count} things still stop`} publication besides the approval. See the foot of the text.`

/** Adds a step with its audit entry. The review must be locked. */
async function take(tx: Transaction, visit: AppealVisit, step: StepOfTeam, print?: Print): Promise<Changed> {
  const { opened, staff, now } = visit
  await addApprovalStep(tx, opened.whole.id, step, { print })
  const action = ({ asked: 'review.ask', approved: 'review.approve', 'sent-back': 'review.refuse' } as const)[step.kind]
  const caseKey = opened.holder?.caseKey
  const audit = { at: now, staff: staff.id, action, entry: await appealCode(tx, opened), detail: { text: step.text } }
  await recordAudit(tx, { ...audit, ...(caseKey !== undefined && { caseKey }) })
  return { kind: 'done', location: withNotice(textHref(visit, 'approval'), noticeOf[step.kind]) }
}

const noticeOf = { asked: 'approval-asked', approved: 'approved', 'sent-back': 'sent-back' } as const

/** What somebody would stand behind, held so that it stays so until the transaction ends. */
const asItStands = (tx: Transaction, { opened, needs, now }: AppealVisit) =>
  printAsItStands(tx, opened.whole.id, { at: dayOfInstant(now), facts: needs.facts })

/** What is otherwise than the page showed, in a sentence. */
function whatChanged(given: Given, now: Awaited<ReturnType<typeof asItStands>>): string | undefined {
  if (now === null || now.text !== textOf(given, textField)) return textChanged
  return now.printed === textOf(given, printField) ? undefined : notesChanged
}

function decisionErrors(given: Given, remarks: readonly Remark[]): Errors {
  const decision = textOf(given, 'decision')
  const wordless = textOf(given, 'note') === '' && remarks.length === 0
  return {
    ...(decision === 'approve' || decision === 'send-back' ? {} : { decision: 'Choose whether you approve the text or send it back.' }),
    ...(decision === 'send-back' && wordless ? { note: 'Say what has to change: here, or beside a sentence.' } : {}),
    ...tooLong(given, 'note'),
    ...(remarks.some(({ remark }) => remark.length > 2000)
      ? { '': 'A remark on one sentence holds at most 2,000 characters. Shorten it.' }
      : {}),
  }
}

const remarksIn = ({ opened }: AppealVisit, given: Given): Remark[] =>
  namedSentences(opened.marked).flatMap(({ name, sentence }) => {
    const remark = textOf(given, `remark.${sentence.id}`)
    return remark === '' ? [] : [{ name, sentence: sentence.value.text, remark }]
  })

async function show(visit: AppealVisit, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const standing = await standingOfAppeal(visit, visit.opened)
  const { others, could } = await whoElseApproves(visit, standing)
  return answer(
    visit,
    <ApprovalPage
      {...{ visit, standing, form, others, could }}
      steps={await stepsAsRead(visit, standing.steps)}
      asked={await askedPrint(visit, standing)}
      before={versionShown(await findEdition(visit.needs.db, visit.opened.whole.id))}
      who={await whoWrote(visit)}
      said={await threadsOf(visit)}
      norms={await toLookAt(visit, standing)}
    />,
    status,
  )
}
