import { readReleased } from '../log/index.ts'
import type { Database } from '../platform/index.ts'
import { findEntry, findManifest, type KeptManifest } from '../publishing/index.ts'

/**
 * The signed list of the forms of an edition, once the released log has the edition: whoever has the list can look for it there. Null before
 * that, which is a quarter of an hour at most. What was taken down is for the caller to refuse.
 */
export async function shownManifest(
  db: Database,
  edition: { readonly appeal: string; readonly version: number; readonly lang: string },
): Promise<KeptManifest | null> {
  const [entry, released] = [await findEntry(db, edition), await readReleased(db)]
  return entry === null || released === null || entry >= released.size ? null : findManifest(db, edition)
}
