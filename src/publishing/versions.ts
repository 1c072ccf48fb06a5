import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'

/** A published version of an appeal, without what it says. */
export type PublishedVersion = {
  readonly version: number
  readonly lang: string
  readonly hash: string
  readonly publishedAt: Date
  /** Since when it is not shown. */
  readonly takenDownAt?: Date
}

/** Every version of an appeal that was published, the newest first. */
export async function listVersions(db: Database | Transaction, appeal: string): Promise<readonly PublishedVersion[]> {
  const { rows } = await sql<Omit<PublishedVersion, 'publishedAt' | 'takenDownAt'> & { published_at: Date; taken_down_at: Date | null }>`
    select editions.version, lang, hash, published_at, taken_down_at from editions
    left join take_downs on take_downs.appeal = editions.appeal and take_downs.version = editions.version
    where editions.appeal = ${appeal} order by editions.version desc, lang`.execute(db)
  return rows.map(({ published_at, taken_down_at, ...row }) => ({
    ...row,
    publishedAt: published_at,
    ...(taken_down_at !== null && { takenDownAt: taken_down_at }),
  }))
}
