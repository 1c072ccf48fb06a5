import { whoIsIt } from '../../../cases/index.ts'
import { describeDate } from '../../../kit/index.ts'
import { EntryHistory } from '../entry-history.tsx'
import { historyAsRead } from '../history-as-read.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, caseHref, ClaimLinks } from '../points/index.ts'
import { writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { entryNamed } from './entry-named.ts'
import { kindOf, momentOf } from './log-words.ts'

/** One call as it was logged, with the claims made of it and the way to make one. */
export async function showCall(visit: CaseVisit): Promise<Response> {
  const { opened, staff, c } = visit
  const call = entryNamed(opened, `call.${c.req.param('entry') ?? ''}`)
  if (call?.kind !== 'call') return answer(visit, <NotFoundPage visit={visit} />, 404)
  const nameOf = await whoWrote(visit)
  const { claims } = call
  const history = call.meta.revision > 1 ? await historyAsRead(visit, 'calls', call.position) : []
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title="A call"
      crumbs={[...caseCrumbs(opened), { href: caseHref(opened.id, 'log'), label: 'Calls and contacts' }]}
    >
      <h1>
        <bdi>{whoIsIt(call, opened)}</bdi>, {momentOf(call.at)}
      </h1>
      <p class="hint">
        {kindOf(call)}, logged by <bdi>{nameOf(call.meta.recorded_by)}</bdi> on {momentInWords(call.meta.recorded_at)}
        {call.meta.revision > 1 && ', corrected'}
        {call.sensitivity !== 'team' && `, ${call.sensitivity}`}
      </p>
      <h2>What was said</h2>
      <p class="text" dir="auto">
        {call.said}
      </p>
      {call.promised !== undefined && (
        <>
          <h2>What was promised</h2>
          <p class="text" dir="auto">
            {call.promised}
          </p>
        </>
      )}
      {call.next !== undefined && <p>{`Next attempt: ${describeDate(call.next, 'en')}`}</p>}
      <h2>Claims made of it</h2>
      {claims.length === 0 ? (
        <p class="hint">None yet. What was said counts in the case once it is a claim with a source.</p>
      ) : (
        <p>
          <ClaimLinks ids={claims} opened={opened} />
        </p>
      )}
      {(writers as readonly string[]).includes(staff.role) && (
        <p class="buttons">
          <a class="button main" href={`${caseHref(opened.id, 'claims', 'new')}?call=${call.position}`} data-key="n">
            {claims.length === 0 ? 'Make a claim of it' : 'Make another claim of it'}
          </a>
          <a class="button" href={`${caseHref(opened.id, 'contacts', 'new')}?again=call.${call.position}`}>
            Log the next attempt
          </a>
          <a href={`${caseHref(opened.id, 'consents', 'new')}?call=${call.position}`}>Record a consent</a>
          <a href={caseHref(opened.id, 'calls', call.position, 'correction')}>Correct it</a>
        </p>
      )}
      {history.length > 0 && <EntryHistory visit={visit} list="calls" history={history} who={nameOf} />}
    </DeskPage>,
  )
}
