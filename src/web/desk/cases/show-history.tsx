import { caseHistory, type CaseChange } from '../../../cases/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { changeInWords } from './history-in-words.ts'
import { NewerAndOlder, numberIn } from './pages.tsx'
import { caseRoutes } from './routes.ts'

/** How many changes stand on a page. */
const onPage = 100

/** Everything that happened to a case in words, the newest first, as far as this member may read it. */
export async function showHistory(visit: CaseVisit): Promise<Response> {
  const { c, opened, needs } = visit
  const base = hrefOf(caseRoutes.show, { case: opened.id })
  const number = numberIn(c)
  const { changes, older } = await caseHistory(needs.db, opened.id, { read: opened.read, from: (number - 1) * onPage, most: onPage })
  const nameOf = await whoWrote(visit)
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={`History of ${opened.id}`}
      width="wide"
      crumbs={[
        { href: '/cases', label: 'Cases' },
        { href: base, label: opened.document.case.title },
      ]}
    >
      <h1>History</h1>
      <p>
        Everything that was written into this case, the newest first. Nothing is ever overwritten: a correction stands beside what it
        corrects.
      </p>
      {opened.unreadable > 0 && <p class="hint">What you may not read is left out.</p>}
      <ol class="plain history">
        {changes.map((change) => (
          <Change key={`${change.list}/${change.position}/${change.revision}`} change={change} {...{ base, nameOf }} />
        ))}
      </ol>
      {changes.length === 0 && <p>There is nothing older.</p>}
      <NewerAndOlder visit={visit} number={number} older={older} what="changes" />
    </DeskPage>,
  )
}

type ChangeProperties = {
  readonly change: CaseChange
  readonly base: string
  readonly nameOf: (recordedBy: string) => string
}

function Change({ change, base, nameOf }: ChangeProperties) {
  const { did, about, href, changed } = changeInWords(change, base)
  const { recorded_at: at } = change
  return (
    <li data-row="">
      <p>
        <time class="hint" dateTime={at.toISOString()}>
          {momentInWords(at)}
        </time>{' '}
        <bdi>{nameOf(change.recorded_by)}</bdi>{' '}
        {href === undefined ? (
          did
        ) : (
          <a href={href} data-open="">
            {did}
          </a>
        )}
        {about !== undefined && about !== '' && (
          <>
            : <bdi>{about}</bdi>
          </>
        )}
      </p>
      {changed.map(({ field, from, to }) => (
        <p key={field} class="hint">
          {field}: {from === '' ? 'nothing' : <del dir="auto">{from}</del>} → {to === '' ? 'nothing' : <ins dir="auto">{to}</ins>}
        </p>
      ))}
    </li>
  )
}
