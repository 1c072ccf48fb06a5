import type { FactDictionary } from '../claims/index.ts'
import { dayOfInstant } from '../kit/index.ts'
import { enqueueJobs, type Clock, type Database, type JobHandler } from '../platform/index.ts'
import { catchUpOnAttention } from './case-attention.ts'

const attentionQueue = 'attention'

/** What the cases have to do in the background, by queue: counting what they ask for. */
export const caseJobs = (
  db: Database,
  { facts, clock }: { facts: FactDictionary; clock: Clock },
): Readonly<Record<string, JobHandler>> => ({
  async [attentionQueue]() {
    await catchUpOnAttention(db, { facts, at: dayOfInstant(clock()) })
  },
})

/** Has every case counted that has changed since it was. To be asked for at start, and where a list finds many of them. */
export async function enqueueCounting(db: Database): Promise<void> {
  await db.transaction().execute((tx) => enqueueJobs(tx, attentionQueue, [{ all: true }]))
}
