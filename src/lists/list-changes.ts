import type { FileStore, Transaction } from '../platform/index.ts'
import { recordAudit } from '../staff/index.ts'
import type { Mapping } from './mapping.ts'
import { addImport, forgetFileOf, prepareAnew, readImport, removeImport, type Doing, type ListImport, type NewImport } from './store.ts'

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

export type DiscardOutcome =
  | { readonly kind: 'discarded'; /** Forgotten; its bytes are to be swept once this is committed. */ readonly file: string | null }
  | { readonly kind: 'none' }

/** Removes a list that is not imported, and forgets its file where nothing else names it. */
export async function discardList(
  tx: Transaction,
  id: string,
  { by, at, files }: Doing & { readonly files: FileStore },
): Promise<DiscardOutcome> {
  const found = await readImport(tx, id, true)
  if (found === null || !isOpen(found)) return { kind: 'none' }
  await recordAudit(tx, { at, staff: by, action: 'list.discard', caseKey: found.caseKey, entry: id })
  await removeImport(tx, id)
  return { kind: 'discarded', file: await forgetFileOf(tx, found, files) }
}
