import { draftsOfCase, dueInWords, dueOf, type Due, type ListedDraft } from '../../../appeals/index.ts'
import { keptAlone } from '../../../cases/index.ts'
import { describeDate, type Day } from '../../../kit/index.ts'
import { openDraft } from '../open-appeal.ts'
import { hrefOf, writers } from '../route.ts'
import type { OpenedAppeal, Visit } from '../visit.ts'
import { appealRoutes } from './routes.ts'

export type DueAppeal = { readonly opened: OpenedAppeal; readonly due: Due }

/** How many cases are opened for it; each says itself until when its appeals ask. */
const most = 20

/** The appeals of these cases, and those that stand alone and are theirs, whose last day is over or within a week; the first first. */
export async function dueAppeals(visit: Visit, caseKeys: readonly number[], today: Day): Promise<readonly DueAppeal[]> {
  const { db } = visit.needs
  const held = await Promise.all(caseKeys.slice(0, most).map((key) => draftsOfCase(db, key)))
  const alone = (await keptAlone(db)).map((one): ListedDraft => ({ ...one, holder: null }))
  const found: DueAppeal[] = []
  for (const draft of [...held.flat(), ...alone]) {
    const due = dueOf(draft.appeal, today)
    if (due === null || due.when === 'later') continue
    const opened = await openDraft(visit, draft)
    if (opened !== null) found.push({ opened, due })
  }
  return found.toSorted((a, b) => a.due.days - b.due.days || (a.opened.appeal.id < b.opened.appeal.id ? -1 : 1))
}

/** What is due, on the first page of the desk; nothing where nothing is. */
export function DueAppeals({ visit, due }: { readonly visit: Visit; readonly due: readonly DueAppeal[] }) {
  if (due.length === 0) return null
  return (
    <section aria-labelledby="due">
      <h2 id="due">Due</h2>
      {(
        [
          ['over', 'Over'],
          ['today', 'Today'],
          ['this-week', 'This week'],
        ] as const
      ).map(([when, label]) => {
        const those = due.filter((one) => one.due.when === when)
        return those.length === 0 ? null : (
          <div key={when}>
            <h3>{label}</h3>
            <ul class="plain rows">
              {those.map((one) => (
                <DueRow key={one.opened.appeal.id} visit={visit} {...one} />
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

function DueRow({ visit, opened: { appeal, hidden }, due }: DueAppeal & { readonly visit: Visit }) {
  const mayWrite = hidden === 0 && (writers as readonly string[]).includes(visit.staff.role)
  return (
    <li data-row="">
      <a href={hrefOf(appealRoutes.compose, { appeal: appeal.id })} data-open="" dir="auto" lang={appeal.lang}>
        {appeal.title}
      </a>{' '}
      <span class="hint">
        <bdi>{appeal.id}</bdi> · act until {appeal.act_until && describeDate(appeal.act_until, 'en')}: {dueInWords(due)}
      </span>{' '}
      {mayWrite && (
        <span class="links">
          <a href={hrefOf(appealRoutes.extend, { appeal: appeal.id })}>
            Extend…<span class="unseen">{` ${appeal.id}`}</span>
          </a>{' '}
          <a href={hrefOf(appealRoutes.closing, { appeal: appeal.id })}>
            Close…<span class="unseen">{` ${appeal.id}`}</span>
          </a>
        </span>
      )}
    </li>
  )
}
