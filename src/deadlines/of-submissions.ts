import { bodiesUntold, type BodiesUntold } from '../cases/index.ts'
import { answeringOf, submissionDeliveriesOf } from '../delivery/index.ts'
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
  const sent = await submissionDeliveriesOf(db, [...cases.keys()])
  const untold = new Map<number, BodiesUntold>()
  for (const key of new Set(sent.map(({ caseKey }) => caseKey)))
    untold.set(key, await bodiesUntold(db, key, memberships.get(key)?.clearance ?? 'team'))
  return sent.flatMap((delivery): Deadline[] => {
    const { deadline: rule, state, id, bodyName: body, submission, caseKey } = delivery
    const { kind } = answeringOf(delivery, delivery.replies, formatDay(today))
    const of = cases.get(caseKey)
    if (
      of === undefined ||
      rule === null ||
      untold.get(caseKey)?.has(delivery.body) === true ||
      state === 'bounced' ||
      state === 'given-up'
    )
      return []
    const until = parseDate(rule.day)
    if ((kind !== 'awaited' && kind !== 'lapsed') || until.kind !== 'date') return []
    const from = { kind: 'submission' as const, submission, delivery: id, body, rule }
    const code = neutralCode('case', of, digests)
    return [{ kind: 'answer', code, case: of, day: until.latest, first: until.latest, from, key: `answer ${id}` }]
  })
}
