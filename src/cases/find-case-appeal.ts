import { sql, type RawBuilder } from 'kysely'
import { openSealed, readDigests, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import type { Appeal } from './case-document.ts'
import type { RawCase } from './case-schema.ts'
import { restoredAppeal } from './stored-case.ts'

/** An appeal inside a case file, and the case that holds it. */
export type CaseAppeal = { readonly case: string; readonly appeal: Appeal }

/** The ids of all appeals inside cases, each once, in order. */
export async function listCaseAppeals(db: Database): Promise<readonly string[]> {
  const appeals = await newest(db, sql`list = 'appeals'`)
  return [...new Set(appeals.map(({ value }) => (value as { id: string }).id))].toSorted()
}

/**
 * Which cases hold an appeal with this id, in the order of their ids, each with the appeal as it stands in it. Loads
 * nothing else of the cases. Several cases may each have one of the same id; none gives an empty list.
 */
export async function findCaseAppeal(db: Database | Transaction, appealId: string): Promise<readonly CaseAppeal[]> {
  const digest = (await readDigests(db))('appeal', appealId)
  const appeals = await newest(db, sql`list = 'appeals' and id_digest = ${digest}`)
  if (appeals.length === 0) return []
  const holders = appeals.map((appeal) => appeal.case_key)
  const heads = await newest(db, sql`list = 'head' and case_key = any(${holders}::bigint[])`)
  const ids = new Map(heads.map(({ case_key, value }) => [case_key, (value as RawCase['case']).id]))
  return appeals
    .flatMap(({ case_key, value }) => {
      const id = ids.get(case_key)
      return id === undefined ? [] : [{ case: id, appeal: restoredAppeal(value) }]
    })
    .toSorted((a, b) => (a.case < b.case ? -1 : 1))
}

/** The newest revision of each entry that is asked for, of all cases, unless it was erased. */
async function newest(
  db: Database | Transaction,
  which: RawBuilder<unknown>,
): Promise<readonly { readonly case_key: number; readonly value: unknown }[]> {
  const { rows } = await sql<SealedRow & { case_key: number }>`
    select newest.case_key, ${sealedColumns('newest')}
    from (
      select distinct on (case_key, position) case_key, position, key, sealed from entries
      where ${which} order by case_key, position, revision desc
    ) as newest ${sealedJoins('newest')} order by case_key, position`.execute(db)
  return rows.flatMap(({ case_key, ...row }) => {
    const opened = openSealed(row)
    return opened.kind === 'open' ? [{ case_key, value: opened.value }] : []
  })
}
