import { sql, type RawBuilder } from 'kysely'
import { idAmong, openSealed, readDigests, sealedColumns, sealedJoins, type Database, type Transaction } from '../platform/index.ts'
import { readTitles } from './case-attention.ts'
import type { Appeal } from './case-document.ts'
import { metaOf, type EntryMeta, type EntryRow } from './store.ts'
import { restoredAppeal } from './stored-case.ts'

/** An appeal inside a case file, the case that holds it, and who wrote what stands of it. */
export type CaseAppeal = { readonly case: string; readonly caseKey: number; readonly appeal: Appeal; readonly meta: EntryMeta }

/** The place of an appeal in a list, the last written first: when it was written, and, where several were at once, the digest of its id. */
export type WrittenAt = { readonly at: Date; readonly digest: string }
/** A part of such a list: what comes after a place, and how much of it. */
export type PartOfAppeals = { readonly before: WrittenAt | null; readonly most: number }
/** What was found of it, and where it was cut; null where there is no more. */
export type AppealsInOrder<Found> = { readonly appeals: readonly (Found & { readonly digest: string })[]; readonly older: WrittenAt | null }

/** The order of such a list. */
export const lastFirst = (a: WrittenAt, b: WrittenAt): number =>
  b.at.getTime() - a.at.getTime() || (a.digest === b.digest ? 0 : a.digest < b.digest ? 1 : -1)

/** The ids of all appeals inside cases, each once, in order. */
export async function listCaseAppeals(db: Database): Promise<readonly string[]> {
  const appeals = await openRows(db, newest(sql`true`))
  return [...new Set(appeals.map(({ value }) => (value as { id: string }).id))].toSorted()
}

/** All appeals that some cases hold, by the keys of the cases, in the order of their ids. Two cases may hold one of the same id. */
export async function appealsOfCases(db: Database | Transaction, caseKeys: readonly number[]): Promise<readonly CaseAppeal[]> {
  const appeals = await withCases(db, await openRows(db, newest(heldBy(caseKeys))))
  return appeals.toSorted((a, b) => (a.appeal.id < b.appeal.id ? -1 : 1))
}

/**
 * The appeals that some cases hold, the last written first: at most so many of those that were written before a place in
 * that order. An id that stands in several of these cases is left out.
 */
export async function lastWrittenOfCases(
  db: Database | Transaction,
  caseKeys: readonly number[],
  { before, most }: PartOfAppeals,
): Promise<AppealsInOrder<CaseAppeal>> {
  // Walked from the last written on until there are enough (0018): so it takes no longer where there are many.
  const rows = await openRows(
    db,
    sql`(
      select case_key, position, revision from entries as held
      where list = 'appeals' and ${heldBy(caseKeys, 'held')} and ${hasKey('held')}
        ${before === null ? sql`` : sql`and (recorded_at, id_digest) < (${before.at}, decode(${before.digest}, 'hex'))`}
        and not exists (select from entries as later where later.case_key = held.case_key and later.list = 'appeals'
          and later.position = held.position and later.revision > held.revision)
        and not exists (select from entries as other where other.list = 'appeals' and other.id_digest = held.id_digest
          and (other.case_key <> held.case_key or other.position <> held.position)
          and ${heldBy(caseKeys, 'other')} and ${hasKey('other')})
      order by recorded_at desc, id_digest desc limit ${most})`,
  )
  const last = rows.length < most ? undefined : rows.at(-1)
  return { appeals: await withCases(db, rows), older: last === undefined ? null : { at: last.meta.recorded_at, digest: last.digest } }
}

/** Which of some appeals, by the digests of their ids, stand in some cases. */
export async function heldAmong(
  db: Database | Transaction,
  caseKeys: readonly number[],
  digests: readonly string[],
): Promise<ReadonlySet<string>> {
  if (digests.length === 0) return new Set()
  const { rows } = await sql<{ digest: string }>`
    select encode(id_digest, 'hex') as digest from ${newest(sql`${heldBy(caseKeys)} and ${idAmong(digests)}`)} as held`.execute(db)
  return new Set(rows.map(({ digest }) => digest))
}

/** Some appeals, by the digests of their ids, as they stand in some cases. */
export async function appealsAmong(
  db: Database | Transaction,
  caseKeys: readonly number[],
  digests: readonly string[],
): Promise<readonly CaseAppeal[]> {
  if (digests.length === 0) return []
  return withCases(db, await openRows(db, newest(sql`${heldBy(caseKeys)} and ${idAmong(digests)}`)))
}

/**
 * Which cases hold an appeal with this id, in the order of their ids, each with the appeal as it stands in it. Loads
 * nothing else of the cases. Several cases may each have one of the same id; none gives an empty list.
 */
export async function findCaseAppeal(db: Database | Transaction, appealId: string): Promise<readonly CaseAppeal[]> {
  const digest = (await readDigests(db))('appeal', appealId)
  const appeals = await withCases(db, await openRows(db, newest(sql`id_digest = ${digest}`)))
  return appeals.toSorted((a, b) => (a.case < b.case ? -1 : 1))
}

const heldBy = (caseKeys: readonly number[], entry = 'entries'): RawBuilder<unknown> =>
  sql`${sql.ref(`${entry}.case_key`)} = any(${caseKeys}::bigint[])`

/** The places of the newest revision of each appeal that is asked for, unless it was erased. */
const newest = (which: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select newest.* from (
    select distinct on (case_key, position) case_key, position, revision, recorded_at, recorded_by, id_digest, key from entries
    where list = 'appeals' and ${which} order by case_key, position, revision desc
  ) as newest where ${hasKey('newest')})`

/** Whether an entry was not erased. */
const hasKey = (entry: string): RawBuilder<unknown> => sql`exists (
  select from record_keys where id = coalesce((select replacement from redactions where record = ${sql.ref(`${entry}.key`)}), ${sql.ref(`${entry}.key`)}))`

type Opened = { readonly caseKey: number; readonly digest: string; readonly value: unknown; readonly meta: EntryMeta }

/** What stands at these places, the last written first. */
async function openRows(db: Database | Transaction, places: RawBuilder<unknown>): Promise<readonly Opened[]> {
  const { rows } = await sql<EntryRow & { readonly case_key: number; readonly digest: string }>`
    select entries.case_key, entries.position, entries.revision, entries.recorded_at, entries.recorded_by, entries.key as record,
      encode(entries.id_digest, 'hex') as digest, ${sealedColumns('entries')}
    from ${places} as places
    join entries on entries.case_key = places.case_key and list = 'appeals' and entries.position = places.position
      and entries.revision = places.revision
    ${sealedJoins('entries')}`.execute(db)
  const opened = rows.flatMap((row): Opened[] => {
    const sealed = openSealed(row)
    return sealed.kind === 'erased' ? [] : [{ caseKey: row.case_key, digest: row.digest, value: sealed.value, meta: metaOf(row) }]
  })
  return opened.toSorted((a, b) => lastFirst({ at: a.meta.recorded_at, digest: a.digest }, { at: b.meta.recorded_at, digest: b.digest }))
}

/** The same with the ids of their cases; one whose case has no head any more is left out. */
async function withCases(
  db: Database | Transaction,
  rows: readonly Opened[],
): Promise<readonly (CaseAppeal & { readonly digest: string })[]> {
  const titles = await readTitles(db, [...new Set(rows.map(({ caseKey }) => caseKey))])
  return rows.flatMap(({ caseKey, digest, value, meta }) => {
    const title = titles.get(caseKey)
    return title === undefined ? [] : [{ case: title.id, caseKey, digest, appeal: restoredAppeal(value), meta }]
  })
}
