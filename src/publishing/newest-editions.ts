import { sql, type RawBuilder } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow } from '../platform/index.ts'
import type { Edition } from './edition.ts'
import type { CommittedEdition } from './proof/index.ts'
import { asRead } from './store.ts'
import { isShown } from './take-down.ts'

/**
 * The newest original edition of each of these appeals as it is read, by the id of the appeal. One that nothing was published of, or
 * whose newest version was taken down or erased, is not among them.
 */
export const newestEditions = (db: Database, appeals: readonly string[]): Promise<ReadonlyMap<string, Edition>> =>
  readNewest(db, appeals, sql`where ${isShown('newest')}`)

/** The same of those that were taken down, too: what a next version comes after. */
export const lastEditions = (db: Database, appeals: readonly string[]): Promise<ReadonlyMap<string, Edition>> =>
  readNewest(db, appeals, sql``)

async function readNewest(db: Database, appeals: readonly string[], which: RawBuilder<unknown>): Promise<ReadonlyMap<string, Edition>> {
  const { rows } = await sql<SealedRow & { appeal: string }>`
    select newest.appeal, ${sealedColumns('editions')}
    from (
      select distinct on (appeal) appeal, version, lang from editions
      where appeal = any(${appeals}::text[]) and original order by appeal, version desc
    ) as newest
    join editions on editions.appeal = newest.appeal and editions.version = newest.version and editions.lang = newest.lang
    ${sealedJoins('editions')}
    ${which}`.execute(db)
  return new Map(
    rows.flatMap((row): [string, Edition][] => {
      const opened = openSealed(row)
      return opened.kind === 'erased' ? [] : [[row.appeal, asRead(opened.value as CommittedEdition)]]
    }),
  )
}
