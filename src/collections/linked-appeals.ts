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

/** The collection whose own appeal this is, with its title, where readers see its page; null where there is none. */
export async function shownCollectionOfAppeal(
  db: Database | Transaction,
  appeal: string,
): Promise<{ readonly collection: number; readonly title: string; readonly lang: string } | null> {
  // They are few: each is opened, so that a page for readers rests on nothing but tables that tell when they change.
  const { rows } = await sql<SealedRow & { collection: number }>`
    select collection, ${sealedColumns('collection_appeals')} from collection_appeals ${sealedJoins('collection_appeals')}
    order by collection`.execute(db)
  for (const { collection, ...record } of rows) {
    const opened = openSealed(record)
    if (opened.kind === 'erased' || opened.value !== appeal) continue
    const [shown] = await newestReleases(db, collection)
    if (shown === undefined || shown.takenDown !== null || shown.content === null) continue
    const { title, lang } = shown.content.shown
    return { collection, title, lang }
  }
  return null
}
