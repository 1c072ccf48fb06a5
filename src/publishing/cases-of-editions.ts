import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'

/** The keys of the cases that the published versions of each appeal cite, by the appeal's id. */
export async function casesOfEditions(db: Database | Transaction): Promise<ReadonlyMap<string, readonly number[]>> {
  const { rows } = await sql<{ appeal: string; keys: number[] }>`
    select appeal, array_agg(distinct case_key) as keys from edition_cases group by appeal`.execute(db)
  return new Map(rows.map(({ appeal, keys }) => [appeal, keys]))
}
