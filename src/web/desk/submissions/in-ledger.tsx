import { bodiesUntold, readTitles } from '../../../cases/index.ts'
import { submissionDeliveriesOf } from '../../../delivery/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { channelInWords, dayInWords, dueInWords, needsSomebody, stateInWords } from '../deliveries/words.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'

/** What was submitted of the cases that somebody is a member of, what needs them first; nothing where there is none. */
export async function submissionsInLedger(visit: Visit, today: string) {
  const { needs, staff } = visit
  const memberships = await membershipsOf(needs.db, staff.id)
  const keys = [...memberships.keys()]
  const all = await submissionDeliveriesOf(needs.db, keys)
  const untold = new Map<number, ReadonlySet<string>>()
  for (const key of new Set(all.map(({ caseKey }) => caseKey)))
    untold.set(key, await bodiesUntold(needs.db, key, memberships.get(key)?.clearance ?? 'team'))
  const sent = all.filter(({ caseKey, body }) => untold.get(caseKey)?.has(body) !== true)
  if (sent.length === 0) return null
  const titles = await readTitles(needs.db, keys)
  const urgent = new Set(sent.filter((one) => needsSomebody(one, today)))
  return (
    <section aria-labelledby="submissions">
      <h2 id="submissions">Submissions of cases</h2>
      <div class="scrolls">
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">To whom</th>
              <th scope="col">Case</th>
              <th scope="col">By</th>
              <th scope="col">Left</th>
              <th scope="col">How it stands</th>
              <th scope="col">Answer</th>
            </tr>
          </thead>
          <tbody>
            {[...urgent, ...sent.filter((one) => !urgent.has(one))].flatMap((one) => {
              const title = titles.get(one.caseKey)
              if (title === undefined) return []
              return (
                <tr key={one.id}>
                  <th scope="row" dir="auto">
                    <a href={`${hrefOf(submissionRoutes.submission, { case: title.id, submission: one.submission })}#sent`}>
                      {one.bodyName ?? 'erased'}
                    </a>
                  </th>
                  <td dir="auto">{title.title}</td>
                  <td>{channelInWords[one.channel]}</td>
                  <td>{one.day === null ? '–' : dayInWords(one.day)}</td>
                  <td>
                    {urgent.has(one) && <strong class="mark">To do: </strong>}
                    {stateInWords(one)}
                  </td>
                  <td>{dueInWords(one, today) ?? '–'}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
