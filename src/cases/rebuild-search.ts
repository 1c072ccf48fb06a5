import { sql } from 'kysely'
import { enqueueJobs, enqueueTogether, eraseAlone, type Database, type JobHandler, type Log, type Transaction } from '../platform/index.ts'
import { forgetSearchWords, unfinishedCases } from '../search/index.ts'
import { caseKeys } from './list-cases.ts'
import { keyOfAlone } from './searchable-appeals.ts'
import { refreshSearch, type FileTexts } from './searchable.ts'

const [queue, wordsQueue] = ['search', 'search-words']

type SearchJobSettings = {
  /** Reads the text of a document's file. */
  readonly textOf: NonNullable<FileTexts['textOf']>
  readonly log: Log
}

/**
 * What has to be done in the background so that everything can be searched, by queue: making anew what a crash, a restored backup or
 * another way of making it has left out; and forgetting the words that stand in no case any more.
 */
export const searchJobs = (db: Database, { textOf, log }: SearchJobSettings): Readonly<Record<string, JobHandler>> => ({
  async [queue]() {
    // One that cannot be read keeps no other waiting. It is asked for again as long as it is missing.
    await rebuildSearch(db, textOf, (error) => log.error('a case was not made ready to be searched', error))
  },
  async [wordsQueue]() {
    await db.transaction().execute(async (tx) => {
      // Whoever writes a word that is being forgotten would lose it, so nobody does; but nobody waits for long either.
      await sql`set local lock_timeout = '2s'`.execute(tx)
      if (!(await eraseAlone(tx))) throw new Error('Words of search were not forgotten while somebody erases')
      await forgetSearchWords(tx)
    })
  },
})

/** Has what cannot be searched made anew, once the transaction commits. To be asked for at start, and where texts of files went. */
export async function enqueueRebuilding(tx: Transaction): Promise<void> {
  await enqueueJobs(tx, queue, [{ all: true }])
}

/** What search has rows of: every case, and the appeals that none holds where there are any. */
export async function searchedKeys(db: Database): Promise<readonly number[]> {
  const { rows } = await sql`select from appeals limit 1`.execute(db)
  return [...(rows.length > 0 ? [keyOfAlone] : []), ...(await caseKeys(db))]
}

/**
 * The same where something is missing, once in five minutes at most. To be asked for now and then: PostgreSQL empties the tables of
 * search where it alone was killed, and nobody tells us.
 */
export async function askForRebuilding(db: Database): Promise<void> {
  const missing = await unfinishedCases(db, await searchedKeys(db))
  if (missing.length > 0) await db.transaction().execute((tx) => enqueueTogether(tx, queue))
}

/** Has the words and names forgotten that stand in no case any more, once the transaction commits: a name that is protected from then on. */
export async function enqueueForgettingWords(tx: Transaction): Promise<void> {
  await enqueueJobs(tx, wordsQueue, [{ all: true }])
}

/**
 * Makes anew what can be found of every case of which it is missing, each in a transaction of its own; gives how many were made.
 * What goes wrong with one ends it, unless `failed` takes the error.
 */
export async function rebuildSearch(
  db: Database,
  textOf?: FileTexts['textOf'],
  failed: (error: unknown) => void = rethrow,
): Promise<number> {
  let made = 0
  for (const key of await unfinishedCases(db, await searchedKeys(db)))
    try {
      await db.transaction().execute((tx: Transaction) => refreshSearch(tx, key, textOf === undefined ? {} : { textOf }))
      made += 1
    } catch (error) {
      failed(error)
    }
  return made
}

function rethrow(error: unknown): never {
  throw error
}
