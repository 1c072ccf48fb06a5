import { sql, type RawBuilder } from 'kysely'
import {
  findCaseAppeal,
  listCaseAppeals,
  readAppealFile,
  writeAppealFile,
  type Appeal,
  type AppealsInOrder,
  type PartOfAppeals,
} from '../cases/index.ts'
import {
  baseOf,
  idAmong,
  keepErasuresAway,
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Clock,
  type Database,
  type Randomness,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'

export type KeepSettings = {
  readonly clock: Clock
  /** The staff member who keeps it; `import` for the command line. */
  readonly by?: string
  readonly random?: Randomness
}

/**
 * Keeps an appeal that stands alone, in place of an earlier draft with its id, which stays as an older revision. What was
 * published stays as it was. Gives the revision that it is now.
 */
export async function keepAppeal(db: Database | Transaction, appeal: Appeal, settings: KeepSettings): Promise<number> {
  if (!db.isTransaction) return db.transaction().execute((tx) => keepIn(tx, appeal, settings))
  return keepIn(db as Transaction, appeal, settings)
}

async function keepIn(tx: Transaction, appeal: Appeal, { clock, by = 'import', random }: KeepSettings): Promise<number> {
  await lockAlone(tx, appeal.id)
  const digest = (await readDigests(tx))('appeal', appeal.id)
  const [record] = await sealMany(tx, [writeAppealFile(appeal)], random)
  const { rows } = await sql<{ revision: number }>`
    insert into appeals (id_digest, revision, key, sealed, kept_at, kept_by)
    values (${digest}, (select coalesce(max(revision), 0) + 1 from appeals where id_digest = ${digest}),
      ${record!.key}, ${record!.sealed}, ${clock()}, ${by}) returning revision`.execute(tx)
  return rows[0]!.revision
}

export type FoundAppeal =
  | { readonly kind: 'found'; readonly appeal: Appeal }
  | { readonly kind: 'none' }
  /** The id stands in several places; which of them is meant has to be said by renaming. */
  | { readonly kind: 'several'; readonly places: readonly string[] }

/**
 * An appeal by its id, kept alone or in any case file. In a transaction a standing-alone one stays as it was read until
 * the transaction ends; whoever needs the same of one in a case has to keep imports of that case away.
 */
export async function findAppeal(db: Database | Transaction, id: string): Promise<FoundAppeal> {
  if (db.isTransaction) await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`keep ${id}`}, 0))`.execute(db)
  const digest = (await readDigests(db))('appeal', id)
  const alone = await newestAlone(db, digest)
  const found = [
    ...alone.map(({ appeal }) => ({ appeal, place: 'on its own' })),
    ...(await findCaseAppeal(db, id)).map(({ appeal, case: holder }) => ({ appeal, place: `in the case ${holder}` })),
  ]
  const [first] = found
  if (first === undefined) return { kind: 'none' }
  return found.length === 1 ? { kind: 'found', appeal: first.appeal } : { kind: 'several', places: found.map(({ place }) => place) }
}

/** The ids of all appeals that are kept, alone or in a case file, each once. */
export async function listAppeals(db: Database): Promise<readonly string[]> {
  const alone = (await newestAlone(db)).map(({ appeal }) => appeal.id).toSorted()
  return [...new Set([...alone, ...(await listCaseAppeals(db))])]
}

/** An appeal that stands alone, which revision of it, what a change of it is made from, and who kept it when. */
export type KeptAlone = {
  readonly appeal: Appeal
  readonly revision: number
  readonly base: number
  readonly at: Date
  readonly by: string
}

/** Appeals that stand alone: all, or the one with an id. */
export async function keptAlone(db: Database | Transaction, id?: string): Promise<readonly KeptAlone[]> {
  return newestAlone(db, id === undefined ? undefined : (await readDigests(db))('appeal', id))
}

/** Who kept which revision of an appeal that stands alone, and when, the oldest first; null for the text where it was erased. */
export async function keptRevisions(
  db: Database | Transaction,
  id: string,
): Promise<readonly (Omit<KeptAlone, 'appeal' | 'base'> & { readonly appeal: Appeal | null })[]> {
  const digest = (await readDigests(db))('appeal', id)
  const { rows } = await sql<AloneRow>`
    select revision, kept_at, kept_by, ${sealedColumns('appeals')} from appeals ${sealedJoins('appeals')}
    where id_digest = ${digest} order by revision`.execute(db)
  return rows.map((row) => {
    const opened = openSealed(row)
    const appeal = opened.kind === 'open' ? readKept(opened.value as string) : null
    return { appeal, revision: row.revision, at: row.kept_at, by: row.kept_by }
  })
}

/** The appeals that stand alone, the last kept first: at most so many of those that were kept before a place in that order. */
export async function lastKeptAlone(db: Database | Transaction, { before, most }: PartOfAppeals): Promise<AppealsInOrder<KeptAlone>> {
  const earlier = before === null ? sql`` : sql`where (kept_at, id_digest) < (${before.at}, decode(${before.digest}, 'hex'))`
  const places = sql`(select * from ${newestPlaces(sql``)} as newest ${earlier} order by kept_at desc, id_digest desc limit ${most})`
  const appeals = await openAlone(db, places)
  return { appeals, older: appeals.length < most ? null : (appeals.at(-1) ?? null) }
}

/** Which of some appeals stand alone, by the digests of their ids. */
export async function aloneAmong(db: Database | Transaction, digests: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ digest: string }>`
    select encode(id_digest, 'hex') as digest from ${newestPlaces(sql`where ${idAmong(digests)}`)} as newest`.execute(db)
  return new Set(rows.map(({ digest }) => digest))
}

type AloneRow = SealedRow & { readonly revision: number; readonly kept_at: Date; readonly kept_by: string }

/** The newest revision of every appeal that stands alone, or of one of them, unless it was erased. */
const newestAlone = (db: Database | Transaction, digest?: Buffer): Promise<readonly KeptAlone[]> =>
  openAlone(db, newestPlaces(digest === undefined ? sql`` : sql`where id_digest = ${digest}`))

/** Which rows these are, without what is sealed in them. */
const newestPlaces = (which: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select newest.* from (
    select distinct on (id_digest) id_digest, revision, kept_at, key from appeals ${which} order by id_digest, revision desc
  ) as newest
  left join redactions on redactions.record = newest.key
  where exists (select from record_keys where record_keys.id = coalesce(redactions.replacement, newest.key)))`

/** What stands there, the last kept first. */
async function openAlone(
  db: Database | Transaction,
  places: RawBuilder<unknown>,
): Promise<readonly (KeptAlone & { readonly digest: string })[]> {
  const { rows } = await sql<AloneRow & { digest: string }>`
    select appeals.revision, appeals.kept_at, appeals.kept_by, encode(appeals.id_digest, 'hex') as digest, ${sealedColumns('appeals')}
    from ${places} as places join appeals on appeals.id_digest = places.id_digest and appeals.revision = places.revision
    ${sealedJoins('appeals')} order by appeals.kept_at desc, appeals.id_digest desc`.execute(db)
  return rows.flatMap((row) => {
    const opened = openSealed(row)
    if (opened.kind === 'erased') return []
    const { revision, kept_at: at, kept_by: by, digest } = row
    return [{ appeal: readKept(opened.value as string), revision, base: baseOf(revision, row.erased_in), at, by, digest }]
  })
}

/** Keeps all others from writing an appeal that stands alone, and erasures away, until the transaction ends. */
export async function lockAlone(tx: Transaction, id: string): Promise<void> {
  await keepErasuresAway(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`keep ${id}`}, 0))`.execute(tx)
}

function readKept(content: string): Appeal {
  const read = readAppealFile(content, { file: 'an appeal' })
  if (read.kind === 'invalid') throw new Error('An appeal was kept, but can no longer be read')
  return read.appeal
}
