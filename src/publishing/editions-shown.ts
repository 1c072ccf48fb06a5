import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import type { Edition } from './edition.ts'
import type { CommittedEdition } from './proof/index.ts'
import { asRead } from './store.ts'
import { isShown } from './take-down.ts'

/**
 * All editions of these appeals that readers see, older versions at their own addresses and translations, too; of each appeal the
 * newest version first, and of that its original.
 */
export async function editionsShown(db: Database | Transaction, appeals: readonly string[]): Promise<readonly Edition[]> {
  if (appeals.length === 0) return []
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('editions')}
    from editions ${sealedJoins('editions')}
    where editions.appeal = any(${appeals}::text[])
      and ${isShown('editions')}
    order by editions.appeal, editions.version desc, editions.original desc, editions.lang`.execute(db)
  return rows.flatMap((row): Edition[] => {
    const opened = openSealed(row)
    return opened.kind === 'erased' ? [] : [asRead(opened.value as CommittedEdition)]
  })
}
