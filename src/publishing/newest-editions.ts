import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow } from '../platform/index.ts'
import type { Edition } from './edition.ts'
import type { CommittedEdition } from './proof/index.ts'
import { asRead } from './store.ts'
import { isShown } from './take-down.ts'

/**
 * The newest original edition of each of these appeals as it is read, by the id of the appeal. One that nothing was published of, or
 * whose newest version was taken down or erased, is not among them.
 */
export async function newestEditions(db: Database, appeals: readonly string[]): Promise<ReadonlyMap<string, Edition>> {
  const { rows } = await sql<SealedRow & { appeal: string }>`
    select newest.appeal, ${sealedColumns('editions')}
    from (
      select distinct on (appeal) appeal, version, lang from editions
      where appeal = any(${appeals}::text[]) and original order by appeal, version desc
    ) as newest
    join editions on editions.appeal = newest.appeal and editions.version = newest.version and editions.lang = newest.lang
    ${sealedJoins('editions')}
    where ${isShown('newest')}`.execute(db)
  return new Map(
    rows.flatMap((row): [string, Edition][] => {
      const opened = openSealed(row)
      return opened.kind === 'erased' ? [] : [[row.appeal, asRead(opened.value as CommittedEdition)]]
    }),
  )
}
