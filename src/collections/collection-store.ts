import { sql, type RawBuilder } from 'kysely'
import {
  baseOf,
  keepErasuresAway,
  openSealed,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { Collection, CollectionText } from './collection.ts'

export type Doing = { readonly by: string; readonly at: Date }

/** Keeps a new collection with its first text; gives its number. */
export async function addCollection(tx: Transaction, text: CollectionText, doing: Doing): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into collections (made_at, made_by) values (${doing.at}, ${doing.by}) returning id`.execute(tx)
  const { id } = rows[0]!
  await addText(tx, id, { text, archived: false }, doing)
  return id
}

export type ChangeCollectionOutcome =
  | { readonly kind: 'changed' }
  /** Somebody else wrote, or words were erased, since `base`. */
  | { readonly kind: 'conflict'; readonly collection: Collection }

/** Writes a collection anew, made from `base`; also that it is archived, or no longer. One that is not there is a bug and throws. */
export async function changeCollection(
  tx: Transaction,
  id: number,
  { text, archived, base }: { readonly text: CollectionText; readonly archived: boolean; readonly base: number },
  doing: Doing,
): Promise<ChangeCollectionOutcome> {
  const collection = await lockCollection(tx, id)
  if (collection === null) throw new Error('A collection that is changed is not there')
  if (collection.base !== base) return { kind: 'conflict', collection }
  await addText(tx, id, { text, archived }, doing)
  return { kind: 'changed' }
}

/** All collections, the last written first. */
export const listCollections = (db: Database | Transaction): Promise<readonly Collection[]> => readCollections(db, sql`true`)

/** One collection; null where there is none. */
export async function findCollection(db: Database | Transaction, id: number): Promise<Collection | null> {
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) return null
  const [found] = await readCollections(db, sql`collections.id = ${id}`)
  return found ?? null
}

/** The same, which nobody else changes, releases or takes down until the transaction ends. */
export async function lockCollection(tx: Transaction, id: number): Promise<Collection | null> {
  await keepErasuresAway(tx)
  await sql`select from collections where id = ${id} for update`.execute(tx)
  return findCollection(tx, id)
}

export type CollectionRevision = Pick<Collection, 'revision' | 'text' | 'archived' | 'writtenAt' | 'writtenBy'>

/** Its texts, the newest first. */
export async function textsOfCollection(db: Database | Transaction, id: number): Promise<readonly CollectionRevision[]> {
  const { rows } = await sql<SealedRow & Omit<CollectionRevision, 'text'>>`
    select revision, archived, written_at as "writtenAt", written_by as "writtenBy", ${sealedColumns('collection_texts')}
    from collection_texts ${sealedJoins('collection_texts')} where collection = ${id} order by revision desc`.execute(db)
  return rows.map(({ revision, archived, writtenAt, writtenBy, ...record }) => ({
    revision,
    archived,
    writtenAt,
    writtenBy,
    text: textIn(record),
  }))
}

async function addText(
  tx: Transaction,
  id: number,
  { text, archived }: { readonly text: CollectionText; readonly archived: boolean },
  { by, at }: Doing,
): Promise<void> {
  const [record] = await sealMany(tx, [text])
  await sql`
    insert into collection_texts (collection, revision, archived, key, sealed, written_at, written_by)
    values (${id}, (select coalesce(max(revision), 0) + 1 from collection_texts where collection = ${id}), ${archived},
      ${record!.key}, ${record!.sealed}, ${at}, ${by})`.execute(tx)
}

type Row = SealedRow & Omit<Collection, 'base' | 'text'>

async function readCollections(db: Database | Transaction, which: RawBuilder<unknown>): Promise<readonly Collection[]> {
  const { rows } = await sql<Row>`
    select collections.id, made_at as "madeAt", made_by as "madeBy", newest.revision, newest.archived,
      newest.written_at as "writtenAt", newest.written_by as "writtenBy", ${sealedColumns('newest')}
    from collections join lateral (
      select * from collection_texts where collection = collections.id order by revision desc limit 1
    ) as newest on true ${sealedJoins('newest')}
    where ${which} order by newest.written_at desc, collections.id desc`.execute(db)
  return rows.map(({ key_id, record_key, sealed, erased_in, ...row }) => ({
    ...row,
    base: baseOf(row.revision, erased_in),
    text: textIn({ key_id, record_key, sealed, erased_in }),
  }))
}

function textIn(record: SealedRow): CollectionText | null {
  const opened = openSealed(record)
  return opened.kind === 'open' ? (opened.value as CollectionText) : null
}
