import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import type { RawCase } from './case-schema.ts'

/** A case in a list. Dates as they were written. */
export type CaseSummary = {
  /** What memberships name it by. */
  readonly key: number
  readonly id: string
  readonly title: string
  readonly country: string
  readonly opened: string
  readonly closed?: string
  readonly claims: number
}

/** The keys of all cases, in the order in which they were opened, also of those that nobody belongs to. */
export const caseKeys = async (db: Database | Transaction): Promise<readonly number[]> =>
  (await sql<{ key: number }>`select key from cases order by key`.execute(db)).rows.map(({ key }) => key)

/** All cases, in the order in which they were opened. A case whose head was erased is not among them. */
export async function listCases(db: Database): Promise<readonly CaseSummary[]> {
  const { rows } = await sql<SealedRow & { case_key: number; claims: number }>`
    select cases.key as case_key, ${sealedColumns('head')}, counted.claims
    from cases
    cross join lateral (
      select * from entries where case_key = cases.key and list = 'head' order by position, revision desc limit 1) as head
    cross join lateral (
      -- Claims have one revision; an import that was undone may have left positions out.
      select count(*)::int as claims from entries where case_key = cases.key and list = 'claims') as counted
    ${sealedJoins('head')} order by cases.key`.execute(db)
  return rows.flatMap(({ case_key, claims, ...row }) => {
    const head = openSealed(row)
    if (head.kind === 'erased') return []
    const { id, title, country, opened, closed } = head.value as RawCase['case']
    return [{ key: case_key, id, title, country, opened: String(opened), ...(closed !== undefined && { closed: String(closed) }), claims }]
  })
}
