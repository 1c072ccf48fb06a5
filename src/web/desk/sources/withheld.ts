import { entryHistory, type PlainEntry } from '../../../cases/index.ts'
import type { Database, Transaction } from '../../../platform/index.ts'
import type { Given } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import type { EntryKind, KeptEntry } from './entry-kind.ts'

/** An entry as it is stored, with what this member may not read; null where it was erased. Nothing of it goes into a page. */
export async function storedEntry(
  db: Database | Transaction,
  { opened }: CaseVisit,
  { list }: Pick<EntryKind, 'list'>,
  { position }: Pick<KeptEntry, 'position'>,
): Promise<PlainEntry | null> {
  return (await entryHistory(db, opened.id, list, position)).at(-1)?.entry ?? null
}

/** Which fields of a stored entry this member may not read. None where they may not read it at all. */
export function withheldIn(
  { opened }: CaseVisit,
  { list, mayWithhold }: EntryKind,
  stored: PlainEntry | null,
  position: number,
): readonly string[] {
  const readable = opened.read(list, stored, position)
  if (stored === null || readable === null || readable === undefined) return []
  return mayWithhold.filter((field) => stored[field] !== undefined && readable[field] === undefined)
}

/** Fields that a form did not have, or may not change, as they are stored: whoever does not see them cannot have meant to strike them out. */
export const keptFrom = (stored: PlainEntry | null, given: Given, { mayWithhold }: EntryKind, withheld: readonly string[]): PlainEntry =>
  Object.fromEntries(
    mayWithhold.flatMap((field) => {
      const value = stored?.[field]
      return value === undefined || (given.has(field) && !withheld.includes(field)) ? [] : [[field, value]]
    }),
  )
