import { caseLog, inOrderOfTime, whoIsIt, type Handover, type LoggedCall, type LoggedContact } from '../../../cases/index.ts'
import { describeDate } from '../../../kit/index.ts'
import { pageIn, Pages } from '../cases/pages.tsx'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, caseHref, ClaimLinks } from '../points/index.ts'
import { writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { HandoverNote } from './hand-over.tsx'
import { kindOf, momentOf } from './log-words.ts'
import { LastContact, NextAttempts } from './to-do.tsx'

const [onPage, mostAttempts] = [100, 200]

/** Calls, contacts and notes together by time, the newest first; above them what is to be done, what is overdue first. */
export async function showLog(visit: CaseVisit): Promise<Response> {
  const { opened, staff } = visit
  const nameOf = await whoWrote(visit)
  const { handovers } = caseLog(opened)
  const newest = handovers.at(-1)
  const entries = [...inOrderOfTime(opened), ...handovers.slice(0, -1)].toSorted((a, b) => momentIn(b) - momentIn(a))
  const page = pageIn(visit.c, entries.length, onPage)
  const writes = (writers as readonly string[]).includes(staff.role)
  return answer(
    visit,
    <DeskPage visit={visit} title="Calls and contacts" crumbs={caseCrumbs(opened)}>
      <h1>Calls and contacts</h1>
      <p>
        <LastContact visit={visit} />
      </p>
      {writes && (
        <p class="buttons">
          <a class="button main" href={caseHref(opened.id, 'calls', 'new')} data-key="c">
            Log a call
          </a>
          <a class="button" href={caseHref(opened.id, 'contacts', 'new')}>
            Log an attempt
          </a>
          <a class="button" href={caseHref(opened.id, 'handovers', 'new')}>
            Hand over
          </a>
        </p>
      )}
      <h2>Hand-over</h2>
      {newest === undefined ? (
        <p class="hint">No shift has left a note yet.</p>
      ) : (
        <HandoverNote visit={visit} note={newest} nameOf={nameOf} />
      )}
      <h2>To be done</h2>
      <NextAttempts visit={visit} most={mostAttempts} />
      <h2>All entries</h2>
      {entries.length === 0 && <p class="hint">Nothing is logged. Log a call while it is still in your ear; it takes half a minute.</p>}
      <ol class="plain rows">
        {entries.slice(page.from, page.from + onPage).map((entry) => (
          <li key={`${entry.kind} ${entry.position}`} data-row="">
            {entry.kind === 'handover' ? (
              <HandoverNote visit={visit} note={entry} nameOf={nameOf} />
            ) : (
              <Entry {...{ visit, entry, nameOf, writes }} />
            )}
          </li>
        ))}
      </ol>
      <Pages visit={visit} page={page} what="entries" />
    </DeskPage>,
  )
}

/** The log, for whoever asks for one kind of what stands in it. */
export const toLog = ({ c, opened }: CaseVisit): Response => c.redirect(caseHref(opened.id, 'log'), 303)

/** When it was, for the order of the page; a note was when it was written. What cannot be dated comes where it was logged. */
function momentIn(entry: LoggedCall | LoggedContact | Handover): number {
  if (entry.kind === 'handover' || entry.at.kind !== 'date' || !Number.isFinite(entry.at.latest)) return entry.meta.recorded_at.getTime()
  const timed = /T\d\d:\d\d/.test(entry.at.text) ? Date.parse(entry.at.text) : Number.NaN
  return Number.isNaN(timed) ? (entry.at.latest + 1) * 86_400_000 - 1 : timed
}

type EntryProperties = {
  readonly visit: CaseVisit
  readonly entry: LoggedCall | LoggedContact
  readonly nameOf: (recordedBy: string) => string
  readonly writes: boolean
}

function Entry({ visit: { opened }, entry, nameOf, writes }: EntryProperties) {
  const { at, meta, next, position, sensitivity } = entry
  const text = entry.kind === 'call' ? entry.said : entry.note
  const href = caseHref(opened.id, entry.kind === 'call' ? 'calls' : 'contacts', position)
  return (
    <div class="told">
      <p>
        {momentOf(at)}: <bdi>{whoIsIt(entry, opened)}</bdi>{' '}
        <span class="hint">
          {[kindOf(entry), ...(sensitivity === 'team' ? [] : [sensitivity])].join(', ')}, logged by <bdi>{nameOf(meta.recorded_by)}</bdi>
          {meta.revision > 1 && ', corrected'}
        </span>
      </p>
      {text !== undefined && (
        <p class="text" dir="auto">
          {text}
        </p>
      )}
      {entry.kind === 'call' && entry.promised !== undefined && (
        <p class="text" dir="auto">
          <strong>Promised:</strong> {entry.promised}
        </p>
      )}
      {next !== undefined && <p class="hint">{`Next attempt: ${describeDate(next, 'en')}`}</p>}
      {entry.kind === 'call' ? (
        <p>
          {entry.claims.length > 0 && (
            <>
              {'Claims made of it: '}
              <ClaimLinks ids={entry.claims} opened={opened} />.{' '}
            </>
          )}
          <a href={href} data-open="">
            {entry.claims.length === 0 ? 'Open it, or make a claim of it' : 'Open it'}
          </a>
        </p>
      ) : (
        writes && (
          <p>
            <a href={href} data-open="">
              Correct
            </a>
          </p>
        )
      )}
    </div>
  )
}
