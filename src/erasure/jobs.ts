import { enqueueJobs, forgetDeadRows, type Database, type JobHandler, type Transaction } from '../platform/index.ts'

const queue = 'forgetting'

/** What erasing has to do after its transaction, by queue: making PostgreSQL write over what is no longer a row. */
export const erasureJobs = (db: Database): Readonly<Record<string, JobHandler>> => ({
  async [queue]() {
    await forgetDeadRows(db)
  },
})

/** Has the rows forgotten that the transaction deletes, once it commits. */
export async function enqueueForgetting(tx: Transaction): Promise<void> {
  await enqueueJobs(tx, queue, [{ all: true }])
}
