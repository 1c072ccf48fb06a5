import { sql } from 'kysely'
import {
  keepErasuresAway,
  openSealed,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { Edition } from './edition.ts'
import { listIfEntered } from './edition-entries.ts'

export type EditionKey = Pick<Edition, 'appeal' | 'version' | 'lang'>

/** Texts of an edition that are stored as they were published. */
const writtenForms = ['text', 'mail'] as const
export type WrittenForm = (typeof writtenForms)[number]

/**
 * The forms of an edition that are made once and stored: its sheet, a poster of it, a card, which is a picture to pass on, its text and
 * its text for an e-mail.
 */
export const printedForms = ['sheet', 'poster', 'card', ...writtenForms] as const
export type PrintedForm = (typeof printedForms)[number]

/** A form of an edition that names an address. */
type Printed = { readonly form: PrintedForm; readonly address: string }

/** What became of a form of an edition. `file` is its name in the file store. */
export type SheetRecord =
  | { readonly kind: 'printed'; readonly file: string }
  /** No typeface at hand has these characters; `scripts` names their writing systems in English. */
  | { readonly kind: 'missing-glyphs'; readonly characters: readonly string[]; readonly scripts: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }

/** What became last of a form of an edition that names an address; null where none was tried, or what was noted is erased. */
export async function findSheet(
  db: Database | Transaction,
  { appeal, version, lang }: EditionKey,
  { form, address }: Printed,
): Promise<SheetRecord | null> {
  const { rows } = await sql<SealedRow & { file: string | null }>`
    select file, ${sealedColumns('sheets')} from sheets ${sealedJoins('sheets')}
    where appeal = ${appeal} and version = ${version} and lang = ${lang} and form = ${form} and address = ${address}
    order by number desc limit 1`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  if (row.file !== null) return { kind: 'printed', file: row.file }
  const opened = openSealed(row)
  if (opened.kind === 'erased') return null
  const record = opened.value as SheetRecord | typeof outdated
  return record.kind === 'outdated' ? null : record
}

/** Noted of a sheet whose edition was redacted since: there is none until it is printed again. */
const outdated = { kind: 'outdated' } as const

/** Notes that what was made of an edition, in any form and at any address, is no longer of it. Gives the names of the files. */
export async function outdateSheets(tx: Transaction, { appeal, version, lang }: EditionKey, at: Date): Promise<readonly string[]> {
  await lockSheets(tx, { appeal, version, lang })
  const { rows } = await sql<Printed & { number: number; file: string | null }>`
    select form, address, number, file from sheets where appeal = ${appeal} and version = ${version} and lang = ${lang}`.execute(tx)
  for (const made of Map.groupBy(rows, ({ form, address }) => `${form} ${address}`).values()) {
    const { form, address } = made[0]!
    const [note] = await sealMany(tx, [outdated])
    await sql`
      insert into sheets (appeal, version, lang, form, address, number, made_at, key, sealed)
      values (${appeal}, ${version}, ${lang}, ${form}, ${address}, ${Math.max(...made.map(({ number }) => number)) + 1}, ${at},
        ${note!.key}, ${note!.sealed})`.execute(tx)
  }
  return [...new Set(rows.flatMap(({ file }) => file ?? []))]
}

/** Keeps everybody else from noting what became of a form of an edition, and erasures away, until the transaction ends. */
export async function lockSheets(tx: Transaction, { appeal, version, lang }: EditionKey): Promise<void> {
  await keepErasuresAway(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sheet ${appeal} ${version} ${lang}`}, 0))`.execute(tx)
}

/**
 * Adds what became of a form, unless that is what the last row says: done twice, also at once, it is there once. Gives
 * false, and adds nothing, where the edition is no longer what was printed.
 */
export async function recordSheet(
  db: Database,
  { appeal, version, lang }: EditionKey,
  { form, address, at }: Printed & { readonly at: Date },
  record: SheetRecord,
  stillSo: (tx: Transaction) => Promise<boolean>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockSheets(tx, { appeal, version, lang })
    if (!(await stillSo(tx))) return false
    const last = await findSheet(tx, { appeal, version, lang }, { form, address })
    if (JSON.stringify(last) === JSON.stringify(record)) return true
    const file = record.kind === 'printed' ? record.file : null
    const [why] = record.kind === 'printed' ? [] : await sealMany(tx, [record])
    await sql`
      insert into sheets (appeal, version, lang, form, address, number, made_at, file, key, sealed)
      select ${appeal}, ${version}, ${lang}, ${form}, ${address}, coalesce(max(number), 0) + 1, ${at}::timestamptz, ${file},
        ${why?.key ?? null}::uuid, ${why?.sealed ?? null}::bytea
      from sheets where appeal = ${appeal} and version = ${version} and lang = ${lang} and form = ${form} and address = ${address}`.execute(
      tx,
    )
    await listIfEntered(tx, { appeal, version, lang })
    return true
  })
}

/** The languages of a version of which a sheet is there, at whatever address. */
export async function printedIn(db: Database | Transaction, appeal: string, version: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ lang: string }>`
    select lang from (
      select distinct on (lang, address) lang, file from sheets
      where appeal = ${appeal} and version = ${version} and form = 'sheet' order by lang, address, number desc
    ) as last where file is not null`.execute(db)
  return new Set(rows.map(({ lang }) => lang))
}

export type SheetsOfEdition = EditionKey & {
  readonly original: boolean
  readonly sheets: readonly (Printed & { readonly file: string | null })[]
}

/** Every edition, with the files that are or were a form of it at any address: the last made of each. */
export async function listSheets(db: Database): Promise<readonly SheetsOfEdition[]> {
  const { rows: editions } = await sql<EditionKey & { original: boolean }>`
    select appeal, version, lang, original from editions order by published_at`.execute(db)
  const { rows: sheets } = await sql<EditionKey & Printed & { file: string | null }>`
    select distinct on (appeal, version, lang, form, address) appeal, version, lang, form, address, file
    from sheets order by appeal, version, lang, form, address, number desc`.execute(db)
  const of = Map.groupBy(sheets, keyOf)
  return editions.map((edition) => ({ ...edition, sheets: of.get(keyOf(edition)) ?? [] }))
}

/** Where the site lived by the forms that were made, as origins: the one that a form was made for last comes first. */
export async function originsOfForms(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ origin: string }>`
    select substring(address from '^[a-z]+://[^/]+') as origin from sheets group by 1 order by max(made_at) desc`.execute(db)
  return rows.map(({ origin }) => origin)
}

/** Files that were forms of editions and are none any more, at no address: their editions were redacted since. */
export async function formerSheets(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ file: string }>`
    select file from sheets where file is not null
    except
    select file from (
      select distinct on (appeal, version, lang, form, address) file
      from sheets order by appeal, version, lang, form, address, number desc
    ) as last where file is not null`.execute(db)
  return rows.map(({ file }) => file)
}

/** An edition as one word, for a map. */
export const keyOf = ({ appeal, version, lang }: EditionKey): string => `${appeal} ${version} ${lang}`
