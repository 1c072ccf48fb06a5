import type { FactDictionary } from '../claims/index.ts'
import { enqueueJobs, type Clock, type Database, type FileStore, type JobHandler, type Transaction } from '../platform/index.ts'
import { findStaffMember } from '../staff/index.ts'
import { importList } from './import-list.ts'
import type { TableReader } from './read/table-reader.ts'
import { noteProgress, readImport, setFailed, setWaiting } from './store.ts'

const queue = 'list-imports'

export type ListJobs = {
  readonly files: FileStore
  readonly reader: TableReader
  readonly facts: FactDictionary
  readonly clock: Clock
  /** What else a change of a case brings about, in its transaction. */
  readonly afterwards: (tx: Transaction) => Promise<unknown>
}

/** What lists have to do in the background: their import, which may take a while. */
export const listJobs = (db: Database, settings: ListJobs): Readonly<Record<string, JobHandler>> => ({
  [queue]: ({ id, staff }) => importInBackground(db, String(id), String(staff), settings),
})

/** Has a prepared list imported once the transaction commits; one that waits already is not imported twice. */
export async function askForImport(tx: Transaction, id: string, staff: string): Promise<void> {
  if (await setWaiting(tx, id)) await enqueueJobs(tx, queue, [{ id, staff }])
}

class Refused extends Error {
  readonly why: string
  constructor(why: string) {
    super(why)
    this.why = why
  }
}

/** One that does not wait was done, or given up, by an earlier call for the same job. */
async function importInBackground(
  db: Database,
  id: string,
  staff: string,
  { files, reader, facts, clock, afterwards }: ListJobs,
): Promise<void> {
  const found = await readImport(db, id)
  if (found?.state !== 'waiting') return
  const fail = (why: string): Promise<void> => db.transaction().execute((tx) => setFailed(tx, id, why))
  const { prepared, file } = found
  const mapping = prepared?.mapping
  if (!prepared || !mapping || file === null) return fail('How the columns are read is not known any more. Say it again.')
  const stored = await files.read(file)
  if (stored.kind !== 'found') return fail('The file of the list is not here any more. Send it again.')
  const read = await reader.read(stored.bytes)
  if (read.kind === 'unread') return fail(read.why)
  const original = { sha256: file, media_type: prepared.mediaType, bytes: stored.bytes.length, name: prepared.name }
  const member = await findStaffMember(db, staff)
  const settings = {
    by: staff,
    byName: member?.name ?? 'somebody who has left',
    at: clock(),
    facts,
    progress: (rows: number) => noteProgress(db, id, rows),
  }
  try {
    await db.transaction().execute(async (tx) => {
      const outcome = await importList(tx, { id, table: read.table, mapping, original }, settings)
      if (outcome.kind === 'refused') throw new Refused(outcome.why)
      await afterwards(tx)
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await fail(error.why)
  }
}
