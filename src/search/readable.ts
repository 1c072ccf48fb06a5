import { sql, type RawBuilder } from 'kysely'
import type { ReadableCase } from './question.ts'
import { searchLevels } from './row.ts'

/**
 * That a row of a table is of a case somebody reads, and as they read it. A condition that is looked up row by row, so that
 * whoever has enough stops: the keys stand in a subquery, which is hashed once. As a list of constants the planner would weigh each
 * of thousands of keys, and as a join it would read whole tables.
 */
export function isReadable(table: string, readable: readonly ReadableCase[]): RawBuilder<unknown> {
  const [caseKey, from, to] = ['case_key', 'from_level', 'to_level'].map((name) => sql.ref(`${table}.${name}`))
  const byLevel = searchLevels.flatMap((level) => {
    const keys = readable.filter((one) => one.level === level).map((one) => one.caseKey)
    return keys.length === 0 ? [] : [sql`(${level} between ${from} and ${to} and ${caseKey} in (select unnest(${keys}::bigint[])))`]
  })
  return byLevel.length === 0 ? sql`false` : sql`((${sql.join(byLevel, sql` or `)}) is true)`
}
