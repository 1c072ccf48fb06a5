import { findBody } from '../../../delivery/index.ts'
import { recordSubmission, submittedBefore } from '../../../submissions/index.ts'
import { byHandPage, recordCarried, type Carried } from '../deliveries/by-hand-form.tsx'
import { withItsCase } from '../deliveries/with-cases.ts'
import { emptyForm, readForm, unreadableForm } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { auditSubmission, submissionCrumbs, submissionHref, theSubmission } from './the-submission.ts'

/** GET …/by-hand */
export async function byHandForm(visit: CaseVisit): Promise<Response> {
  const carried = await carriedOf(visit)
  return carried instanceof Response ? carried : byHandPage(carried, emptyForm, 200)
}

/** POST: records that the submission was brought there. */
export async function byHandSent(visit: CaseVisit): Promise<Response> {
  const carried = await carriedOf(visit)
  if (carried instanceof Response) return carried
  const sent = await readForm(visit.c)
  return sent.kind === 'unreadable' ? byHandPage(carried, unreadableForm, 422) : recordCarried(carried, sent)
}

/** The submission in the address as it is brought there, or the way to it while it is not approved. */
async function carriedOf(visit: CaseVisit): Promise<Carried | Response> {
  const found = await theSubmission(visit)
  if (found instanceof Response) return found
  const { submission } = found
  if (submission.frozen === null) return visit.c.redirect(submissionHref(visit, submissionRoutes.submission, submission), 303)
  const { needs, staff, now } = visit
  return {
    visit: withItsCase(visit),
    crumbs: submissionCrumbs(visit, found),
    action: submissionHref(visit, submissionRoutes.submittedByHandSent, submission),
    body: await findBody(needs.db, submission.body),
    hash: submission.frozen.hash,
    isAgain: (await submittedBefore(needs.db, submission)) !== undefined,
    words: {
      went: 'what has',
      day: 'The day it left',
      again: { label: 'Why this body is told again', hint: 'It was told of this case on this form already' },
    },
    async record(tx, brought) {
      const { id, channel } = brought
      const outcome = await recordSubmission(tx, { submission: submission.id, ...brought }, { by: staff.id, at: now })
      if (outcome.kind === 'refused') return outcome
      await auditSubmission(tx, visit, 'delivery.record', id, { body: submission.body, channel })
      return { kind: 'done', location: withNotice(submissionHref(visit, submissionRoutes.submission, submission), 'recorded') }
    },
  }
}
