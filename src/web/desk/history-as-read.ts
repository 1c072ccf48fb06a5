import { entryHistory, type EntryList, type EntryRevision } from '../../cases/index.ts'
import type { CaseVisit } from './visit.ts'

/**
 * What an entry has said, the oldest first, as far as this member may read it; they must be allowed to read what it says
 * now. That an earlier wording of it was erased tells nothing, and is told.
 */
export async function historyAsRead({ opened, needs }: CaseVisit, list: EntryList, position: number): Promise<readonly EntryRevision[]> {
  return (await entryHistory(needs.db, opened.id, list, position)).flatMap((revision) => {
    const entry = revision.entry === null ? null : opened.read(list, revision.entry, position)
    return entry === undefined ? [] : [{ ...revision, entry }]
  })
}
