import { sql, type RawBuilder } from 'kysely'
import {
  keepErasuresAway,
  openSealed,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Clock,
  type Database,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import { openWithholding } from './withheld.ts'

/** Since when a version is not shown, and what readers are told about why, in which language where that is known. */
export type TakeDown = { readonly at: Date; readonly reason: string; readonly lang?: string }

export type TakeDownOutcome =
  | { readonly kind: 'taken-down'; readonly appeal: string; readonly versions: readonly number[]; readonly lang?: string }
  | { readonly kind: 'refused'; readonly reason: string }

export type TakeDownSettings = {
  /** Who takes it down; kept and not shown. */
  readonly by: string
  /** Shown to readers. */
  readonly reason: string
  /** The language of the reason. */
  readonly reasonLang?: string
  /** The reason in further languages, by their tags, for their readers. */
  readonly reasons?: Readonly<Record<string, string>>
  /** Only this version; every one that is shown where none is given. */
  readonly version?: number
  /** Only this translation, of that version or of every one that is shown; else all languages. That of an original is the whole version. */
  readonly lang?: string
  readonly clock: Clock
}

/** Stops showing versions of an appeal. Refuses, with a sentence, without a name or a reason, or where nothing is shown. */
export const takeDown = (db: Database, appeal: string, settings: TakeDownSettings): Promise<TakeDownOutcome> =>
  db.transaction().execute((tx) => takeDownWithin(tx, appeal, settings))

/** The same within a transaction; what is refused has written nothing. */
export async function takeDownWithin(tx: Transaction, appeal: string, settings: TakeDownSettings): Promise<TakeDownOutcome> {
  const { by, reason, reasonLang, reasons, version, lang, clock } = settings
  if (by.trim() === '') return refused('Say who takes it down: the name is kept and not shown.')
  if (reason.trim() === '') return refused('Say why: the reason is shown where the appeal was.')
  await lockAppeal(tx, appeal)
  const editions = await editionsOf(tx, appeal)
  if (editions.length === 0) return refused(`No appeal ${appeal} has been published.`)
  const ofVersion = editions.filter((each) => version === undefined || each.version === version)
  if (ofVersion.length === 0) return refused(`${appeal} has no version ${version}.`)
  const meant = ofVersion.filter((each) => (lang === undefined ? each.original : each.lang === lang))
  const what = `${version === undefined ? appeal : `Version ${version} of ${appeal}`}${lang === undefined ? '' : ` in ${lang}`}`
  if (meant.length === 0) return refused(`${what} has not been published.`)
  const shown = meant.filter(({ down }) => !down)
  if (shown.length === 0) return refused(`${what} is taken down already.`)
  const at = clock()
  const records = await sealMany(
    tx,
    shown.map(() => ({
      by: by.trim(),
      reason: reason.trim(),
      ...(reasonLang !== undefined && { lang: reasonLang }),
      ...(reasons !== undefined && Object.keys(reasons).length > 0 && { reasons }),
    })),
  )
  for (const [index, each] of shown.entries())
    await sql`
      insert into take_downs (appeal, version, lang, taken_down_at, key, sealed)
      values (${appeal}, ${each.version}, ${each.original ? '' : each.lang}, ${at}, ${records[index]!.key}, ${records[index]!.sealed})`.execute(
      tx,
    )
  const only = lang === undefined || shown.some(({ original }) => original) ? {} : { lang }
  return { kind: 'taken-down', appeal, versions: shown.map((each) => each.version), ...only }
}

const refused = (reason: string): TakeDownOutcome => ({ kind: 'refused', reason })

/** Since when and why an edition is not shown, as readers are told; null where it is. The reason may have been erased, the take-down stays. */
export async function openTakeDown(
  db: Database | Transaction,
  { appeal, version, lang }: { readonly appeal: string; readonly version: number; readonly lang: string },
): Promise<TakeDown | null> {
  const { rows } = await sql<SealedRow & { taken_down_at: Date }>`
    select taken_down_at, ${sealedColumns('take_downs')} from take_downs ${sealedJoins('take_downs')}
    where appeal = ${appeal} and version = ${version} and lang in ('', ${lang}) order by taken_down_at limit 1`.execute(db)
  const [row] = rows
  const opened = row === undefined ? undefined : openSealed(row)
  const down = row && { at: row.taken_down_at, ...(opened?.kind === 'open' ? saidIn(opened.value as SaidReason, lang) : { reason: '' }) }
  // What a procedure keeps from readers looks like any other: which it is, is nobody's business.
  const withheld = await openWithholding(db, { appeal, version, lang })
  return withheld === null || (down !== undefined && down.at <= withheld.at) ? (down ?? null) : withheld
}

type SaidReason = { readonly reason: string; readonly lang?: string; readonly reasons?: Readonly<Record<string, string>> }

/** The reason for readers of a language, else as it was given. */
function saidIn({ reason, lang: given, reasons }: SaidReason, lang: string): Omit<TakeDown, 'at'> {
  const own = reasons?.[lang]
  return own === undefined ? { reason, ...(given !== undefined && { lang: given }) } : { reason: own, lang }
}

/**
 * When something of each of these appeals was last taken down, in any language, or in one or as a whole; those of which nothing ever
 * was are not among them.
 */
export async function lastTakeDowns(
  db: Database | Transaction,
  appeals: readonly string[],
  lang: string | null = null,
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ appeal: string; last: Date }>`
    select appeal, max(taken_down_at) as last from take_downs where appeal = any(${appeals}::text[])
      and (${lang}::text is null or lang in ('', ${lang})) group by appeal`.execute(db)
  return new Map(rows.map(({ appeal, last }) => [appeal, last]))
}

/** Keeps everybody else from publishing the appeal or taking it down, and erasures away, until the transaction ends. */
export async function lockAppeal(tx: Transaction, appeal: string): Promise<void> {
  await keepErasuresAway(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`publish ${appeal}`}, 0))`.execute(tx)
}

/**
 * Whether an edition in a row of this table is shown: neither its version was taken down nor its language, and no confidential procedure
 * keeps it from readers (withheld.ts).
 */
export const isShown = (table: string): RawBuilder<boolean> => {
  const of = (column: string) => sql.ref(`${table}.${column}`)
  return sql`not exists (
    select from hidden_editions
    where hidden_editions.appeal = ${of('appeal')} and hidden_editions.version = ${of('version')}
      and hidden_editions.lang in ('', ${of('lang')})
  )`
}

/** Whether an edition in a row of `editions` was taken down, whatever a procedure keeps from readers besides. */
export const isDown: RawBuilder<boolean> = sql`exists (
  select from take_downs
  where take_downs.appeal = editions.appeal and take_downs.version = editions.version and take_downs.lang in ('', editions.lang))`

/** Since when an edition in a row of `editions` is not shown; null where it is. */
export const hiddenSince: RawBuilder<Date | null> = sql`(
  select min(hidden_at) from hidden_editions
  where hidden_editions.appeal = editions.appeal and hidden_editions.version = editions.version
    and hidden_editions.lang in ('', editions.lang))`

type PublishedLanguage = { readonly version: number; readonly lang: string; readonly original: boolean; readonly down: boolean }

async function editionsOf(tx: Transaction, appeal: string): Promise<readonly PublishedLanguage[]> {
  const { rows } = await sql<PublishedLanguage>`
    select version, lang, original, ${isDown} as down
    from editions where appeal = ${appeal} order by version, lang`.execute(tx)
  return rows
}
