import { sql } from 'kysely'
import { findCaseAppeal, listCaseAppeals, readAppealFile, writeAppealFile, type Appeal } from '../cases/index.ts'
import {
  baseOf,
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

type AloneRow = SealedRow & { readonly revision: number; readonly kept_at: Date; readonly kept_by: string }

/** The newest revision of every appeal that stands alone, or of one of them, unless it was erased. */
async function newestAlone(db: Database | Transaction, digest?: Buffer): Promise<readonly KeptAlone[]> {
  const { rows } = await sql<AloneRow>`
    select revision, kept_at, kept_by, ${sealedColumns('newest')}
    from (
      select distinct on (id_digest) * from appeals ${digest === undefined ? sql`` : sql`where id_digest = ${digest}`}
      order by id_digest, revision desc
    ) as newest ${sealedJoins('newest')}`.execute(db)
  return rows.flatMap((row) => {
    const opened = openSealed(row)
    if (opened.kind === 'erased') return []
    const { revision, kept_at: at, kept_by: by } = row
    return [{ appeal: readKept(opened.value as string), revision, base: baseOf(revision, row.erased_in), at, by }]
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
