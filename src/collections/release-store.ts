import { sql, type RawBuilder } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, sealMany, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import { lockCollection, type Doing } from './collection-store.ts'
import { nearTo, type Near } from './near-to.ts'
import { isStillTold } from './still-told.ts'
import type { Decision, Release, ReleaseContent } from './collection.ts'

/** Keeps numbers whose release is asked for; gives their number in the collection, which the caller has locked. */
export async function addRelease(
  tx: Transaction,
  { collection, revision, content }: { readonly collection: number; readonly revision: number; readonly content: ReleaseContent },
  { by, at }: Doing,
): Promise<number> {
  const [record] = await sealMany(tx, [content])
  const { rows } = await sql<{ number: number }>`
    insert into collection_releases (collection, number, revision, key, sealed, asked_at, asked_by)
    values (${collection}, (select coalesce(max(number), 0) + 1 from collection_releases where collection = ${collection}), ${revision},
      ${record!.key}, ${record!.sealed}, ${at}, ${by}) returning number`.execute(tx)
  return rows[0]!.number
}

/** All releases of a collection that were asked for, the newest first. */
export const releasesOf = (db: Database | Transaction, collection: number): Promise<readonly Release[]> =>
  readReleases(db, sql`asked.collection = ${collection}`)

/** Whatever was frozen, of all collections, the newest of each first: what further numbers are held against, since the team reads it. */
export const everAsked = (tx: Transaction): Promise<readonly Release[]> => readReleases(tx, sql`true`)

/** One at a time counts or releases until the transaction ends: each is held against all others. To be called after a collection is locked. */
export async function oneReleaseAtATime(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('release a collection', 0))`.execute(tx)
}

/** What readers were shown at some time, of all collections, the newest first. */
const everReleased = (db: Database | Transaction): Promise<readonly Release[]> => readReleases(db, sql`said.decision = 'released'`)

/** The newest release of each collection, which is what its public page is; also where it was taken down since. */
export const newestReleases = (db: Database | Transaction, collection?: number): Promise<readonly Release[]> =>
  readReleases(
    db,
    sql`(asked.collection, asked.number) in (
      select collection, max(number) from collection_decisions where decision = 'released'
      ${collection === undefined ? sql`` : sql`and collection = ${collection}`} group by collection)`,
  )

export type DecideOutcome =
  | { readonly kind: 'decided' }
  /** It was decided before, or is not the newest that was asked for. */
  | { readonly kind: 'over' }
  /** Beside releases that readers were shown meanwhile it would tell of too few, or may. */
  | { readonly kind: 'near'; readonly near: Near }
  /** Without those who may no longer be counted a number would be another. */
  | { readonly kind: 'not-counted' }
  /** Who may be counted was found out before something changed that says so. */
  | { readonly kind: 'changed' }

/** Who may be counted now, of the cases that `casesCounted` names. */
export type WhoMayBeCounted = {
  readonly persons: ReadonlySet<string>
  /** Whether nothing of what they were found in changed since: asked when nobody else counts or releases any more. */
  readonly isStillSo: (tx: Transaction) => Promise<boolean>
}

/**
 * Releases numbers that were asked for, or sends them back. To release them takes who may be counted now: much may have been
 * refused, taken back or closed since somebody asked. That is found out before, since many cases take a while to read, and held against what
 * stands just before it is written, however long was waited until then.
 */
export async function decideRelease(
  tx: Transaction,
  {
    collection,
    number,
    decision,
    approved,
    note,
    counted,
  }: Pick<Release, 'collection' | 'number'> &
    Pick<Decision, 'approved' | 'note'> &
    (
      | { readonly decision: 'released'; readonly counted: WhoMayBeCounted }
      | { readonly decision: 'sent-back'; readonly counted?: undefined }
    ),
  { by, at }: Doing,
): Promise<DecideOutcome> {
  await lockCollection(tx, collection)
  await oneReleaseAtATime(tx)
  const [newest] = await releasesOf(tx, collection)
  if (newest?.number !== number || newest.decision !== null || newest.content === null) return { kind: 'over' }
  if (counted !== undefined) {
    if (!(await counted.isStillSo(tx))) return { kind: 'changed' }
    const { asked } = newest.content
    const earlier = await everReleased(tx)
    const last = earlier.find((one) => one.collection === collection && one.content?.asked === asked)?.content ?? undefined
    if (!isStillTold(newest.content, last, counted.persons)) return { kind: 'not-counted' }
    const near = await nearTo({ collection, ...newest.content }, earlier)
    if (near !== null) return { kind: 'near', near }
  }
  const [record] = await sealMany(tx, [note])
  await sql`
    insert into collection_decisions (collection, number, decision, approved, key, sealed, decided_at, decided_by)
    values (${collection}, ${number}, ${decision}, ${approved}, ${record!.key}, ${record!.sealed}, ${at}, ${by})`.execute(tx)
  return { kind: 'decided' }
}

export type TakeDownCollectionOutcome =
  | { readonly kind: 'taken-down'; readonly number: number }
  /** Nothing of it is shown. */
  | { readonly kind: 'nothing-shown' }

/** Stops showing the page of a collection. The reason is shown to readers where it was; a later release takes its place. */
export async function takeDownCollection(
  tx: Transaction,
  collection: number,
  reason: string,
  { by, at }: Doing,
): Promise<TakeDownCollectionOutcome> {
  await lockCollection(tx, collection)
  const [shown] = await newestReleases(tx, collection)
  if (shown === undefined || shown.takenDown !== null) return { kind: 'nothing-shown' }
  const [record] = await sealMany(tx, [reason])
  await sql`
    insert into collection_take_downs (collection, number, key, sealed, taken_down_at, taken_down_by)
    values (${collection}, ${shown.number}, ${record!.key}, ${record!.sealed}, ${at}, ${by})`.execute(tx)
  return { kind: 'taken-down', number: shown.number }
}

type Row = SealedRow &
  Pick<Release, 'collection' | 'number' | 'revision' | 'askedAt' | 'askedBy'> & {
    readonly decision: Decision['decision'] | null
    readonly approved: Decision['approved']
    readonly decided_at: Date
    readonly decided_by: string
    readonly taken_down_at: Date | null
    readonly taken_down_by: string
  }

async function readReleases(db: Database | Transaction, which: RawBuilder<unknown>): Promise<readonly Release[]> {
  const { rows } = await sql<Row>`
    select asked.collection, asked.number, asked.revision, asked.asked_at as "askedAt", asked.asked_by as "askedBy",
      said.decision, said.approved, said.decided_at, said.decided_by, down.taken_down_at, down.taken_down_by, ${sealedColumns('asked')}
    from collection_releases as asked ${sealedJoins('asked')}
    left join collection_decisions as said on said.collection = asked.collection and said.number = asked.number
    left join collection_take_downs as down on down.collection = asked.collection and down.number = asked.number
    where ${which} order by asked.collection desc, asked.number desc`.execute(db)
  const notes = await wordsOf(db, 'collection_decisions', rows)
  const reasons = await wordsOf(db, 'collection_take_downs', rows)
  return rows.map(({ decision, approved, decided_at, decided_by, taken_down_at, taken_down_by, ...row }) => {
    const { collection, number, revision, askedAt, askedBy, ...record } = row
    const place = `${collection} ${number}`
    return {
      collection,
      number,
      revision,
      askedAt,
      askedBy,
      content: valueOf(record) as ReleaseContent | null,
      decision: decision && { decision, approved, note: notes.get(place) ?? '', at: decided_at, by: decided_by },
      takenDown: taken_down_at && { at: taken_down_at, by: taken_down_by, reason: reasons.get(place) ?? '' },
    }
  })
}

/** What was said with decisions or take-downs, by collection and number; what was erased of it is left out. */
async function wordsOf(
  db: Database | Transaction,
  table: 'collection_decisions' | 'collection_take_downs',
  of: readonly Pick<Release, 'collection'>[],
): Promise<ReadonlyMap<string, string>> {
  if (of.length === 0) return new Map()
  const ids = [...new Set(of.map(({ collection }) => collection))]
  const { rows } = await sql<SealedRow & Pick<Release, 'collection' | 'number'>>`
    select collection, number, ${sealedColumns(table)} from ${sql.table(table)} ${sealedJoins(table)}
    where collection = any(${ids}::int[])`.execute(db)
  return new Map(rows.map(({ collection, number, ...record }) => [`${collection} ${number}`, (valueOf(record) as string | null) ?? '']))
}

function valueOf(record: SealedRow): unknown {
  const opened = openSealed(record)
  return opened.kind === 'open' ? opened.value : null
}
