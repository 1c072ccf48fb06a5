import { daysSinceContact, lastContact, nextAttempts, type NextAttempt } from '../../../cases/index.ts'
import { dayOfInstant, describeDate } from '../../../kit/index.ts'
import { caseHref } from '../points/index.ts'
import { writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { kindOf } from './log-words.ts'

/** When somebody was spoken with last, in a sentence. */
export function LastContact({ visit: { opened, now } }: { readonly visit: CaseVisit }) {
  const last = lastContact(opened)
  const days = daysSinceContact(opened, dayOfInstant(now))
  if (last === null) return <>Nobody has been spoken with yet.</>
  const ago = days === null ? 'on an uncertain day' : days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`
  return (
    <>
      {`Last contact ${ago}: `}
      <bdi>{last.who}</bdi>
      {`, ${kindOf(last.entry)}, ${describeDate(last.entry.at, 'en')}.`}
    </>
  )
}

/** What is to be tried next: what is overdue first, each with the way to log the next attempt. `most`: how many are shown. */
export function NextAttempts({ visit, most }: { readonly visit: CaseVisit; readonly most: number }) {
  const { opened, staff, now } = visit
  const today = dayOfInstant(now)
  const attempts = nextAttempts(opened)
  if (attempts.length === 0) return <p class="hint">No next attempt is planned.</p>
  return (
    <>
      <ul class="plain rows">
        {attempts.slice(0, most).map((attempt) => (
          <li key={nameOf(attempt)} data-row="">
            {attempt.next.latest < today && <strong class="mark">overdue </strong>}
            {describeDate(attempt.next, 'en')}: <bdi>{attempt.who}</bdi> <span class="hint">({kindOf(attempt.entry)})</span>
            {attempt.entry.kind === 'call' && attempt.entry.promised !== undefined && (
              <span dir="auto">{` Promised: ${attempt.entry.promised}`}</span>
            )}{' '}
            {(writers as readonly string[]).includes(staff.role) && (
              <a href={`${caseHref(opened.id, 'contacts', 'new')}?again=${nameOf(attempt)}`} data-open="">
                Log the attempt<span class="unseen">{` to reach ${attempt.who}`}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {attempts.length > most && <p class="hint">{`and ${attempts.length - most} more`}</p>}
    </>
  )
}

const nameOf = ({ entry }: NextAttempt): string => `${entry.kind}.${entry.position}`
