import type { FactDictionary } from '../claims/index.ts'
import type { Clock, Database, Randomness, Transaction } from '../platform/index.ts'
import type { CaseDocument } from './case-document.ts'
import { changesOf, type Changes } from './changes.ts'
import { entryName } from './entry-name.ts'
import type { EntryList } from './entry-schemas.ts'
import type { InvalidFile } from './file-problems.ts'
import { textIn, type PlainEntry } from './plain-case.ts'
import { readCaseFile } from './read-file.ts'
import { addCase, lockCase, raiseRevision, readEntries, type EntryWrite, type StoredEntries, type StoredEntry } from './store.ts'
import type { FileTexts } from './searchable.ts'
import { restored, storedLists } from './stored-case.ts'
import { withoutErased } from './without-erased.ts'
import { writeEntries } from './write-entries.ts'

/** What an import did. */
export type ImportOutcome =
  | {
      readonly kind: 'imported'
      readonly case: string
      readonly isNew: boolean
      /** How many things are new, and how many of which: entries by their list, then retractions, relays and the like. */
      readonly added: number
      readonly news: Readonly<Record<string, number>>
      /** Entries of the file that were kept already. */
      readonly unchanged: number
      /** What the file would undo and what stays all the same: "Claim 'C1' stays sealed". */
      readonly stays: readonly string[]
    }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export type ImportSettings = {
  readonly clock: Clock
  /** The staff member who imports; `import` for the command line. */
  readonly by?: string
  readonly random?: Randomness
  /** Reads the words that were taken of a document's file, so that they are found; null where there are none. */
  readonly textOf?: NonNullable<FileTexts['textOf']>
}

/**
 * Keeps a case, whole or not at all. Takes a case that was read from a file; adds what is new in it to what is kept and
 * refuses, entry by entry, what would rewrite it (see changes.ts). What an entry gains is a new revision of it.
 */
export async function importCase(db: Database, document: CaseDocument, settings: ImportSettings): Promise<ImportOutcome> {
  return db.transaction().execute((tx) => importInto(tx, document, settings))
}

/** The same in the caller's transaction, which must be rolled back where it is refused. */
export async function importInto(tx: Transaction, document: CaseDocument, settings: ImportSettings): Promise<ImportOutcome> {
  const { id } = document.case
  // Two imports of one case come after one another, also while the case does not exist yet.
  await lockCase(tx, id)
  const stored = await readEntries(tx, id)
  if (stored !== null && stored.lists.head.length === 0)
    return { kind: 'refused', reasons: [`The case '${id}' was erased, and its id is not used again`] }
  const kept = stored === null ? null : restored(stored.erased === 0 ? stored.lists : withoutErased(stored.lists).lists)
  const changes = changesOf(kept, document)
  if (changes.kind === 'rewriting') return { kind: 'refused', reasons: changes.reasons }
  const { clock, by = 'import', random, textOf } = settings
  const recording = { by, at: clock(), ...(random && { random }) }
  const writes = writesOf(stored, document, changes)
  const key = stored?.key ?? (await addCase(tx, id, recording))
  await writeEntries(tx, key, writes, { ...recording, ...(textOf && { texts: { textOf } }) })
  if (stored !== null && writes.length > 0) await raiseRevision(tx, key)
  const { news, unchanged, stays } = changes
  const added = Object.values(news).reduce((sum, count) => sum + count, 0)
  return { kind: 'imported', case: id, isNew: stored === null, added, news, unchanged, stays }
}

/** Reads a case file and keeps it: readCaseFile and importCase in one. */
export async function importCaseFile(
  db: Database,
  content: string | Uint8Array,
  { file, facts, ...settings }: ImportSettings & { readonly file: string; readonly facts: FactDictionary },
): Promise<ImportOutcome | InvalidFile> {
  const read = readCaseFile(content, { file, facts })
  return read.kind === 'invalid' ? read : importCase(db, read.document, settings)
}

/** What is to be written: further positions for what is new, further revisions for what has grown. */
function writesOf(stored: StoredEntries | null, document: CaseDocument, changes: Changes): EntryWrite[] {
  const writes: EntryWrite[] = []
  const taken = new Map<EntryList, number>()
  const add = (list: EntryList, value: PlainEntry): void => {
    const position = taken.get(list) ?? stored?.taken[list] ?? 0
    taken.set(list, position + 1)
    writes.push({ list, position, revision: 1, value, ...(list === 'appeals' && { id: textIn(value, 'id') }) })
  }
  const kept = new Map(storedLists(document))
  if (stored === null) add('head', kept.get('head')![0]!)
  // Claims are kept not quite as a file has them.
  const claims = new Map(kept.get('claims')!.map((claim) => [textIn(claim, 'id'), claim]))
  for (const [list, entries] of Object.entries(changes.added) as [EntryList, readonly PlainEntry[]][])
    for (const entry of entries) add(list, list === 'claims' ? claims.get(textIn(entry, 'id'))! : entry)
  for (const claim of changes.retractions) add('retractions', { claim: claim['id']!, ...(claim['retracted'] as PlainEntry) })
  for (const [claim, sensitivity] of changes.tightened) add('tightenings', { claim, sensitivity })
  const grown = [...changes.grown, ...changes.replacedAppeals.map((entry) => ({ list: 'appeals', entry }))]
  for (const { list: named, entry } of grown) {
    const list = (named === 'case' ? 'head' : named) as EntryList
    const keptEntries: readonly StoredEntry[] = stored!.lists[list]
    const { meta } = keptEntries.findLast(
      ({ value }) => list === 'head' || entryName(list, value as PlainEntry) === entryName(list, entry),
    )!
    const { position, revision } = meta
    writes.push({ list, position, revision: revision + 1, value: entry, ...(list === 'appeals' && { id: textIn(entry, 'id') }) })
  }
  return writes
}
