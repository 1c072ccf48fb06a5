import type { FactDictionary } from '../claims/index.ts'
import type { Extractor } from '../extraction/index.ts'
import {
  enqueueJobs,
  type Clock,
  type Database,
  type FileStore,
  type JobData,
  type JobHandler,
  type Transaction,
} from '../platform/index.ts'
import { placesOfDocuments, type WhichDocument } from './document-at-hand.ts'
import { readOutOriginal } from './read-out-original.ts'
import { stampOriginal } from './stamp-original.ts'

const extractionQueue = 'extraction'
const timestampQueue = 'timestamps'

export type DocumentJobs = {
  readonly files: FileStore
  readonly extractor: Extractor
  readonly facts: FactDictionary
  readonly clock: Clock
  /** Where timestamps are asked for (RFC 3161); without it none are. */
  readonly timestampUrl?: string
}

/** What documents have to do in the background, by queue: their words taken from the original, and its timestamp. */
export const documentJobs = (db: Database, settings: DocumentJobs): Readonly<Record<string, JobHandler>> => ({
  async [extractionQueue](data) {
    await readOutOriginal(db, whichOf(data), settings)
  },
  async [timestampQueue](data) {
    const { timestampUrl, ...others } = settings
    if (timestampUrl !== undefined) await stampOriginal(db, whichOf(data), { ...others, timestampUrl })
  },
})

function whichOf({ case: caseKey, document, position }: JobData): WhichDocument {
  return { caseKey: Number(caseKey), ...(document === undefined ? { position: Number(position) } : { id: String(document) }) }
}

/**
 * Has the words of documents taken from their originals, and timestamps made of these, once the transaction commits. Takes the
 * key of their case and their ids.
 */
export async function askForReading(tx: Transaction, caseKey: number, ids: readonly string[]): Promise<void> {
  const jobs = await jobsFor(tx, caseKey, ids)
  await enqueueJobs(tx, extractionQueue, jobs)
  await enqueueJobs(tx, timestampQueue, jobs)
}

/** The same for timestamps alone. */
export async function askForTimestamps(tx: Transaction, caseKey: number, ids: readonly string[]): Promise<void> {
  await enqueueJobs(tx, timestampQueue, await jobsFor(tx, caseKey, ids))
}

/**
 * An id that came with a file may be made of a name, and a job holds no words that somebody may have to be erased from: such
 * documents are meant by their places.
 */
async function jobsFor(tx: Transaction, caseKey: number, ids: readonly string[]): Promise<JobData[]> {
  const places = ids.every((id) => neutralId.test(id)) ? null : await placesOfDocuments(tx, caseKey)
  return ids.flatMap((id): JobData[] => {
    if (neutralId.test(id)) return [{ case: caseKey, document: id }]
    const position = places?.get(id)
    return position === undefined ? [] : [{ case: caseKey, position }]
  })
}

const neutralId = /^[A-Z]\d{1,9}$/
