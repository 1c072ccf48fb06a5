import { sql } from 'kysely'
import { openSealed, readDigests, sealedColumns, sealedJoins, type Database, type Transaction } from '../platform/index.ts'
import type { CaseDocument } from './case-document.ts'
import { entryLists, type EntryList } from './entry-schemas.ts'
import type { PlainEntry } from './plain-case.ts'
import { covered } from './procedures.ts'
import { metaOf, readEntries, type EntryMeta, type EntryRow, type StoredEntries, type StoredEntry } from './store.ts'
import { restored } from './stored-case.ts'
import { withoutErased } from './without-erased.ts'

/** A case with all that the desk keeps in it. */
export type LoadedCase = {
  readonly key: number
  /** What caseRevision gives as long as nothing changes. */
  readonly revision: number
  readonly document: CaseDocument
  /** Who wrote each entry and when, by `LIST/ID`, or `LIST/POSITION` where the entries of a list have no id: `claims/C1`, `rulings/0`, `head/0`. */
  readonly entries: ReadonlyMap<string, EntryMeta>
  readonly calls: readonly StoredEntry<PlainEntry>[]
  readonly contacts: readonly StoredEntry<PlainEntry>[]
  readonly handovers: readonly StoredEntry<PlainEntry>[]
  /** Confidential procedures, and that they were lifted (proceduresOf). */
  readonly procedures: readonly StoredEntry<PlainEntry>[]
  /** How many entries are not in the document because they, or what they cannot stand without, were erased. */
  readonly erased: number
}

/** A case as it is kept, in the order of its file; null when there is none, or when its head was erased. One statement, so one moment. */
export async function loadCase(db: Database | Transaction, id: string): Promise<CaseDocument | null> {
  const standing = await readStanding(db, id)
  return standing === null ? null : covered(restored(standing.lists), standing.lists.procedures)
}

/** The same with who wrote what when, and with what no file holds. */
export async function loadCaseWith(db: Database | Transaction, id: string): Promise<LoadedCase | null> {
  const standing = await readStanding(db, id)
  return standing === null ? null : loadedOf(standing)
}

/** The same of what was read of it. */
export function loadedOf({ lists, key, revision, erased }: StoredEntries): LoadedCase {
  const entries = entryLists.flatMap((list) =>
    lists[list].map((entry): [string, EntryMeta] => [`${list}/${nameOf(list, entry)}`, entry.meta]),
  )
  return {
    key,
    revision,
    document: covered(restored(lists), lists.procedures),
    entries: new Map(entries),
    calls: lists.calls,
    contacts: lists.contacts,
    handovers: lists.handovers,
    procedures: lists.procedures,
    erased,
  }
}

/** The id of an entry, or its position where the entries of its list have none. */
export function nameOf(list: EntryList, { value, meta }: StoredEntry): string {
  const { id } = value as { readonly id?: unknown }
  return list !== 'head' && typeof id === 'string' ? id : String(meta.position)
}

/** What a case holds that can be read and stands; null as above. */
export async function readStanding(db: Database | Transaction, id: string): Promise<StoredEntries | null> {
  return standingOf(await readEntries(db, id))
}

/** What stands of what was read of a case; null where its head was erased. */
export function standingOf(stored: StoredEntries | null): StoredEntries | null {
  if (stored === null || stored.lists.head.length === 0) return null
  if (stored.erased === 0) return stored
  const { lists, dropped } = withoutErased(stored.lists)
  return { ...stored, lists, erased: stored.erased + dropped }
}

/** One revision of an entry; `entry` is null where it was erased. */
export type EntryRevision = EntryMeta & { readonly entry: PlainEntry | null }

/** All that an entry has said, the oldest first. Empty where there is no such entry. */
export async function entryHistory(
  db: Database | Transaction,
  id: string,
  list: EntryList,
  position: number,
): Promise<readonly EntryRevision[]> {
  const digest = (await readDigests(db))('case', id)
  const { rows } = await sql<EntryRow>`
    select entries.position, entries.revision, recorded_at, recorded_by, entries.key as record, ${sealedColumns('entries')}
    from cases join entries on entries.case_key = cases.key ${sealedJoins('entries')}
    where cases.id_digest = ${digest} and list = ${list} and position = ${position} order by entries.revision`.execute(db)
  return rows.map((row) => {
    const opened = openSealed(row)
    return { ...metaOf(row), entry: opened.kind === 'open' ? (opened.value as PlainEntry) : null }
  })
}
