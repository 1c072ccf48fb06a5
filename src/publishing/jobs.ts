import { z } from 'zod'
import { enqueueJobs, type Database, type FileStore, type JobHandler, type Transaction } from '../platform/index.ts'
import type { Sheets } from './sheets.ts'
import { formerSheets, listSheets, type EditionKey } from './sheets-store.ts'
import { findEdition } from './store.ts'

const sheetQueue = 'sheets'
const erasedQueue = 'erased-sheets'
const erasedSheet = z.object({ file: z.string() })
const editionKey = z.object({ appeal: z.string(), version: z.number(), lang: z.string() })

/** What publishing has to do after a transaction, by queue: printing the sheets of editions, and erasing those of redacted ones. */
export const publishingJobs = (db: Database, sheets: Sheets): Readonly<Record<string, JobHandler>> => ({
  async [sheetQueue](data) {
    const { appeal, version, lang } = editionKey.parse(data)
    const published = await findEdition(db, appeal, version, lang)
    if (published === null) return
    const outcome = await sheets.make(published)
    // Said by throwing, so that it is tried again later; its reason is recorded beside the edition.
    if (outcome.kind === 'failed') throw new Error('A sheet could not be printed')
  },
  async [erasedQueue](data) {
    await sheets.erase(erasedSheet.parse(data).file)
  },
})

/** Has the sheets of editions printed once the transaction commits. */
export async function enqueueSheets(tx: Transaction, editions: readonly EditionKey[]): Promise<void> {
  await enqueueJobs(
    tx,
    sheetQueue,
    editions.map(({ appeal, version, lang }) => ({ appeal, version, lang })),
  )
}

/** Has the stored files of sheets erased once the transaction commits. */
export async function enqueueErasedSheets(tx: Transaction, files: readonly string[]): Promise<void> {
  await enqueueJobs(
    tx,
    erasedQueue,
    files.map((file) => ({ file })),
  )
}

/**
 * Erases the files of former sheets, and has every sheet printed that is not there: of editions published before the first start or under another address, of
 * those that failed or lacked a typeface, and those whose stored file is gone. Gives how many. To be called at start.
 */
export async function catchUpOnSheets(
  db: Database,
  { files, sheets }: { readonly files: FileStore; readonly sheets: Sheets },
): Promise<number> {
  const stored = new Set(await files.names())
  for (const file of await formerSheets(db)) if (stored.has(file)) await sheets.erase(file)
  const left = (await listSheets(db)).filter(({ appeal, lang, original, sheets: made }) => {
    const page = sheets.addressOf(appeal, original ? undefined : lang)
    const file = made.find(({ address }) => address === page)?.file ?? null
    return file === null || !stored.has(file)
  })
  await db.transaction().execute((tx) => enqueueSheets(tx, left))
  return left.length
}
