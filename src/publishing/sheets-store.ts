import { sql } from 'kysely'
import type { Database } from '../platform/index.ts'
import type { Edition } from './edition.ts'
import type { EditionTables } from './store.ts'

/** The sheets, as db/migrations/0004_sheets.sql makes them. */
type SheetTables = EditionTables & {
  sheets: EditionKey & {
    address: string
    number: number
    made_at: Date
    file: string | null
    missing: readonly string[] | null
    scripts: readonly string[] | null
    failure: string | null
  }
}

export type EditionKey = Pick<Edition, 'appeal' | 'version' | 'lang'>

/** What became of the sheet of an edition. `file` is its name in the file store. */
export type SheetRecord =
  | { readonly kind: 'printed'; readonly file: string }
  /** No typeface at hand has these characters; `scripts` names their writing systems in English. */
  | { readonly kind: 'missing-glyphs'; readonly characters: readonly string[]; readonly scripts: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }

/** What became last of the sheet of an edition that names an address; null where none was tried. */
export async function findSheet(db: Database, { appeal, version, lang }: EditionKey, address: string): Promise<SheetRecord | null> {
  const row = await db
    .withTables<SheetTables>()
    .selectFrom('sheets')
    .select(['file', 'missing', 'scripts', 'failure'])
    .where((eb) => eb.and({ appeal, version, lang, address }))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  if (row.file !== null) return { kind: 'printed', file: row.file }
  if (row.missing !== null) return { kind: 'missing-glyphs', characters: row.missing, scripts: row.scripts ?? [] }
  return { kind: 'failed', message: row.failure ?? '' }
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
    const key = { appeal, version, lang, address }
    const columns = {
      file: record.kind === 'printed' ? record.file : null,
      missing: record.kind === 'missing-glyphs' ? record.characters : null,
      scripts: record.kind === 'missing-glyphs' ? record.scripts : null,
      failure: record.kind === 'failed' ? record.message : null,
    }
    const sheets = tx.withTables<SheetTables>()
    await sheets
      .insertInto('sheets')
      .values((eb) => ({
        ...key,
        ...columns,
        made_at: at,
        number: eb
          .selectFrom('sheets as before')
          .select(sql<number>`coalesce(max(before.number), 0) + 1`.as('number'))
          .where((other) =>
            other.and({ 'before.appeal': appeal, 'before.version': version, 'before.lang': lang, 'before.address': address }),
          ),
      }))
      .execute()
  })
}

/** Every edition, with the files that are or were the sheet of it at any address: the last made of each. */
export async function listSheets(
  db: Database,
): Promise<readonly (EditionKey & { readonly sheets: readonly { readonly address: string; readonly file: string | null }[] })[]> {
  const tables = db.withTables<SheetTables>()
  const [editions, sheets] = [
    await tables.selectFrom('editions').select(['appeal', 'version', 'lang']).orderBy('published_at').execute(),
    await tables
      .selectFrom('sheets')
      .distinctOn(['appeal', 'version', 'lang', 'address'])
      .select(['appeal', 'version', 'lang', 'address', 'file'])
      .orderBy('appeal')
      .orderBy('version')
      .orderBy('lang')
      .orderBy('address')
      .orderBy('number', 'desc')
      .execute(),
  ]
  const of = Map.groupBy(sheets, keyOf)
  return editions.map((edition) => ({ ...edition, sheets: of.get(keyOf(edition)) ?? [] }))
}

/** An edition as one word, for a map. */
export const keyOf = ({ appeal, version, lang }: EditionKey): string => `${appeal} ${version} ${lang}`
