import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, sealMany, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import type { Edition } from './edition.ts'

export type EditionKey = Pick<Edition, 'appeal' | 'version' | 'lang'>

/** What became of the sheet of an edition. `file` is its name in the file store. */
export type SheetRecord =
  | { readonly kind: 'printed'; readonly file: string }
  /** No typeface at hand has these characters; `scripts` names their writing systems in English. */
  | { readonly kind: 'missing-glyphs'; readonly characters: readonly string[]; readonly scripts: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }

/** What became last of the sheet of an edition that names an address; null where none was tried, or what was noted is erased. */
export async function findSheet(
  db: Database | Transaction,
  { appeal, version, lang }: EditionKey,
  address: string,
): Promise<SheetRecord | null> {
  const { rows } = await sql<SealedRow & { file: string | null }>`
    select file, ${sealedColumns('sheets')} from sheets ${sealedJoins('sheets')}
    where appeal = ${appeal} and version = ${version} and lang = ${lang} and address = ${address} order by number desc limit 1`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  if (row.file !== null) return { kind: 'printed', file: row.file }
  const opened = openSealed(row)
  return opened.kind === 'open' ? (opened.value as SheetRecord) : null
}

/** Adds what became of a sheet, unless that is what the last row says: done twice, also at once, it is there once. */
export async function recordSheet(
  db: Database,
  { appeal, version, lang }: EditionKey,
  { address, at }: { readonly address: string; readonly at: Date },
  record: SheetRecord,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sheet ${appeal} ${version} ${lang}`}, 0))`.execute(tx)
    const last = await findSheet(tx, { appeal, version, lang }, address)
    if (JSON.stringify(last) === JSON.stringify(record)) return
    const file = record.kind === 'printed' ? record.file : null
    const [why] = record.kind === 'printed' ? [] : await sealMany(tx, [record])
    await sql`
      insert into sheets (appeal, version, lang, address, number, made_at, file, key, sealed)
      select ${appeal}, ${version}, ${lang}, ${address}, coalesce(max(number), 0) + 1, ${at}::timestamptz, ${file},
        ${why?.key ?? null}::uuid, ${why?.sealed ?? null}::bytea
      from sheets where appeal = ${appeal} and version = ${version} and lang = ${lang} and address = ${address}`.execute(tx)
  })
}

/** Every edition, with the files that are or were the sheet of it at any address: the last made of each. */
export async function listSheets(
  db: Database,
): Promise<readonly (EditionKey & { readonly sheets: readonly { readonly address: string; readonly file: string | null }[] })[]> {
  const { rows: editions } = await sql<EditionKey>`select appeal, version, lang from editions order by published_at`.execute(db)
  const { rows: sheets } = await sql<EditionKey & { address: string; file: string | null }>`
    select distinct on (appeal, version, lang, address) appeal, version, lang, address, file
    from sheets order by appeal, version, lang, address, number desc`.execute(db)
  const of = Map.groupBy(sheets, keyOf)
  return editions.map((edition) => ({ ...edition, sheets: of.get(keyOf(edition)) ?? [] }))
}

/** An edition as one word, for a map. */
export const keyOf = ({ appeal, version, lang }: EditionKey): string => `${appeal} ${version} ${lang}`
