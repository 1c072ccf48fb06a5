import { bodiesUntold } from '../../../cases/index.ts'
import { findBody, howApproved } from '../../../delivery/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import { findForm, formWords, submissionProblems, submissionsOf } from '../../../submissions/index.ts'
import { isApprover } from '../deliveries/approve-and-send.tsx'
import { readsAllFiles } from '../deliveries/readable-files.ts'
import { withItsCase } from '../deliveries/with-cases.ts'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { answersUnread, matterOf, submissionHref } from './the-submission.ts'

/** How many of them are held against the case for one page at most; the list of submissions has them all. */
const most = 5

/** The submissions of a case from which nothing is missing any more and that whoever looks may approve, with the way there; nothing where none waits. */
export async function WaitingSubmissions({ visit }: { readonly visit: CaseVisit }) {
  const waiting = isApprover(visit) ? await waitingFor(visit) : []
  return waiting.length === 0 ? null : (
    <ul class="plain notice">
      {waiting.map(({ href, words }) => (
        <li key={href}>
          <a href={href}>{words}</a>
        </li>
      ))}
    </ul>
  )
}

async function waitingFor(visit: CaseVisit): Promise<readonly { readonly href: string; readonly words: string }[]> {
  const { needs, opened, staff, now } = visit
  const open = (await submissionsOf(needs.db, [opened.key])).filter(({ frozen, text }) => frozen === null && text !== null)
  if (open.length === 0) return []
  const untold = await bodiesUntold(needs.db, opened.key, opened.membership.clearance)
  const waiting: { readonly href: string; readonly words: string }[] = []
  for (const submission of open.filter(({ body }) => !untold.has(body)).slice(0, most)) {
    const [form, { text }] = [findForm(submission.form), submission]
    if (form === undefined || text === null || (await howApproved(needs.db, submission, staff.id)) === 'own') continue
    const mayRead = (await answersUnread(visit, text)).size === 0 && (await readsAllFiles(withItsCase(visit), text))
    if (!mayRead) continue
    const matter = await matterOf(visit, { ...submission, subject: text.subject })
    if (submissionProblems(form, text, matter, dayOfInstant(now)).length > 0) continue
    const body = await findBody(needs.db, submission.body)
    waiting.push({
      href: `${submissionHref(visit, submissionRoutes.submission, submission)}#approval`,
      words: `${formWords('en').title(form)}${body === null ? '' : `, to ${body.name}`}: waits for your approval`,
    })
  }
  return waiting
}
