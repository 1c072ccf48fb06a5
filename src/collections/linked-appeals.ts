import { sql } from 'kysely'
import {
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { Doing } from './collection-store.ts'
import { newestReleases } from './release-store.ts'

/** Keeps that an appeal is a collection's own. */
export async function linkAppeal(tx: Transaction, collection: number, appeal: string, { by, at }: Doing): Promise<void> {
  const digest = (await readDigests(tx))('appeal', appeal)
  const [record] = await sealMany(tx, [appeal])
  await sql`
    insert into collection_appeals (collection, appeal_digest, key, sealed, linked_at, linked_by)
    values (${collection}, ${digest}, ${record!.key}, ${record!.sealed}, ${at}, ${by})`.execute(tx)
}

/** The ids of a collection's own appeals, the first first. */
export async function appealsOfCollection(db: Database | Transaction, collection: number): Promise<readonly string[]> {
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns('collection_appeals')} from collection_appeals ${sealedJoins('collection_appeals')}
    where collection = ${collection} order by linked_at, appeal_digest`.execute(db)
  return rows.flatMap((row) => {
    const opened = openSealed(row)
    return opened.kind === 'open' ? [opened.value as string] : []
  })
}

/** The collection whose own appeal this is, by its number; null where it is none's. */
export async function collectionOfAppeal(db: Database | Transaction, appeal: string): Promise<number | null> {
  const digest = (await readDigests(db))('appeal', appeal)
  const { rows } = await sql<{ collection: number }>`
    select collection from collection_appeals where appeal_digest = ${digest} order by collection limit 1`.execute(db)
  return rows[0]?.collection ?? null
}

/** The same with its title, where readers see its page. */
export async function shownCollectionOfAppeal(
  db: Database | Transaction,
  appeal: string,
): Promise<{ readonly collection: number; readonly title: string; readonly lang: string } | null> {
  const collection = await collectionOfAppeal(db, appeal)
  if (collection === null) return null
  const [shown] = await newestReleases(db, collection)
  if (shown === undefined || shown.takenDown !== null || shown.content === null) return null
  const { title, lang } = shown.content.shown
  return { collection, title, lang }
}
