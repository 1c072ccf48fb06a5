import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { hiddenSince, isDown, isShown } from './take-down.ts'

/** An edition of a published version of an appeal, without what it says. */
export type PublishedVersion = {
  readonly version: number
  readonly lang: string
  /** Whether it is the original; each version has one, and translations of it. */
  readonly original: boolean
  readonly hash: string
  readonly publishedAt: Date
  /** Since when it is not shown. */
  readonly takenDownAt?: Date
  /** Nobody took it down: a confidential procedure alone keeps it from readers. */
  readonly withheld?: true
}

/** Every edition of an appeal, the newest version first; of each its original, then its translations by language tag. */
export async function listVersions(db: Database | Transaction, appeal: string): Promise<readonly PublishedVersion[]> {
  const { rows } = await sql<
    Omit<PublishedVersion, 'publishedAt' | 'takenDownAt' | 'withheld'> & { published_at: Date; taken_down_at: Date | null; down: boolean }
  >`
    select version, lang, original, hash, published_at,
      ${hiddenSince} as taken_down_at, ${isDown} as down
    from editions where appeal = ${appeal} order by version desc, original desc, lang`.execute(db)
  return rows.map(({ published_at, taken_down_at, down, ...row }) => ({
    ...row,
    publishedAt: published_at,
    ...(taken_down_at !== null && { takenDownAt: taken_down_at, ...(!down && { withheld: true as const }) }),
  }))
}

/** A language in which a version of an appeal is shown. */
export type EditionLanguage = { readonly lang: string; readonly original: boolean; readonly hash: string }

/** In which languages a version is shown to readers, its original first, then by language tag; none where it was taken down. */
export async function languagesOf(db: Database | Transaction, appeal: string, version: number): Promise<readonly EditionLanguage[]> {
  const { rows } = await sql<EditionLanguage>`
    select lang, original, hash from editions
    where appeal = ${appeal} and version = ${version} and ${isShown('editions')} order by original desc, lang`.execute(db)
  return rows
}

/** In which languages each version of these appeals was ever published, also those that were taken down. */
export async function languagesPublished(
  db: Database | Transaction,
  appeals: readonly string[],
): Promise<readonly { readonly appeal: string; readonly version: number; readonly lang: string }[]> {
  const { rows } = await sql<{ appeal: string; version: number; lang: string }>`
    select appeal, version, lang from editions where appeal = any(${appeals}::text[])`.execute(db)
  return rows
}

/** The ids of all appeals of which anything was published, also where it was taken down: they are public addresses. */
export async function publishedIds(db: Database | Transaction): Promise<readonly string[]> {
  const { rows } = await sql<{ appeal: string }>`select distinct appeal from editions`.execute(db)
  return rows.map(({ appeal }) => appeal)
}
