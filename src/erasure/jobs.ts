import { enqueueJobs, forgetDeadRows, type Database, type FileStore, type JobHandler, type Transaction } from '../platform/index.ts'

const queue = 'forgetting'
const filesQueue = 'forgetting-files'

/**
 * What erasing has to do after its transaction, by queue: making PostgreSQL write over what is no longer a row, and removing
 * the bytes of files whose keys are gone.
 */
export const erasureJobs = (db: Database, files: FileStore): Readonly<Record<string, JobHandler>> => ({
  async [queue]() {
    await forgetDeadRows(db)
  },
  async [filesQueue]({ file }) {
    await files.sweep(String(file))
  },
})

/** Has the bytes of files removed whose keys the transaction destroys, once it commits. */
export async function enqueueSweeping(tx: Transaction, names: readonly string[]): Promise<void> {
  await enqueueJobs(
    tx,
    filesQueue,
    names.map((file) => ({ file })),
  )
}

/** Has the rows forgotten that the transaction deletes, once it commits. */
export async function enqueueForgetting(tx: Transaction): Promise<void> {
  await enqueueJobs(tx, queue, [{ all: true }])
}
