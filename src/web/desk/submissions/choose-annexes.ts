import { changeSubmission } from '../../../submissions/index.ts'
import { annexesAsked, annexesPage, keepAnnexes, type Accompanied } from '../deliveries/annexes-form.tsx'
import { withItsCase } from '../deliveries/with-cases.ts'
import { readForm, unreadableForm } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { auditSubmission, submissionCrumbs, submissionHref, theSubmission } from './the-submission.ts'

/** GET …/annexes */
export async function annexesForm(visit: CaseVisit): Promise<Response> {
  const accompanied = await accompaniedOf(visit)
  return accompanied instanceof Response ? accompanied : annexesPage(accompanied)
}

/** POST: which files go along. */
export async function annexesSent(visit: CaseVisit): Promise<Response> {
  const accompanied = await accompaniedOf(visit)
  if (accompanied instanceof Response) return accompanied
  const sent = await readForm(visit.c)
  return sent.kind === 'unreadable' ? annexesAsked(accompanied, unreadableForm, 422) : keepAnnexes(accompanied, sent.given)
}

/** The submission in the address with its annexes, or the way to it where it can no longer be changed. */
async function accompaniedOf(visit: CaseVisit): Promise<Accompanied | Response> {
  const found = await theSubmission(visit)
  if (found instanceof Response) return found
  const { submission } = found
  const { id, text, base, frozen } = submission
  const here = submissionHref(visit, submissionRoutes.submission, submission)
  if (frozen !== null || text === null) return visit.c.redirect(here, 303)
  return {
    visit: withItsCase(visit),
    crumbs: submissionCrumbs(visit, found),
    action: submissionHref(visit, submissionRoutes.submissionAnnexesSent, submission),
    base,
    annexes: text.annexes,
    words: {
      intro: 'Files of documents that go along. Choose what the body needs, and of each the copy with names blackened where there is one.',
      none: 'No document of the case has a file that you may read.',
      withoutReason: () => '.',
      meanwhile: 'Somebody changed or approved it meanwhile. Nothing was changed: look at it as it stands.',
    },
    async keep(tx, choice) {
      const doing = { by: visit.staff.id, at: visit.now }
      const outcome = await changeSubmission(tx, id, { text: { ...text, annexes: choice.annexes }, base: choice.base }, doing)
      if (outcome.kind !== 'changed') return { kind: 'stale', base: outcome.kind === 'conflict' ? outcome.submission.base : base }
      await auditSubmission(tx, visit, 'submission.change', id)
      for (const detail of choice.letOut) await auditSubmission(tx, visit, 'submission.leave', id, detail)
      return { kind: 'done', location: withNotice(here, 'saved') }
    },
  }
}
