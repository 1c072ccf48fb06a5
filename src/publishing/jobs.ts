import { z } from 'zod'
import { enqueueJobs, PlainReason, type Database, type FileStore, type JobHandler, type Transaction } from '../platform/index.ts'
import type { Sheets } from './sheets.ts'
import { formerSheets, listSheets, printedForms, type EditionKey, type PrintedForm } from './sheets-store.ts'
import { findEdition } from './store.ts'

const sheetQueue = 'sheets'
const erasedQueue = 'erased-sheets'
const erasedSheet = z.object({ file: z.string() })
/** Jobs that an Amparo without other forms left are of sheets. */
const formKey = z.object({ appeal: z.string(), version: z.number(), lang: z.string(), form: z.enum(printedForms).default('sheet') })

/** What publishing has to do after a transaction, by queue: making the forms of editions, and erasing those of redacted ones. */
export const publishingJobs = (db: Database, sheets: Sheets): Readonly<Record<string, JobHandler>> => ({
  async [sheetQueue](data) {
    const { appeal, version, lang, form } = formKey.parse(data)
    const published = await findEdition(db, appeal, version, lang)
    if (published === null) return
    const outcome = await sheets.make(published, form)
    // Said by throwing, so that it is tried again later; its reason is recorded beside the edition.
    if (outcome.kind === 'failed') throw new PlainReason(`a ${form} of an edition could not be made`)
  },
  async [erasedQueue](data) {
    await sheets.erase(erasedSheet.parse(data).file)
  },
})

/** Has all forms of editions made once the transaction commits, their sheets before anything else. */
export const enqueueSheets = (tx: Transaction, editions: readonly EditionKey[]): Promise<void> =>
  enqueueForms(
    tx,
    printedForms.flatMap((form) => editions.map((edition) => ({ ...edition, form }))),
  )

async function enqueueForms(tx: Transaction, forms: readonly (EditionKey & { readonly form: PrintedForm })[]): Promise<void> {
  const keys = forms.map(({ appeal, version, lang, form }) => ({ appeal, version, lang, form }))
  // Of many languages that come out together each has its sheet before any has a poster.
  await enqueueJobs(
    tx,
    sheetQueue,
    keys.filter(({ form }) => form === 'sheet'),
    { priority: 1 },
  )
  await enqueueJobs(
    tx,
    sheetQueue,
    keys.filter(({ form }) => form !== 'sheet'),
  )
}

/** Has the stored files of forms erased once the transaction commits. */
export async function enqueueErasedSheets(tx: Transaction, files: readonly string[]): Promise<void> {
  await enqueueJobs(
    tx,
    erasedQueue,
    files.map((file) => ({ file })),
  )
}

/**
 * Erases the files of former sheets, posters and cards, and has every one made that is not there: of editions published before the
 * first start or under another address, of those that failed or lacked a typeface, and those whose stored file is gone. Gives how
 * many. To be called at start.
 */
export async function catchUpOnSheets(
  db: Database,
  { files, sheets }: { readonly files: FileStore; readonly sheets: Sheets },
): Promise<number> {
  const stored = new Set(await files.names())
  for (const file of await formerSheets(db)) if (stored.has(file)) await sheets.erase(file)
  const editions = await listSheets(db)
  const left = printedForms.flatMap((form) =>
    editions
      .filter(({ appeal, lang, original, sheets: made }) => {
        const page = sheets.addressOf(appeal, original ? undefined : lang)
        const file = made.find((each) => each.form === form && each.address === page)?.file ?? null
        return file === null || !stored.has(file)
      })
      .map((edition) => ({ ...edition, form })),
  )
  await db.transaction().execute((tx) => enqueueForms(tx, left))
  return left.length
}
