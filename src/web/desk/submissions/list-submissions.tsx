import { bodiesUntold } from '../../../cases/index.ts'
import { listBodies, submissionDeliveriesOf } from '../../../delivery/index.ts'
import { dayOfInstant, formatDay, languageName } from '../../../kit/index.ts'
import { findForm, formWords, submissionsOf, type Submission } from '../../../submissions/index.ts'
import { DeliveryTable } from '../deliveries/delivery-table.tsx'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { submissionHref } from './the-submission.ts'

/** GET /cases/:case/submissions: what is being prepared for bodies, and what was brought to them; to whom a confidential procedure runs, for those who read of it. */
export async function listSubmissions(visit: CaseVisit): Promise<Response> {
  const { needs, opened, staff, now } = visit
  const untold = await bodiesUntold(needs.db, opened.key, opened.membership.clearance)
  const all = (await submissionsOf(needs.db, [opened.key])).filter(({ body }) => !untold.has(body))
  const sent = (await submissionDeliveriesOf(needs.db, [opened.key])).filter(({ body }) => !untold.has(body))
  const names = new Map((await listBodies(needs.db)).map((body) => [body.id, body.name]))
  const used = new Set(sent.map(({ submission }) => submission))
  return answer(
    visit,
    <DeskPage visit={visit} title={`Submissions of ${opened.document.case.title}`} width="wide" crumbs={caseCrumbs(opened)}>
      <h1>Submissions</h1>
      <p>
        What a body asks to be told, filled in from the case: each statement with who says it, what is contested with both sides, what
        nobody knows as a question.
      </p>
      {(writers as readonly string[]).includes(staff.role) && (
        <p>
          <a class="button main" href={hrefOf(submissionRoutes.newSubmission, { case: opened.id })} data-key="n">
            Begin a submission
          </a>
        </p>
      )}
      <section aria-labelledby="prepared">
        <h2 id="prepared">Being prepared</h2>
        <Prepared visit={visit} submissions={all.filter(({ id }) => !used.has(id))} names={names} />
      </section>
      <section aria-labelledby="sent">
        <h2 id="sent">Brought to bodies</h2>
        {sent.length === 0 ? (
          <p>None yet.</p>
        ) : (
          <DeliveryTable
            lines={sent.map((delivery) => ({
              delivery,
              href: `${submissionHref(visit, submissionRoutes.submission, { id: delivery.submission })}#sent`,
              about: titleOf(all.find(({ id }) => id === delivery.submission) ?? { form: '' }),
            }))}
            today={formatDay(dayOfInstant(now))}
            about="What"
          />
        )}
      </section>
    </DeskPage>,
  )
}

const titleOf = ({ form }: Pick<Submission, 'form'>): string => {
  const found = findForm(form)
  return found === undefined ? form : formWords('en').title(found)
}

function Prepared({
  visit,
  submissions,
  names,
}: {
  readonly visit: CaseVisit
  readonly submissions: readonly Submission[]
  readonly names: ReadonlyMap<string, string>
}) {
  if (submissions.length === 0) return <p>None.</p>
  return (
    <ul class="plain rows">
      {submissions.map((submission) => (
        <li key={submission.id}>
          <a href={submissionHref(visit, submissionRoutes.submission, submission)}>{titleOf(submission)}</a>
          <p dir="auto">{names.get(submission.body) ?? 'A body that is not in the directory any more'}</p>
          <p class="hint">
            {languageName(submission.lang)}; {submission.frozen === null ? 'not approved yet' : 'approved, not sent'};{' '}
            {momentInWords(submission.frozen?.at ?? submission.writtenAt)}
          </p>
        </li>
      ))}
    </ul>
  )
}
