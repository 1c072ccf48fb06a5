import { bodiesUntold, type BodiesUntold } from '../cases/index.ts'
import type { Sensitivity } from '../claims/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { SubmissionDelivery } from './delivery.ts'
import { submissionDeliveriesOf } from './ledger-store.ts'

/**
 * What was sent, or is to be sent, of the submissions of cases that somebody reads so far (by the keys of the cases), the newest first. One to a
 * body before which a confidential procedure of its case stands is told only to those who read of that.
 */
export async function submissionDeliveriesFor(
  db: Database | Transaction,
  clearances: ReadonlyMap<number, Sensitivity>,
): Promise<readonly SubmissionDelivery[]> {
  const sent = await submissionDeliveriesOf(db, [...clearances.keys()])
  const untold = new Map<number, BodiesUntold>()
  for (const key of new Set(sent.map(({ caseKey }) => caseKey))) untold.set(key, await bodiesUntold(db, key, clearances.get(key) ?? 'team'))
  return sent.filter(({ caseKey, body }) => untold.get(caseKey)?.has(body) !== true)
}
