import { findSubmissionReply, submissionDeliveriesOf, type SubmissionDelivery, type SubmissionReply } from '../../../delivery/index.ts'
import { formWords, type Submission } from '../../../submissions/index.ts'
import { withItsCase } from '../deliveries/with-cases.ts'
import { emptyForm, filledWith } from '../forms/index.ts'
import { submissionRoutes } from '../submissions/routes.ts'
import { auditSubmission, submissionCrumbs, submissionHref, theSubmission, type TheSubmission } from '../submissions/the-submission.ts'
import type { CaseVisit } from '../visit.ts'
import { valuesOf } from './reply-fields.tsx'
import { keepReply, replyPage, type Answered } from './reply-page.tsx'
import { replyRoutes } from './routes.ts'
import { Answers } from './show-replies.tsx'

/** GET /cases/:case/submissions/:submission/deliveries/:delivery/replies/new */
export async function newSubmissionReply(visit: CaseVisit): Promise<Response> {
  const answered = await theDelivery(visit, ({ id }) => id === visit.c.req.param('delivery'))
  return answered instanceof Response ? answered : replyPage(answered, null, emptyForm, 200)
}

/** POST: keeps what a body answered to a submission. */
export async function addSubmissionReply(visit: CaseVisit): Promise<Response> {
  const answered = await theDelivery(visit, ({ id }) => id === visit.c.req.param('delivery'))
  return answered instanceof Response ? answered : keepReply(answered, null)
}

/** GET /cases/:case/submissions/:submission/replies/:reply */
export async function submissionReply(visit: CaseVisit): Promise<Response> {
  const found = await theReply(visit)
  return found instanceof Response ? found : replyPage(found.answered, found.reply, filledWith(valuesOf(found.reply)), 200)
}

/** POST: corrects it; what stood there before stays on record. */
export async function changeSubmissionReply(visit: CaseVisit): Promise<Response> {
  const found = await theReply(visit)
  return found instanceof Response ? found : keepReply(found.answered, found.reply)
}

/** What came back to one delivery of a submission, on the page of that. */
export function SubmissionReplies({
  visit,
  submission,
  delivery,
  replies,
  who,
}: {
  readonly visit: CaseVisit
  readonly submission: Pick<Submission, 'id'>
  readonly delivery: SubmissionDelivery
  /** Those of its case. */
  readonly replies: readonly SubmissionReply[]
  readonly who: (by: string) => string
}) {
  return (
    <Answers
      visit={withItsCase(visit)}
      delivery={delivery}
      replies={replies.filter((reply) => reply.delivery === delivery.id)}
      who={who}
      newReply={submissionHref(visit, replyRoutes.newSubmissionReply, submission, { delivery: delivery.id })}
      correct={({ id: reply }) => submissionHref(visit, replyRoutes.submissionReply, submission, { reply })}
      name={`replies-${delivery.id}`}
    />
  )
}

async function theDelivery(visit: CaseVisit, isMeant: (delivery: SubmissionDelivery) => boolean): Promise<Answered | Response> {
  const found = await theSubmission(visit)
  if (found instanceof Response) return found
  const sent = await submissionDeliveriesOf(visit.needs.db, [visit.opened.key])
  const delivery = sent.find((one) => one.submission === found.submission.id && isMeant(one))
  return delivery === undefined
    ? visit.c.redirect(submissionHref(visit, submissionRoutes.submission, found.submission), 303)
    : answeredOf(visit, found, delivery)
}

async function theReply(visit: CaseVisit): Promise<{ readonly answered: Answered; readonly reply: SubmissionReply } | Response> {
  const reply = await findSubmissionReply(visit.needs.db, visit.c.req.param('reply') ?? '')
  const answered = await theDelivery(visit, ({ id }) => id === reply?.delivery)
  if (answered instanceof Response) return answered
  return reply === null ? visit.c.redirect(answered.back, 303) : { answered, reply }
}

function answeredOf(visit: CaseVisit, found: TheSubmission, delivery: SubmissionDelivery): Answered {
  const { submission, form } = found
  const back = submissionHref(visit, submissionRoutes.submission, submission)
  return {
    visit: withItsCase(visit),
    delivery,
    of: { caseKey: visit.opened.key },
    what: `the submission “${formWords('en').title(form)}”`,
    asks: [],
    crumbs: submissionCrumbs(visit, found),
    back,
    actionOf: (reply) =>
      reply === null
        ? submissionHref(visit, replyRoutes.addSubmissionReply, submission, { delivery: delivery.id })
        : submissionHref(visit, replyRoutes.changeSubmissionReply, submission, { reply: reply.id }),
    audit: (tx, id) => auditSubmission(tx, visit, 'reply.record', id, { delivery: delivery.id }),
  }
}
