import { sql, type RawBuilder } from 'kysely'
import {
  baseOf,
  idAmong,
  keepErasuresAway,
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type Randomness,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import { entryLists, type EntryList } from './entry-schemas.ts'
import type { StoredValues } from './stored-values.ts'

/**
 * Which revision of an entry it is, who wrote it and when; `base` is what a change of it is made from. `record` is the id of
 * its key, by which it is erased.
 */
export type EntryMeta = {
  readonly position: number
  readonly revision: number
  readonly base: number
  readonly recorded_at: Date
  readonly recorded_by: string
  readonly record: string
}
export type StoredEntry<Value = unknown> = { readonly meta: EntryMeta; readonly value: Value }
export type StoredLists = { readonly [List in EntryList]: readonly StoredEntry<StoredValues[List]>[] }

/** A case as its rows hold it: of each entry the newest revision, in the order of the file. */
export type StoredEntries = {
  readonly key: number
  readonly revision: number
  readonly lists: StoredLists
  /** How many positions of each list are taken, also by what was erased. */
  readonly taken: Readonly<Record<EntryList, number>>
  readonly erased: number
}

/** An entry to be written. `id` only of appeals, which are found by it. */
export type EntryWrite = {
  readonly list: EntryList
  readonly position: number
  readonly revision: number
  readonly value: unknown
  readonly id?: string
}

/** Keeps all others from writing to a case, and erasures away, until the transaction ends; also while there is no such case yet. */
export async function lockCase(tx: Transaction, id: string): Promise<void> {
  await keepErasuresAway(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${id}`}, 0))`.execute(tx)
}

/** What metaOf makes of it. */
export type EntryRow = SealedRow & Omit<EntryMeta, 'base'>
type Row = EntryRow & { readonly case_key: number; readonly case_revision: number; readonly list: EntryList }

/** Reads a case; null where there is none. One statement, so one moment. */
export async function readEntries(db: Database | Transaction, id: string): Promise<StoredEntries | null> {
  const digest = (await readDigests(db))('case', id)
  return readEntriesWhere(db, sql`cases.id_digest = ${digest}`)
}

/** The same by what memberships name the case by. */
export const readEntriesOfKey = (db: Database | Transaction, key: number): Promise<StoredEntries | null> =>
  readEntriesWhere(db, sql`cases.key = ${key}`)

async function readEntriesWhere(db: Database | Transaction, which: RawBuilder<unknown>): Promise<StoredEntries | null> {
  // Read from the end, as the primary key gives them: then the first of each position is the newest.
  const { rows } = await sql<Row>`
    with newest as (
      select distinct on (list, position) cases.revision as case_revision, entries.*
      from cases join entries on entries.case_key = cases.key where ${which}
      order by list desc, position desc, entries.revision desc
    )
    select case_key, case_revision, list, position, revision, recorded_at, recorded_by, newest.key as record, ${sealedColumns('newest')}
    from newest ${sealedJoins('newest')}`.execute(db)
  const [first] = rows
  if (first === undefined) return null
  const lists = Object.fromEntries(entryLists.map((list): [EntryList, StoredEntry[]] => [list, []])) as Record<EntryList, StoredEntry[]>
  const taken = Object.fromEntries(entryLists.map((list) => [list, 0])) as Record<EntryList, number>
  let erased = 0
  for (const row of rows) {
    const opened = openSealed(row)
    taken[row.list] = Math.max(taken[row.list], row.position + 1)
    if (opened.kind === 'erased') erased++
    else lists[row.list].push({ meta: metaOf(row), value: opened.value })
  }
  // Sorted here: the server would lay what it sorts, keys and all, on the disk.
  for (const entries of Object.values(lists)) entries.sort((a, b) => a.meta.position - b.meta.position)
  // What is sealed was held to its shape when it was written.
  return { key: first.case_key, revision: first.case_revision, lists: lists as unknown as StoredLists, taken, erased }
}

/** Who wrote which revision of a row. */
export const metaOf = ({
  position,
  revision,
  recorded_at,
  recorded_by,
  record,
  erased_in,
}: Omit<EntryRow, 'key_id' | 'record_key' | 'sealed'>): EntryMeta => ({
  position,
  revision,
  base: baseOf(revision, erased_in),
  recorded_at,
  recorded_by,
  record,
})

export type Recording = { readonly by: string; readonly at: Date; readonly random?: Randomness }

/**
 * Opens a case that has no entries yet; gives its key. Its lock must be held. Where there was one of this id that went with the
 * import that had opened it, its revisions go on `after` the last of that one, so that nobody takes the one for the other.
 */
export async function addCase(tx: Transaction, id: string, { at }: Recording, after = 0): Promise<number> {
  const digest = (await readDigests(tx))('case', id)
  const { rows } = await sql<{ key: number }>`
    insert into cases (id_digest, revision, opened_at) values (${digest}, ${after + 1}, ${at}) returning key`.execute(tx)
  return rows[0]!.key
}

/** Writes the rows of entries, however many, by two statements: for writeEntries. */
export async function insertEntries(tx: Transaction, caseKey: number, writes: readonly EntryWrite[], recording: Recording): Promise<void> {
  const digests = await readDigests(tx)
  const records = await sealMany(
    tx,
    writes.map(({ value }) => value),
    recording.random,
  )
  await sql`
    insert into entries (case_key, list, position, revision, id_digest, key, sealed, recorded_at, recorded_by)
    select ${caseKey}, list, position, revision, id_digest, key, sealed, ${recording.at}, ${recording.by}
    from unnest(${writes.map(({ list }) => list)}::text[], ${writes.map(({ position }) => position)}::int[],
      ${writes.map(({ revision }) => revision)}::int[], ${writes.map(({ id }) => (id === undefined ? null : digests('appeal', id)))}::bytea[],
      ${records.map(({ key }) => key)}::uuid[], ${records.map(({ sealed }) => sealed)}::bytea[])
      as entry (list, position, revision, id_digest, key, sealed)`.execute(tx)
}

/** Says that a case has changed: its revision goes up, and is given. Waits for others who change it. */
export async function raiseRevision(tx: Transaction, caseKey: number): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    update cases set revision = revision + 1 where key = ${caseKey} returning revision`.execute(tx)
  return rows[0]!.revision
}

/** What memberships name a case by; null where there is no case with this id. */
export async function caseKeyOf(db: Database | Transaction, id: string): Promise<number | null> {
  const digest = (await readDigests(db))('case', id)
  const { rows } = await sql<{ key: number }>`select key from cases where id_digest = ${digest}`.execute(db)
  return rows[0]?.key ?? null
}

/** The id of a case by its key; null where there is none, or where its head was erased. */
export async function caseIdOf(db: Database | Transaction, caseKey: number): Promise<string | null> {
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('head')}
    from (select * from entries where case_key = ${caseKey} and list = 'head' order by revision desc limit 1) as head
    ${sealedJoins('head')}`.execute(db)
  const opened = rows[0] === undefined ? undefined : openSealed(rows[0])
  return opened?.kind === 'open' ? (opened.value as { readonly id: string }).id : null
}

/** The newest erasure that reached an entry of a case; 0 where none did. */
export async function lastErasure(db: Database | Transaction, id: string): Promise<number> {
  const digest = (await readDigests(db))('case', id)
  const { rows } = await sql<{ last: number | null }>`
    select max(erasure) as last
    from cases join entries on entries.case_key = cases.key join redactions on redactions.record = entries.key
    where cases.id_digest = ${digest}`.execute(db)
  return rows[0]?.last ?? 0
}

/** The revision of a case, which goes up with everything that changes in it; null where there is none. */
export async function caseRevision(db: Database | Transaction, id: string): Promise<number | null> {
  const digest = (await readDigests(db))('case', id)
  const { rows } = await sql<{ revision: number }>`select revision from cases where id_digest = ${digest}`.execute(db)
  return rows[0]?.revision ?? null
}

/** The same of several cases, by their ids, read at once; those that do not exist are not among them. */
export async function caseRevisions(db: Database | Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const digests = await readDigests(db)
  const byDigest = new Map(ids.map((id) => [digests('case', id).toString('hex'), id]))
  const { rows } = await sql<{ digest: string; revision: number }>`
    select encode(id_digest, 'hex') as digest, revision from cases
    where ${idAmong([...byDigest.keys()])}`.execute(db)
  return new Map(rows.map(({ digest, revision }) => [byDigest.get(digest)!, revision]))
}

/** The same by their keys. */
export async function revisionsOfKeys(db: Database | Transaction, keys: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ key: number; revision: number }>`
    select key, revision from cases where key = any(${keys}::bigint[]) order by key`.execute(db)
  return new Map(rows.map(({ key, revision }) => [key, revision]))
}

/** Whether anything was recorded of these cases, by their keys, since a moment, or erased of any. */
export async function changedSince(db: Database | Transaction, keys: readonly number[], since: Date): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select exists (select from entries where case_key = any(${keys}::bigint[]) and recorded_at >= ${since})
      or exists (select from erasures where made_at >= ${since}) as changed`.execute(db)
  return rows[0]!.changed
}
