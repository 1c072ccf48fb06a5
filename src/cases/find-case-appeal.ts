import { sql, type RawBuilder } from 'kysely'
import { openSealed, readDigests, sealedColumns, sealedJoins, type Database, type Transaction } from '../platform/index.ts'
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
async function withCases(db: Database | Transaction, appeals: Awaited<ReturnType<typeof newest>>): Promise<CaseAppeal[]> {
  const holders = [...new Set(appeals.map((appeal) => appeal.case_key))]
  const heads = await newest(db, sql`list = 'head' and case_key = any(${holders}::bigint[])`)
  const ids = new Map(heads.map(({ case_key, value }) => [case_key, (value as RawCase['case']).id]))
  return appeals.flatMap(({ case_key, value, meta }) => {
    const id = ids.get(case_key)
    return id === undefined ? [] : [{ case: id, caseKey: case_key, appeal: restoredAppeal(value), meta }]
  })
}

/** The newest revision of each entry that is asked for, of all cases, unless it was erased. */
async function newest(
  db: Database | Transaction,
  which: RawBuilder<unknown>,
): Promise<readonly { readonly case_key: number; readonly value: unknown; readonly meta: EntryMeta }[]> {
  const { rows } = await sql<EntryRow & { case_key: number }>`
    select newest.case_key, newest.position, newest.revision, newest.recorded_at, newest.recorded_by, newest.key as record,
      ${sealedColumns('newest')}
    from (
      select distinct on (case_key, position) * from entries
      where ${which} order by case_key, position, revision desc
    ) as newest ${sealedJoins('newest')} order by case_key, position`.execute(db)
  return rows.flatMap((row) => {
    const opened = openSealed(row)
    return opened.kind === 'open' ? [{ case_key: row.case_key, value: opened.value, meta: metaOf(row) }] : []
  })
}
