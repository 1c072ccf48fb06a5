import { bodiesUntold, readTitles } from '../../../cases/index.ts'
import { submissionDeliveriesOf } from '../../../delivery/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { DeliveryTable } from '../deliveries/delivery-table.tsx'
import { needsSomebody } from '../deliveries/words.ts'
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
      <DeliveryTable
        lines={[...urgent, ...sent.filter((one) => !urgent.has(one))].flatMap((delivery) => {
          const title = titles.get(delivery.caseKey)
          if (title === undefined) return []
          const href = `${hrefOf(submissionRoutes.submission, { case: title.id, submission: delivery.submission })}#sent`
          return [{ delivery, href, about: title.title, isUrgent: urgent.has(delivery) }]
        })}
        today={today}
        about="Case"
      />
    </section>
  )
}
