import { answeringOf, submissionDeliveriesFor } from '../delivery/index.ts'
import { formatDay, parseDate } from '../kit/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { Membership } from '../staff/index.ts'
import type { Deadline } from './deadline.ts'
import { neutralCode } from './neutral-code.ts'
import type { Reader } from './of-appeals.ts'

/** By when bodies answer what was submitted of the cases of which somebody is a member; of a confidential procedure, as far as they read of it. */
export async function deadlinesOfSubmissions(
  db: Database | Transaction,
  { cases, memberships, digests, today }: Omit<Reader, 'role'> & { readonly memberships: ReadonlyMap<number, Membership> },
): Promise<readonly Deadline[]> {
  const clearances = new Map([...memberships].flatMap(([key, { clearance }]) => (cases.has(key) ? [[key, clearance] as const] : [])))
  const sent = await submissionDeliveriesFor(db, clearances)
  return sent.flatMap((delivery): Deadline[] => {
    const { deadline: rule, state, id, bodyName: body, submission, caseKey } = delivery
    const { kind } = answeringOf(delivery, delivery.replies, formatDay(today))
    const of = cases.get(caseKey)
    if (of === undefined || rule === null || state === 'bounced' || state === 'given-up') return []
    const until = parseDate(rule.day)
    if ((kind !== 'awaited' && kind !== 'lapsed') || until.kind !== 'date') return []
    const from = { kind: 'submission' as const, submission, delivery: id, body, rule }
    const codes = [neutralCode('case', of, digests)] as const
    return [{ kind: 'answer', codes, of: [of], day: until.latest, first: until.latest, from, key: `answer ${id}` }]
  })
}
