import { enqueueJobs, type Database, type JobHandler, type Transaction } from '../platform/index.ts'
import { unfinishedCases } from '../search/index.ts'
import { caseKeys } from './list-cases.ts'
import { refreshSearch, type FileTexts } from './searchable.ts'

const queue = 'search'

/**
 * What has to be done in the background so that everything can be searched, by queue: making anew what a crash, a restored backup or
 * another way of making it has left out. Takes what reads the text of a document's file.
 */
export const searchJobs = (db: Database, textOf: NonNullable<FileTexts['textOf']>): Readonly<Record<string, JobHandler>> => ({
  async [queue]() {
    await rebuildSearch(db, textOf)
  },
})

/** Has what cannot be searched made anew, once the transaction commits. To be asked for at start, and where texts of files went. */
export async function enqueueRebuilding(tx: Transaction): Promise<void> {
  await enqueueJobs(tx, queue, [{ all: true }])
}

/** Makes anew what can be found of every case of which it is missing, each in a transaction of its own; gives how many these were. */
export async function rebuildSearch(db: Database, textOf?: FileTexts['textOf']): Promise<number> {
  const keys = await unfinishedCases(db, await caseKeys(db))
  for (const key of keys)
    await db.transaction().execute((tx: Transaction) => refreshSearch(tx, key, textOf === undefined ? {} : { textOf }))
  return keys.length
}
