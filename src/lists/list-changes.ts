import type { FileStore, Transaction } from '../platform/index.ts'
import { recordAudit } from '../staff/index.ts'
import type { Mapping } from './mapping.ts'
import {
  addImport,
  forgetFileOf,
  prepareAnew,
  readImport,
  releaseFile,
  removeImport,
  type Doing,
  type ListImport,
  type NewImport,
} from './store.ts'

/** Keeps a list whose columns are still to be told. */
export async function prepareList(tx: Transaction, given: NewImport, doing: Doing): Promise<void> {
  await addImport(tx, given, doing)
  await recordAudit(tx, { at: doing.at, staff: doing.by, action: 'list.prepare', caseKey: given.caseKey, entry: given.id })
}

/** Says how the columns of a list are read; false where it is imported, being imported, or not there. */
export async function setMapping(tx: Transaction, id: string, mapping: Mapping): Promise<boolean> {
  const found = await readImport(tx, id, true)
  if (!found?.prepared || !isOpen(found)) return false
  await prepareAnew(tx, id, { ...found.prepared, mapping })
  return true
}

/** Whether it may still be prepared otherwise. */
export const isOpen = ({ state }: Pick<ListImport, 'state'>): boolean => state === 'prepared' || state === 'failed'

/** Prepares the file of an undone import once more, as it was told before; the file goes over to what is prepared. */
export async function prepareListAgain(tx: Transaction, before: string, given: NewImport, doing: Doing): Promise<boolean> {
  const found = await readImport(tx, before, true)
  if (found?.state !== 'undone' || found.file !== given.file) return false
  await releaseFile(tx, before)
  await prepareList(tx, given, doing)
  return true
}

export type DiscardOutcome =
  | { readonly kind: 'discarded'; /** Forgotten; its bytes are to be swept once this is committed. */ readonly file: string | null }
  | { readonly kind: 'none' }

/** Removes a list that is not imported, or the file of one that was undone, and forgets the file where nothing else names it. */
export async function discardList(
  tx: Transaction,
  id: string,
  { by, at, files }: Doing & { readonly files: FileStore },
): Promise<DiscardOutcome> {
  const found = await readImport(tx, id, true)
  if (found === null || !(isOpen(found) || found.state === 'undone')) return { kind: 'none' }
  await recordAudit(tx, { at, staff: by, action: 'list.discard', caseKey: found.caseKey, entry: id })
  await (isOpen(found) ? removeImport(tx, id) : releaseFile(tx, id))
  return { kind: 'discarded', file: await forgetFileOf(tx, found, files) }
}
