import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import type { Appeal } from './case-document.ts'
import { restoredAppeal } from './stored-case.ts'

/** An appeal inside a case file, and the case that holds it. */
export type CaseAppeal = { readonly case: string; readonly appeal: Appeal }

/** The ids of all appeals inside cases, each once, in order. */
export async function listCaseAppeals(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from case_appeals group by id order by id collate "C"`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Which cases hold an appeal with this id, in the order of their ids, each with the appeal as it stands in it. Loads
 * nothing else of the cases. Several cases may each have one of the same id; none gives an empty list.
 */
export async function findCaseAppeal(db: Database | Transaction, appealId: string): Promise<readonly CaseAppeal[]> {
  const { rows } = await sql<{ case_id: string; content: unknown }>`
    select case_id, content from case_appeals where id = ${appealId} order by case_id collate "C"`.execute(db)
  return rows.map(({ case_id, content }) => ({ case: case_id, appeal: restoredAppeal(content) }))
}
