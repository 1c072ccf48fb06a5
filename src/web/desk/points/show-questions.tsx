import { describeDate, type SourceDate } from '../../../kit/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { ClaimLink } from './account-box.tsx'
import { caseCrumbs, caseHref } from './crumbs.ts'
import { findPoint } from './find-point.ts'
import { PointActions } from './point-actions.tsx'
import { PointBox } from './point-box.tsx'
import { claimsOf, whoSays } from './point-reading.ts'
import { QuestionHistory, revisionsOf } from './question-history.tsx'

const mayWrite = ({ staff }: CaseVisit): boolean => (writers as readonly string[]).includes(staff.role)
const day = (on: SourceDate | undefined): string => (on === undefined ? '' : describeDate(on, 'en'))

/** All questions of a case, the open ones first. */
export function listQuestions(visit: CaseVisit): Response {
  const { opened } = visit
  const questions = opened.document.questions.toSorted((a, b) => Number(a.state === 'explained') - Number(b.state === 'explained'))
  return answer(
    visit,
    <DeskPage visit={visit} title="Questions" crumbs={caseCrumbs(opened)}>
      <h1>Questions</h1>
      <p>A question puts claims side by side that may exclude each other, and that no fact compares by itself.</p>
      {questions.length === 0 && <p>The team has put no question yet.</p>}
      <ul>
        {questions.map(({ id, question, state, claims, on }) => (
          <li key={id} data-row="">
            <a href={caseHref(opened.id, 'questions', id)} data-open="" dir="auto">
              {question}
            </a>{' '}
            <span class="hint">
              {`${state} · ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}${on === undefined ? '' : ` · asked ${day(on)}`}`}
            </span>
          </li>
        ))}
      </ul>
      {mayWrite(visit) && (
        <p>
          <a class="button" href={caseHref(opened.id, 'questions', 'new')}>
            Ask a question
          </a>
        </p>
      )}
    </DeskPage>,
  )
}

/** One question: the claims it is put to, the point it makes, whether it is explained, and what it said before. */
export async function showQuestion(visit: CaseVisit): Promise<Response> {
  const { opened, needs, c } = visit
  const asked = opened.document.questions.find(({ id }) => id === c.req.param('question'))
  if (asked === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const point = findPoint(visit, `question/${asked.id}`)?.point
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={asked.question}
      crumbs={[...caseCrumbs(opened), { href: caseHref(opened.id, 'questions'), label: 'Questions' }]}
      width="wide"
    >
      <h1 dir="auto">{asked.question}</h1>
      <p>
        {asked.state === 'open' ? 'Open.' : `Explained${asked.explained_on === undefined ? '' : ` on ${day(asked.explained_on)}`}.`}
        {asked.on !== undefined && ` Asked on ${day(asked.on)}.`}
      </p>
      {asked.why !== undefined && <p dir="auto">{asked.why}</p>}
      {mayWrite(visit) && (
        <p>
          <a class="button" href={caseHref(opened.id, 'questions', asked.id, 'explanation')}>
            {asked.state === 'open' ? 'Explain it, or put it to more claims' : 'Open it again, or put it to more claims'}
          </a>
        </p>
      )}
      <h2>The claims it is put to</h2>
      <ul>
        {claimsOf(asked.claims, opened.document).map((claim) => (
          <li key={claim.id}>
            <ClaimLink id={claim.id} opened={opened} /> <span dir="auto">{`${whoSays(claim, opened.document)}: ${claim.statement}`}</span>
          </li>
        ))}
      </ul>
      <h2>Where it stands</h2>
      {point === undefined ? (
        <p class="hint">None of its claims is known today, so it is not asked yet.</p>
      ) : (
        <PointBox opened={opened} facts={needs.facts} point={point} actions={<PointActions visit={visit} point={point} />} />
      )}
      <QuestionHistory revisions={await revisionsOf(visit, asked.id)} />
    </DeskPage>,
  )
}
