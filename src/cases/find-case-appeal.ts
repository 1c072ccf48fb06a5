import { sql, type RawBuilder } from 'kysely'
import { openSealed, readDigests, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import type { Appeal } from './case-document.ts'
import type { RawCase } from './case-schema.ts'
import { metaOf, type EntryMeta, type EntryRow } from './store.ts'
import { restoredAppeal } from './stored-case.ts'

/** An appeal inside a case file, the case that holds it, and who wrote what stands of it. */
export type CaseAppeal = { readonly case: string; readonly caseKey: number; readonly appeal: Appeal; readonly meta: EntryMeta }

/** The ids of all appeals inside cases, each once, in order. */
export async function listCaseAppeals(db: Database): Promise<readonly string[]> {
  const appeals = await newest(db, sql`list = 'appeals'`)
  return [...new Set(appeals.map(({ value }) => (value as { id: string }).id))].toSorted()
}

/** All appeals that some cases hold, by the keys of the cases, in the order of their ids. Two cases may hold one of the same id. */
export async function appealsOfCases(db: Database | Transaction, caseKeys: readonly number[]): Promise<readonly CaseAppeal[]> {
  if (caseKeys.length === 0) return []
  const appeals = await newest(db, sql`list = 'appeals' and case_key = any(${caseKeys}::bigint[])`)
  return (await withCases(db, appeals)).toSorted((a, b) => (a.appeal.id < b.appeal.id ? -1 : 1))
}

/**
 * Which cases hold an appeal with this id, in the order of their ids, each with the appeal as it stands in it. Loads
 * nothing else of the cases. Several cases may each have one of the same id; none gives an empty list.
 */
export async function findCaseAppeal(db: Database | Transaction, appealId: string): Promise<readonly CaseAppeal[]> {
  const digest = (await readDigests(db))('appeal', appealId)
  const appeals = await newest(db, sql`list = 'appeals' and id_digest = ${digest}`)
  if (appeals.length === 0) return []
  return (await withCases(db, appeals)).toSorted((a, b) => (a.case < b.case ? -1 : 1))
}

/** The same with the ids of their cases; one whose case has no head any more is left out. */
async function withCases(db: Database | Transaction, appeals: readonly Newest[]): Promise<CaseAppeal[]> {
  const holders = [...new Set(appeals.map((appeal) => appeal.case_key))]
  const heads = await newest(db, sql`list = 'head' and case_key = any(${holders}::bigint[])`)
  const ids = new Map(heads.map(({ case_key, value }) => [case_key, (value as RawCase['case']).id]))
  return appeals.flatMap(({ case_key, value, meta }) => {
    const id = ids.get(case_key)
    return id === undefined ? [] : [{ case: id, caseKey: case_key, appeal: appealIn(value), meta }]
  })
}

/** An entry as it stands: what it says, and who wrote it when. */
type Newest = { readonly case_key: number; readonly value: unknown; readonly meta: EntryMeta }

/**
 * The newest revision of each entry that is asked for, of all cases, unless it was erased. A list of two thousand appeals is
 * asked for again and again: what was opened lately is kept at hand, by the key it was opened with, and only the rest is
 * fetched.
 */
async function newest(db: Database | Transaction, which: RawBuilder<unknown>): Promise<readonly Newest[]> {
  const { rows } = await sql<Omit<EntryRow, 'record_key' | 'sealed'> & { case_key: number }>`
    select newest.case_key, newest.position, newest.revision, newest.recorded_at, newest.recorded_by, newest.key as record,
      record_keys.id as key_id, redactions.erasure as erased_in
    from (
      select distinct on (case_key, position) case_key, list, position, revision, recorded_at, recorded_by, key from entries
      where ${which} order by case_key, position, revision desc
    ) as newest
    left join redactions on redactions.record = newest.key
    join record_keys on record_keys.id = coalesce(redactions.replacement, newest.key)
    order by case_key, position`.execute(db)
  const fresh = await openRecords(
    db,
    rows.filter(({ key_id }) => !atHand.has(key_id)).map(({ record }) => record),
  )
  for (const [key, value] of fresh) keepAtHand(key, value)
  return rows.flatMap((row) => {
    const value = fresh.get(row.key_id) ?? atHand.get(row.key_id)
    return value === undefined ? [] : [{ case_key: row.case_key, value, meta: metaOf(row) }]
  })
}

async function openRecords(db: Database | Transaction, records: readonly string[]): Promise<ReadonlyMap<string, object>> {
  if (records.length === 0) return new Map()
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('entries')} from entries ${sealedJoins('entries')} where entries.key = any(${records}::uuid[])`.execute(db)
  return new Map(
    rows.flatMap((row): [string, object][] => {
      const opened = openSealed(row)
      return opened.kind === 'open' ? [[row.key_id, opened.value as object]] : []
    }),
  )
}

const atHand = new Map<string, object>()
const mostAtHand = 10_000

function keepAtHand(key: string, value: object): void {
  const [oldest] = atHand.keys()
  if (atHand.size >= mostAtHand && oldest !== undefined) atHand.delete(oldest)
  atHand.set(key, value)
}

const readBefore = new WeakMap<object, Appeal>()

function appealIn(value: unknown): Appeal {
  const before = readBefore.get(value as object)
  const appeal = before ?? restoredAppeal(value)
  readBefore.set(value as object, appeal)
  return appeal
}
