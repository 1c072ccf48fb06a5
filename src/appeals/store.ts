import { sql } from 'kysely'
import { findCaseAppeal, keptAlone, listCaseAppeals, refreshAppealsAlone, writeAppealFile, type Appeal } from '../cases/index.ts'
import { keepErasuresAway, readDigests, sealMany, type Clock, type Database, type Randomness, type Transaction } from '../platform/index.ts'

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
  await refreshAppealsAlone(tx, appeal.id)
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
  const alone = await keptAlone(db, id)
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
  const alone = (await keptAlone(db)).map(({ appeal }) => appeal.id).toSorted()
  return [...new Set([...alone, ...(await listCaseAppeals(db))])]
}

/** Keeps all others from writing an appeal that stands alone, and erasures away, until the transaction ends. */
export async function lockAlone(tx: Transaction, id: string): Promise<void> {
  await keepErasuresAway(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`keep ${id}`}, 0))`.execute(tx)
}
