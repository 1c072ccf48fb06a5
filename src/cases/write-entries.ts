import type { Transaction } from '../platform/index.ts'
import type { EntryList } from './entry-schemas.ts'
import { refreshSearch, type FileTexts } from './searchable.ts'
import { insertEntries, type EntryWrite, type Recording, type StoredEntries, type StoredEntry, type StoredLists } from './store.ts'

/**
 * Writes entries, however many, and has them found from then on, with the texts of files where these are given. The lock of their case
 * must be held. Whoever read the case while they held it says what stood `before`: then it is not read again.
 */
export async function writeEntries(
  tx: Transaction,
  caseKey: number,
  writes: readonly EntryWrite[],
  { texts, before, ...recording }: Recording & { readonly texts?: FileTexts; readonly before?: StoredEntries },
): Promise<void> {
  if (writes.length === 0) return
  await insertEntries(tx, caseKey, writes, recording)
  // What was erased may come to stand, or fall, with what is written: that is told by the rows.
  const standing = before === undefined || before.erased > 0 ? undefined : standingAfter(before, writes, recording)
  await refreshSearch(tx, caseKey, texts, standing)
}

/** What reading the case gives once these entries are written, but for the ids of their keys, which nobody searches by. */
function standingAfter(before: StoredEntries, writes: readonly EntryWrite[], { by, at }: Recording): StoredEntries {
  const lists: Record<EntryList, readonly StoredEntry[]> = { ...before.lists }
  for (const [list, written] of Map.groupBy(writes, (write) => write.list)) {
    const newest = new Map(lists[list].map((entry) => [entry.meta.position, entry]))
    for (const { position, revision, value } of written) {
      if ((newest.get(position)?.meta.revision ?? 0) >= revision) continue
      const meta = { position, revision, base: revision, recorded_at: at, recorded_by: by, record: '' }
      // As it is kept.
      newest.set(position, { meta, value: JSON.parse(JSON.stringify(value)) as unknown })
    }
    lists[list] = [...newest.values()].toSorted((a, b) => a.meta.position - b.meta.position)
  }
  return { ...before, lists: lists as StoredLists }
}
