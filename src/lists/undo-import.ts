import { judgedAmong } from '../people/index.ts'
import {
  enqueueRebuilding,
  lockCase,
  normDecisions,
  raiseRevision,
  readEntriesOfKey,
  refreshSearch,
  withdrawCase,
  withdrawEntries,
  type StoredEntry,
  type WrittenEntries,
} from '../cases/index.ts'
import type { FileStore, Transaction } from '../platform/index.ts'
import { membersOf, recordAudit, setMembership } from '../staff/index.ts'
import { builtOn, decidedOn } from './built-on.ts'
import { staffOf } from './import-list.ts'
import { entriesOfImport, forgetFileOf, readImport, setUndone, type Doing } from './store.ts'

export type UndoOutcome =
  /** `file` is the stored original that is forgotten since nothing else names it; its bytes are to be swept when the transaction has committed. */
  | { readonly kind: 'undone'; readonly entries: number; readonly caseRemoved: boolean; readonly file: string | null }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'none' }

export type UndoSettings = Doing & {
  /** Where the file lies, to have it forgotten; without it the file stays, to be imported again. */
  readonly files?: FileStore
  /** The appeals that cite a case, whatever they cite of it. */
  readonly citing: (tx: Transaction, caseId: string) => Promise<readonly string[]>
}

/**
 * Takes back all that an import wrote, with its keys, and the case where the import opened it: then the database is as it was
 * before, but for the record of actions, the number that counts the changes of a case that stays, and the note that the import
 * was there. Refused once somebody has built on it. What is refused must be rolled back.
 */
export async function undoImport(tx: Transaction, id: string, settings: UndoSettings): Promise<UndoOutcome> {
  const { by, at, files, citing } = settings
  const seen = await readImport(tx, id)
  if (seen === null) return { kind: 'none' }
  const caseId = seen.prepared?.case
  if (caseId === undefined) return { kind: 'refused', why: 'Nothing is known of this import any more: its words were erased.' }
  // First the case and then the import, as importing does.
  await lockCase(tx, caseId)
  const found = await readImport(tx, id, true)
  if (found?.state !== 'imported')
    return { kind: 'refused', why: found?.state === 'undone' ? 'It is undone already.' : 'It was not imported.' }
  const { caseKey, openedCase } = found
  const written = await entriesOfImport(tx, id)
  const stored = await readEntriesOfKey(tx, caseKey)
  const built = stored === null ? undefined : builtOn(stored.lists, written, openedCase)
  if (built !== undefined) return { kind: 'refused', why: `Somebody has built on this import. ${built}` }
  if (stored !== null && decidedOn(stored.lists, written, await normDecisions(tx, caseKey, 'all')))
    return { kind: 'refused', why: 'Somebody has built on this import: the team decided on a norm that rests on it.' }
  for (const { list, first, last } of written)
    if (list === 'subjects' && (await judgedAmong(tx, caseKey, first, last)) > 0)
      return { kind: 'refused', why: 'Somebody has built on this import: it was judged whether a person of it is another one.' }
  const appeals = await citing(tx, caseId)
  if (appeals.length > 0)
    return { kind: 'refused', why: `Somebody has built on this import: ${appeals.slice(0, 5).join(', ')} cites the case.` }

  const file = found.file ?? fileOf(stored?.lists.documents ?? [], written)
  const entries = await withdrawEntries(tx, caseKey, written, id)
  // Raised also where nothing was left to remove, so that nobody goes on with the case as they had it open.
  const revision = await raiseRevision(tx, caseKey)
  if (!openedCase) {
    await refreshSearch(tx, caseKey)
    // The words of files went with all that could be searched of the case, and are taken of the files again.
    await enqueueRebuilding(tx)
  } else {
    for (const { staff } of await membersOf(tx, caseKey)) await setMembership(tx, { staff, caseKey, clearance: null }, { by, at })
    if (!(await withdrawCase(tx, caseKey)))
      return {
        kind: 'refused',
        why: 'Somebody has built on this import: the case is named elsewhere, such as by a published page or an erasure.',
      }
  }
  await setUndone(tx, id, { by, at, file: files === undefined ? file : null, caseId, revision })
  await recordAudit(tx, { at, staff: staffOf(by), action: 'list.undo', caseKey, entry: id, detail: { entries } })
  const forgotten = files === undefined ? null : await forgetFileOf(tx, { id, file }, files)
  return { kind: 'undone', entries, caseRemoved: openedCase, file: forgotten }
}

/** The file of the document that an import wrote; null where it wrote none, or its file was erased. */
function fileOf(documents: readonly StoredEntry[], written: readonly WrittenEntries[]): string | null {
  const run = written.find(({ list }) => list === 'documents')
  const document = documents.find(({ meta }) => run !== undefined && run.first <= meta.position && meta.position <= run.last)
  return (document?.value as { readonly original?: { readonly sha256: string } } | undefined)?.original?.sha256 ?? null
}
