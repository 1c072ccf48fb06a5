import { readTitles } from '../../../cases/index.ts'
import { submissionDeliveriesFor, type SubmissionDelivery } from '../../../delivery/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { DeliveryTable } from '../deliveries/delivery-table.tsx'
import { needsSomebody } from '../deliveries/words.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'

/** What was submitted of a case, with that case. */
export type Submitted = { readonly delivery: SubmissionDelivery; readonly case: { readonly id: string; readonly title: string } }

/** What was submitted of the cases that somebody is a member of, as far as they are told of it; the newest first. */
export async function submittedFor({ needs: { db }, staff }: Visit): Promise<readonly Submitted[]> {
  const memberships = await membershipsOf(db, staff.id)
  const sent = await submissionDeliveriesFor(db, new Map([...memberships].map(([key, { clearance }]) => [key, clearance])))
  const titles = await readTitles(db, [...new Set(sent.map(({ caseKey }) => caseKey))])
  return sent.flatMap((delivery): Submitted[] => {
    const of = titles.get(delivery.caseKey)
    return of === undefined ? [] : [{ delivery, case: of }]
  })
}

/** The same in the ledger, what needs somebody first; nothing where there is none. */
export async function submissionsInLedger(visit: Visit, today: string) {
  const sent = await submittedFor(visit)
  if (sent.length === 0) return null
  const urgent = new Set(sent.filter(({ delivery }) => needsSomebody(delivery, today)))
  return (
    <section aria-labelledby="submissions">
      <h2 id="submissions">Submissions of cases</h2>
      <DeliveryTable
        lines={[...urgent, ...sent.filter((one) => !urgent.has(one))].map((one) => ({
          delivery: one.delivery,
          href: `${hrefOf(submissionRoutes.submission, { case: one.case.id, submission: one.delivery.submission })}#sent`,
          about: one.case.title,
          isUrgent: urgent.has(one),
        }))}
        today={today}
        about="Case"
      />
    </section>
  )
}
