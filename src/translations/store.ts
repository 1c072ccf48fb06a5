import { sql } from 'kysely'
import {
  baseOf,
  keepErasuresAway,
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type Randomness,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { TranslationEntry } from './entry.ts'
import { segmentKinds } from './segment.ts'

/** All that was done to the translations of an appeal in a language, the first first. What was erased whole is left out. */
export const readEntries = async (db: Database | Transaction, appeal: string, lang: string): Promise<readonly TranslationEntry[]> =>
  (await readEntriesOf(db, [appeal], lang)).get(appeal) ?? []

/** The same of several appeals, by their ids. */
export async function readEntriesOf(
  db: Database | Transaction,
  appeals: readonly string[],
  lang: string,
): Promise<ReadonlyMap<string, readonly TranslationEntry[]>> {
  const digests = await readDigests(db)
  const byDigest = new Map(appeals.map((id) => [digests('appeal', id).toString('hex'), id]))
  const { rows } = await sql<EntryRow>`
    select encode(id_digest, 'hex') as id, number, step, at, by, ${sealedColumns('translation_entries')}
    from translation_entries ${sealedJoins('translation_entries')}
    where id_digest = any(${[...byDigest.keys()].map((hex) => Buffer.from(hex, 'hex'))}::bytea[]) and lang = ${lang}
    order by id_digest, number`.execute(db)
  const found = new Map<string, TranslationEntry[]>()
  for (const row of rows) {
    const [appeal, entry] = [byDigest.get(row.id), entryIn(row)]
    if (appeal === undefined || entry === null) continue
    const entries = found.get(appeal)
    if (entries === undefined) found.set(appeal, [entry])
    else entries.push(entry)
  }
  return found
}

/** The languages in which something of an appeal was translated, in the order of their tags. */
export async function languagesBegun(db: Database | Transaction, appeal: string): Promise<readonly string[]> {
  const digest = (await readDigests(db))('appeal', appeal)
  const { rows } = await sql<{ lang: string }>`
    select distinct lang from translation_entries where id_digest = ${digest} order by lang`.execute(db)
  return rows.map(({ lang }) => lang)
}

/** The same of several appeals, by their ids; one of which nothing is translated is not there. */
export async function languagesBegunOf(
  db: Database | Transaction,
  appeals: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const digests = await readDigests(db)
  const byDigest = new Map(appeals.map((id) => [digests('appeal', id).toString('hex'), id]))
  const { rows } = await sql<{ id: string; langs: readonly string[] }>`
    select encode(id_digest, 'hex') as id, array_agg(distinct lang order by lang) as langs from translation_entries
    where id_digest = any(${[...byDigest.keys()].map((hex) => Buffer.from(hex, 'hex'))}::bytea[]) group by id_digest`.execute(db)
  return new Map(rows.map(({ id, langs }) => [byDigest.get(id)!, langs]))
}

/** What is written of a sentence; its number, its base, who did it and when are the store's. */
export type NewEntry = Omit<TranslationEntry, 'number' | 'base' | 'by' | 'at'>

export type Writing = { readonly by: string; readonly at: Date; readonly random?: Randomness }

/** Adds rows, in their order. Take lockTranslations first and decide on what is read after it. */
export async function addEntries(
  tx: Transaction,
  appeal: string,
  lang: string,
  entries: readonly NewEntry[],
  { by, at, random }: Writing,
): Promise<void> {
  if (entries.length === 0) return
  const digest = (await readDigests(tx))('appeal', appeal)
  const words = entries.map(({ step: _step, ...rest }) => rest)
  const records = await sealMany(tx, words, random)
  await sql`
    insert into translation_entries (id_digest, lang, number, key, sealed, step, at, by)
    select ${digest}, ${lang}, before.number + entry.position, entry.key, entry.sealed, entry.step, ${at}, ${by}
    from (select coalesce(max(number), 0) as number from translation_entries where id_digest = ${digest} and lang = ${lang}) as before,
      unnest(${records.map(({ key }) => key)}::uuid[], ${records.map(({ sealed }) => sealed)}::bytea[], ${entries.map(({ step }) => step)}::text[])
        with ordinality as entry (key, sealed, step, position)`.execute(tx)
}

/** Keeps all others from writing translations of an appeal in a language, and erasures away, until the transaction ends. */
export async function lockTranslations(tx: Transaction, appeal: string, lang: string): Promise<void> {
  await keepErasuresAway(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`translate ${appeal} ${lang}`}, 0))`.execute(tx)
}

type EntryRow = SealedRow & { readonly id: string } & Pick<TranslationEntry, 'number' | 'step' | 'by' | 'at'>

function entryIn(row: EntryRow): TranslationEntry | null {
  const opened = openSealed(row)
  if (opened.kind === 'erased') return null
  const words = opened.value as Omit<NewEntry, 'step'>
  // An erasure of a common word may reach the name of a kind.
  if (!segmentKinds.includes(words.kind)) return null
  const { number, step, by, at } = row
  return { ...words, number, base: baseOf(number, row.erased_in), step, by, at }
}
