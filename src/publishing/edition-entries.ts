import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { enqueueManifests } from './manifest-queue.ts'
import type { EditionKey } from './sheets-store.ts'
import { isShown } from './take-down.ts'

/** A published edition as the log names it. */
export type EditionToEnter = EditionKey & { readonly hash: string }

/** Notes, with the edition, that it has no entry in the log yet. */
export async function noteToEnter(tx: Transaction, { appeal, version, lang }: EditionKey): Promise<void> {
  await sql`insert into edition_entries (appeal, version, lang) values (${appeal}, ${version}, ${lang})`.execute(tx)
}

/**
 * Published editions that have no entry in the log yet, in the order in which they were published, so many at most. What is not shown is
 * not among them: an entry is for good, and an appeal that was taken down before it is told of nowhere.
 */
export async function editionsToEnter(db: Database | Transaction, most: number): Promise<readonly EditionToEnter[]> {
  const { rows } = await sql<EditionToEnter>`
    select editions.appeal, editions.version, editions.lang, editions.hash
    from edition_entries join editions using (appeal, version, lang)
    where entry is null and ${isShown('editions')}
    order by editions.published_at, editions.appeal, editions.version, editions.lang limit ${most}`.execute(db)
  return rows
}

/** The index of the entry of an edition, held until the transaction ends; null where it has none yet. */
export async function lockEntry(tx: Transaction, { appeal, version, lang }: EditionKey): Promise<number | null> {
  const { rows } = await sql<{ entry: number | null }>`
    select entry from edition_entries where appeal = ${appeal} and version = ${version} and lang = ${lang} for update`.execute(tx)
  if (rows[0] === undefined) throw new Error(`There is no edition ${appeal} ${version} ${lang} to enter`)
  return rows[0].entry
}

/** Keeps the indices of the entries of editions, once, and has their forms listed and signed when the transaction commits. */
export async function keepEntries(tx: Transaction, entered: readonly (EditionKey & { readonly entry: number })[]): Promise<void> {
  for (const { appeal, version, lang, entry } of entered)
    await sql`
      update edition_entries set entry = ${entry} where appeal = ${appeal} and version = ${version} and lang = ${lang}`.execute(tx)
  await enqueueManifests(tx, entered)
}

/**
 * Has the forms of an edition listed once the transaction commits, if the log has its entry. Whoever is just keeping that is waited for, or waits:
 * the list is made after both.
 */
export async function listIfEntered(tx: Transaction, { appeal, version, lang }: EditionKey): Promise<void> {
  const { rows } = await sql<{ entry: number | null }>`
    select entry from edition_entries where appeal = ${appeal} and version = ${version} and lang = ${lang} for share`.execute(tx)
  if (rows[0] !== undefined && rows[0].entry !== null) await enqueueManifests(tx, [{ appeal, version, lang }])
}

/** The index of the entry of an edition in the log; null where it has none yet. */
export async function findEntry(db: Database | Transaction, { appeal, version, lang }: EditionKey): Promise<number | null> {
  const { rows } = await sql<{ entry: number | null }>`
    select entry from edition_entries where appeal = ${appeal} and version = ${version} and lang = ${lang}`.execute(db)
  return rows[0]?.entry ?? null
}
