import { sql } from 'kysely'
import type { Database } from '../platform/index.ts'
import type { ReadableCase } from './question.ts'

/**
 * Of the cases that somebody reads, those with names that share a key (kit, nameKeys) with the ones that are looked for: at
 * most so many, those with most of the keys first.
 */
export async function casesWithNames(
  db: Database,
  keys: readonly string[],
  readable: readonly ReadableCase[],
  most: number,
): Promise<readonly number[]> {
  if (keys.length === 0 || readable.length === 0) return []
  const { rows } = await sql<{ key: number }>`
    with known as materialized (
      select name, max((select count(*) from unnest(keys) as one where one = any(${keys}::text[]))) as shared
      from search_sounds where keys && ${keys}::text[] group by name
    )
    select search_names.case_key as key
    from known join search_names on search_names.name = known.name
    join unnest(${readable.map(({ caseKey }) => caseKey)}::bigint[], ${readable.map(({ level }) => level)}::int[]) as own (case_key, level)
      on own.case_key = search_names.case_key and own.level between from_level and to_level
    group by search_names.case_key order by max(shared) desc, search_names.case_key limit ${most}`.execute(db)
  return rows.map(({ key }) => key)
}
