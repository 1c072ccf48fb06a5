import { citedCaseIds } from '../../../appeals/index.ts'
import { keptAlone } from '../../../cases/index.ts'
import { appealsOfCase, openAppeal } from '../open-appeal.ts'
import { answer, DeskPage } from '../page.tsx'
import { judges, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { caseCrumbs, caseHref } from './crumbs.ts'
import { findPoint } from './find-point.ts'
import { PointActions } from './point-actions.tsx'
import { PointBox } from './point-box.tsx'
import { historyOf, questionsOn } from './point-history.ts'
import { rulingHref } from './point-href.ts'
import { questionOf, words } from './point-reading.ts'
import { RuledBefore, RulingNote } from './ruling-note.tsx'
import { rulingsOn } from './rulings-on.ts'
import { usesOf, type UsedIn } from './uses.ts'

/** One point whole: accounts, rulings, questions, checks, the sentences that rest on it, and what happened to it. */
export async function showPoint(visit: CaseVisit): Promise<Response> {
  const { opened, needs, staff } = visit
  const found = findPoint(visit, visit.c.req.query('id') ?? '')
  if (found === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const { point, evaluation } = found
  const question = questionOf(point, needs)
  const rulings = rulingsOn(point, evaluation, opened.document)
  const ids = new Set(point.accounts.flatMap(({ claims }) => claims))
  const checks = evaluation.checks.filter(({ claims }) => claims.some((id) => ids.has(id)))
  const [history, uses] = [historyOf(point, opened, rulings, await whoWrote(visit)), await usedIn(visit, found.point)]
  const [current, ...earlier] = rulings
  const again = (judges as readonly string[]).includes(staff.role) ? { again: rulingHref(opened.id, point.id) } : {}
  const page = (
    <DeskPage
      visit={visit}
      title={question}
      crumbs={[...caseCrumbs(opened), { href: caseHref(opened.id, 'points'), label: 'Points' }]}
      width="wide"
    >
      <h1 dir="auto">{question}</h1>
      {point.ruling !== undefined && <RuledBefore ruling={point.ruling} opened={opened} {...again} />}
      <PointBox opened={opened} facts={needs.facts} point={point} whole actions={<PointActions visit={visit} point={point} />} />
      <h2>Ruling</h2>
      {current === undefined && <p>Nobody has ruled on this. Without a ruling it is {words.standings[point.standing]}.</p>}
      {current !== undefined && <RulingNote ruling={current} opened={opened} />}
      {current !== undefined && uses.length === 0 && (writers as readonly string[]).includes(staff.role) && (
        <p class="buttons">
          <a class="button main" href={caseHref(opened.id, 'appeals', 'new')}>
            Write an appeal
          </a>
        </p>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{`Earlier rulings (${earlier.length})`}</summary>
          <ol>
            {earlier.map((ruling) => (
              <li key={ruling.on.text}>
                <RulingNote ruling={ruling} opened={opened} />
              </li>
            ))}
          </ol>
        </details>
      )}
      <Listed title="Questions put to it" empty="The team has put no question to it beside its own.">
        {questionsOn(point, opened.document).map(({ id, question: asked, state }) => (
          <li key={id}>
            <a href={caseHref(opened.id, 'questions', id)} dir="auto">
              {asked}
            </a>{' '}
            <span class="hint">{state}</span>
          </li>
        ))}
      </Listed>
      <Listed title="What cannot be so" empty="No rule finds anything impossible in its claims.">
        {checks.map(({ rule, severity, message }) => (
          <li key={message}>
            <span class={severity === 'impossible' ? 'mark' : 'hint'}>{severity}</span>: {message} <span class="hint">({rule})</span>
          </li>
        ))}
      </Listed>
      <Listed title="Sentences that rest on it" empty="No sentence of an appeal that you may read cites it.">
        {uses.flatMap(({ appeal, sentences }) =>
          sentences.map((sentence) => (
            <li key={`${appeal.id} ${sentence}`}>
              <a href={`/appeals/${encodeURIComponent(appeal.id)}`}>{appeal.id}</a>: <span dir="auto">{sentence}</span>
            </li>
          )),
        )}
      </Listed>
      <h2>What happened to it</h2>
      <ol class="plain rows">
        {history.slice(0, mostEvents).map(({ when, text }) => (
          <li key={when + text}>
            <span class="hint">{when}</span> <span dir="auto">{text}</span>
          </li>
        ))}
      </ol>
      {history.length > mostEvents && (
        <p class="hint">{`and ${history.length - mostEvents} earlier; the history of the case has them all`}</p>
      )}
    </DeskPage>
  )
  return answer(visit, page)
}

const mostEvents = 100

function Listed({ title, empty, children }: { readonly title: string; readonly empty: string; readonly children: readonly unknown[] }) {
  return (
    <>
      <h2>{title}</h2>
      {children.length === 0 ? <p class="hint">{empty}</p> : <ul>{children as never}</ul>}
    </>
  )
}

/** The sentences that cite a point, of the appeals that this person may open: those of the case, and those that stand alone. */
async function usedIn(visit: CaseVisit, point: Parameters<typeof usesOf>[0]): Promise<readonly UsedIn[]> {
  const { opened, needs } = visit
  const alone = (await keptAlone(needs.db)).filter(({ appeal }) => citedCaseIds(appeal).includes(opened.id))
  const readable = await Promise.all(alone.map(async ({ appeal }) => (await openAppeal(visit, appeal.id))?.appeal))
  return usesOf(point, opened.id, [...(await appealsOfCase(visit)), ...readable.filter((appeal) => appeal !== undefined)])
}
