import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import type { Edition } from './edition.ts'
import { findEdition } from './store.ts'
import { hiddenSince } from './take-down.ts'

/** One version among those of its appeal: what it was, since when, and how it was approved. */
export type ChainLink = Pick<Edition, 'version' | 'change' | 'update' | 'published'> & {
  readonly publishedAt: Date
  /** Absent where the version was erased or taken down. */
  readonly approved?: Edition['approved']
  readonly status?: Edition['status']
  /** Since when it is not shown. */
  readonly takenDownAt?: Date
}

type ChainRow = SealedRow & {
  readonly version: number
  readonly published: string
  readonly published_at: Date
  readonly taken_down_at: Date | null
}

/** All versions of an appeal as their originals tell, the first first; of those that were taken down nothing but number and days. */
export async function versionChain(db: Database | Transaction, appeal: string): Promise<readonly ChainLink[]> {
  const { rows } = await sql<ChainRow>`
    select version, to_char(published, 'YYYY-MM-DD') as published, published_at, ${sealedColumns('editions', 'head_')},
      ${hiddenSince} as taken_down_at
    from editions ${sealedJoins('editions', 'head_')} where appeal = ${appeal} and original order by version`.execute(db)
  const links: ChainLink[] = []
  for (const row of rows) {
    const { version, published, published_at: publishedAt, taken_down_at: takenDownAt } = row
    if (takenDownAt !== null) {
      links.push({ version, published, publishedAt, takenDownAt })
      continue
    }
    const opened = openSealed(row)
    const head = opened.kind === 'open' ? (opened.value as Partial<Edition>) : undefined
    // What was published before versions said what they are keeps how it was approved only in itself.
    const told = head?.approved === undefined && head !== undefined ? (await findEdition(db, appeal, version))?.edition : head
    links.push({ version, published, publishedAt, ...(told && toldBy(told)) })
  }
  return links
}

const toldBy = ({ change, update, approved, status }: Partial<Edition>): Partial<ChainLink> => ({
  ...(change !== undefined && { change }),
  ...(update !== undefined && { update }),
  ...(approved !== undefined && { approved }),
  ...(status !== undefined && { status }),
})
