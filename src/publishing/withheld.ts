import { sql } from 'kysely'
import { confidentialStop, type Stop } from '../appeals/index.ts'
import { coversAppeal, findCaseAppeal, loadCase, proceduresOf, readProcedures, type CaseDocument, type Covered } from '../cases/index.ts'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import { casesOfEditions } from './cases-of-editions.ts'
import type { Edition } from './edition.ts'
import type { CommittedEdition } from './proof/index.ts'
import type { EditionKey } from './sheets-store.ts'

/** Which confidential procedure: its place in its case. */
export type ProcedurePlace = { readonly caseKey: number; readonly position: number }

/**
 * An edition that a procedure would keep from readers; `whole` where the appeal itself is covered, and not only what it cites. `kept` where another
 * procedure of which whoever asks may know keeps it from them already.
 */
export type CoveredEdition = EditionKey & {
  readonly whole: boolean
  readonly title: string
  readonly original: boolean
  readonly kept: boolean
}

/**
 * The editions, in all versions and languages that were not taken down, that show something of what a procedure covers. Takes the case by
 * its key and whole. Where it cannot be told whether a mark of a timeline comes of a covered claim, it counts as if it did.
 */
export async function editionsCovered(
  db: Database | Transaction,
  { caseKey, document, covers, known }: ToCover & { readonly document: CaseDocument; readonly covers: Covered },
): Promise<readonly CoveredEdition[]> {
  const citing = [...(await casesOfEditions(db))].flatMap(([appeal, keys]) => (keys.includes(caseKey) ? [appeal] : []))
  const whole = new Set([...covers.appeals, ...(covers.whole ? [...citing, ...document.appeals.map(({ id }) => id)] : [])])
  const shows = showsCovered(document, covers)
  const editions = await notTakenDown(db, [...new Set([...citing, ...whole])], [caseKey, ...known])
  return editions.flatMap(({ edition, original, kept }) => {
    const { appeal, version, lang, title } = edition
    return whole.has(appeal) || shows(edition) ? [{ appeal, version, lang, title, original, kept, whole: whole.has(appeal) }] : []
  })
}

/** A case, and others by their keys of whose procedures whoever asks may know. */
type ToCover = { readonly caseKey: number; readonly known: readonly number[] }

/** Keeps editions from readers from now on, for a procedure. To be called in the transaction that records it, while its case is locked. */
export async function withhold(
  tx: Transaction,
  { caseKey, position, at }: ProcedurePlace & { readonly at: Date },
  editions: readonly CoveredEdition[],
): Promise<void> {
  for (const { appeal, version, lang, whole } of editions)
    await sql`
      insert into withheld_editions (appeal, version, lang, case_key, position, whole, withheld_at)
      values (${appeal}, ${version}, ${lang}, ${caseKey}, ${position}, ${whole}, ${at})`.execute(tx)
}

/** Shows again what a procedure kept from readers, unless it was taken down or another one keeps it. */
export async function endWithholding(tx: Transaction, { caseKey, position, at }: ProcedurePlace & { readonly at: Date }): Promise<void> {
  await sql`insert into withholdings_lifted (case_key, position, lifted_at) values (${caseKey}, ${position}, ${at})`.execute(tx)
}

/** Since when a procedure keeps an edition from readers, and what they are told of why; null where none does. */
export async function openWithholding(
  db: Database | Transaction,
  { appeal, version, lang }: EditionKey,
): Promise<{ readonly at: Date; readonly reason: string } | null> {
  const { rows } = await sql<{ case_key: number; position: number; withheld_at: Date }>`
    select case_key, position, withheld_at from withheld_editions
    where appeal = ${appeal} and version = ${version} and lang = ${lang} and ${stands} order by withheld_at, case_key, position limit 1`.execute(
    db,
  )
  const [row] = rows
  if (row === undefined) return null
  const procedures = proceduresOf(await readProcedures(db, row.case_key))
  return { at: row.withheld_at, reason: procedures.find(({ position }) => position === row.position)?.told ?? '' }
}

/** Whether a confidential procedure keeps an edition from readers. */
export const isWithheld = async (db: Database | Transaction, { appeal, version, lang }: EditionKey): Promise<boolean> =>
  (await openWithholding(db, { appeal, version, lang })) !== null

/**
 * What stops an appeal from being published because a confidential procedure covers it, where the cases that it cites do not say so
 * (whatStopsPublication): one of the case that holds it, or one by which its published versions are kept from readers.
 */
export async function confidentialStops(db: Database | Transaction, appeal: string, cited: Iterable<string>): Promise<readonly Stop[]> {
  const { rows } = await sql<{ covered: boolean }>`
    select exists (select from withheld_editions where appeal = ${appeal} and whole and ${stands}) as covered`.execute(db)
  if (rows[0]!.covered) return [confidentialStop]
  const known = new Set(cited)
  for (const { case: id } of await findCaseAppeal(db, appeal)) {
    const file = known.has(id) ? null : await loadCase(db, id)
    if (file !== null && coversAppeal(file, appeal)) return [confidentialStop]
  }
  return []
}

const stands = sql`not exists (
  select from withholdings_lifted as lifted
  where lifted.case_key = withheld_editions.case_key and lifted.position = withheld_editions.position)`

type Open = { readonly edition: Edition; readonly original: boolean; readonly kept: boolean }

async function notTakenDown(db: Database | Transaction, appeals: readonly string[], known: readonly number[]): Promise<readonly Open[]> {
  const { rows } = await sql<SealedRow & { original: boolean; kept: boolean }>`
    select editions.original, ${sealedColumns('editions')}, exists (
      select from withheld_editions
      where (withheld_editions.appeal, withheld_editions.version, withheld_editions.lang) = (editions.appeal, editions.version, editions.lang)
        and case_key = any(${known}::int[]) and ${stands}) as kept
    from editions ${sealedJoins('editions')}
    where editions.appeal = any(${appeals}::text[]) and not exists (
      select from take_downs
      where take_downs.appeal = editions.appeal and take_downs.version = editions.version and take_downs.lang in ('', editions.lang))
    order by editions.appeal, editions.version, editions.original desc, editions.lang`.execute(db)
  return rows.flatMap((row) => {
    const opened = openSealed(row)
    return opened.kind === 'erased' ? [] : [{ original: row.original, kept: row.kept, edition: (opened.value as CommittedEdition).edition }]
  })
}

/** Whether an edition shows one of the covered claims, or what is printed in a covered document. */
function showsCovered({ case: { id }, claims, documents }: CaseDocument, covers: Covered): (edition: Edition) => boolean {
  const printing = new Set(covers.documents)
  const hidden = claims.filter(
    (claim) => covers.claims.includes(claim.id) || claim.printed_in.some(({ document }) => printing.has(document)),
  )
  const ids = new Set(hidden.map((claim) => claim.id))
  const titles = new Set(documents.flatMap((item) => (printing.has(item.id) ? [item.title] : [])))
  // A mark of a timeline names no claim: what bears a day of a covered one may be of it.
  const days = new Set(
    hidden.flatMap(({ said_on, asserts }) => [
      ...(said_on === undefined ? [] : [said_on.text]),
      ...asserts.flatMap(({ value, when }) => [
        ...(when === undefined ? [] : [when.text]),
        ...(value.type === 'date' ? [value.date.text] : []),
      ]),
    ]),
  )
  return ({ notes, timeline }) =>
    notes.some((note) => {
      const statements = [
        ...(note.claim === undefined ? [] : [note.claim]),
        ...note.points.flatMap(({ accounts }) => accounts.flatMap(({ statements: all }) => all)),
      ]
      return statements.some(
        (statement) =>
          (note.case.id === id && ids.has(statement.claim)) || statement.printed_in.some((printed) => titles.has(printed.title)),
      )
    }) ||
    (notes.some((note) => note.case.id === id) && timeline.some(({ marks }) => marks.some(({ date }) => days.has(date))))
}
