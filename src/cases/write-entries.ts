import type { Transaction } from '../platform/index.ts'
import { refreshSearch, type FileTexts } from './searchable.ts'
import { insertEntries, type EntryWrite, type Recording } from './store.ts'

/**
 * Writes entries, however many, and has them found from then on, with the texts of files where these are given. The lock of their case
 * must be held.
 */
export async function writeEntries(
  tx: Transaction,
  caseKey: number,
  writes: readonly EntryWrite[],
  { texts, ...recording }: Recording & { readonly texts?: FileTexts },
): Promise<void> {
  if (writes.length === 0) return
  await insertEntries(tx, caseKey, writes, recording)
  await refreshSearch(tx, caseKey, texts)
}
