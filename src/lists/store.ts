import { sql, type RawBuilder } from 'kysely'
import { fileIsNamedByDocuments, type WrittenEntries } from '../cases/index.ts'
import { isUuid } from '../kit/index.ts'
import {
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type FileStore,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { Mapping } from './mapping.ts'
import type { Report } from './plan.ts'

export type ImportState = 'prepared' | 'waiting' | 'imported' | 'failed' | 'undone'

/** What is sealed of an import: the file, and how its columns are read; null until somebody has said it. */
export type Prepared = {
  readonly case: string
  readonly name: string
  readonly mediaType: string
  readonly columns: readonly string[]
  readonly list: Mapping['list']
  readonly mapping: Mapping | null
}

/** What came of it; `failed` is a sentence. */
export type Result = { readonly kind: 'report'; readonly report: Report } | { readonly kind: 'failed'; readonly why: string }

/** An import as its row has it. `prepared` is null when it was erased. */
export type ListImport = {
  readonly id: string
  readonly caseKey: number
  readonly state: ImportState
  readonly file: string | null
  readonly done: number
  readonly total: number
  readonly openedCase: boolean
  readonly preparedAt: Date
  readonly preparedBy: string
  readonly importedAt: Date | null
  readonly importedBy: string | null
  readonly undoneAt: Date | null
  readonly undoneBy: string | null
  readonly prepared: Prepared | null
  readonly result: Result | null
}

export type NewImport = {
  readonly id: string
  readonly caseKey: number
  readonly file: string
  readonly total: number
  readonly prepared: Prepared
}
export type Doing = { readonly by: string; readonly at: Date }

/** Keeps an import that is prepared. Its id is given by the caller: a UUID. */
export async function addImport(tx: Transaction, { id, caseKey, file, total, prepared }: NewImport, { by, at }: Doing): Promise<void> {
  const [record] = await sealMany(tx, [prepared])
  await sql`
    insert into list_imports (id, case_key, state, file, key, sealed, total, prepared_at, prepared_by)
    values (${id}, ${caseKey}, 'prepared', ${file}, ${record!.key}, ${record!.sealed}, ${total}, ${at}, ${by})`.execute(tx)
}

/** An import; with `forUpdate`, which keeps others away until the transaction ends. Null where there is none. */
export async function readImport(db: Database | Transaction, id: string, forUpdate = false): Promise<ListImport | null> {
  if (!isUuid(id)) return null
  if (forUpdate) await sql`select from list_imports where id = ${id}::uuid for update`.execute(db)
  const [found] = await readImports(db, sql`list_imports.id = ${id}::uuid`)
  return found ?? null
}

/** The imports of a case, the newest first. */
export const importsOfCase = (db: Database | Transaction, caseKey: number): Promise<readonly ListImport[]> =>
  readImports(db, sql`list_imports.case_key = ${caseKey}`)

/** Puts what is prepared in the place of what it was; the key of that goes with it. */
export async function prepareAnew(tx: Transaction, id: string, prepared: Prepared): Promise<void> {
  const [record] = await sealMany(tx, [prepared])
  await sql`
    with before as (select key from list_imports where id = ${id}::uuid),
      keys as (delete from record_keys using before where record_keys.id = before.key),
      redacted as (delete from record_keys using redactions, before where redactions.record = before.key and record_keys.id = redactions.replacement)
    update list_imports set key = ${record!.key}, sealed = ${record!.sealed}, state = 'prepared' where id = ${id}::uuid`.execute(tx)
}

/** Has a prepared import wait to be done; false where it is not prepared any more. */
export async function setWaiting(tx: Transaction, id: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update list_imports set state = 'waiting', done = 0 where id = ${id}::uuid and state in ('prepared', 'failed')`.execute(tx)
  return numAffectedRows > 0n
}

/** Notes how far an import is; in a transaction of its own, so that others see it. */
export async function noteProgress(db: Database, id: string, done: number): Promise<void> {
  await sql`update list_imports set done = ${done} where id = ${id}::uuid and state = 'waiting'`.execute(db)
}

export async function setFailed(tx: Transaction, id: string, why: string): Promise<void> {
  await replaceReport(tx, id, { kind: 'failed', why })
  await sql`update list_imports set state = 'failed' where id = ${id}::uuid`.execute(tx)
}

type Written = {
  readonly caseKey: number
  readonly openedCase: boolean
  readonly report: Report
  readonly entries: readonly WrittenEntries[]
  /** Whether a document of the case names the file. */
  readonly namesFile: boolean
}

/** Notes that an import is done, and what it wrote. The file is the document's from now on, so that what is erased there is gone. */
export async function setImported(
  tx: Transaction,
  id: string,
  { caseKey, openedCase, report, entries, namesFile }: Written,
  { by, at }: Doing,
): Promise<void> {
  await replaceReport(tx, id, { kind: 'report', report })
  await sql`
    update list_imports set state = 'imported', case_key = ${caseKey}, opened_case = ${openedCase}, done = total, imported_at = ${at}, imported_by = ${by},
      file = case when ${namesFile} then null else file end
    where id = ${id}::uuid`.execute(tx)
  for (const { list, first, last, revision } of entries)
    await sql`
      insert into list_import_rows (import, list, first, last, revision) values (${id}::uuid, ${list}, ${first}, ${last}, ${revision})`.execute(
      tx,
    )
}

export async function entriesOfImport(tx: Transaction, id: string): Promise<readonly WrittenEntries[]> {
  const { rows } = await sql<WrittenEntries>`select list, first, last, revision from list_import_rows where import = ${id}::uuid`.execute(
    tx,
  )
  return rows
}

/** Whether an import into one of these cases was undone since a moment. */
export async function undoneSince(db: Database | Transaction, keys: readonly number[], since: Date): Promise<boolean> {
  const { rows } = await sql`select from list_imports where case_key = any(${keys}::bigint[]) and undone_at >= ${since} limit 1`.execute(db)
  return rows.length > 0
}

/** Notes that an import is undone. What came of it is forgotten; that it was there, and how it was read, stays. */
export async function setUndone(
  tx: Transaction,
  id: string,
  { by, at, file, caseId, revision }: Doing & { readonly file: string | null; readonly caseId: string; readonly revision: number },
): Promise<void> {
  await forgetReport(tx, id)
  const digest = (await readDigests(tx))('case', caseId)
  await sql`
    update list_imports set state = 'undone', undone_at = ${at}, undone_by = ${by}, report_key = null, report_sealed = null,
      file = ${file}, case_digest = ${digest}, last_revision = ${revision}
    where id = ${id}::uuid`.execute(tx)
}

/** How far the revisions of a case with this id had come, of which imports were undone; 0 where there was none. */
export async function lastRevisionOf(tx: Transaction, caseId: string): Promise<number> {
  const digest = (await readDigests(tx))('case', caseId)
  const { rows } = await sql<{
    last: number | null
  }>`select max(last_revision) as last from list_imports where case_digest = ${digest}`.execute(tx)
  return rows[0]?.last ?? 0
}

/** Removes an import that never was done, with its keys. */
export async function removeImport(tx: Transaction, id: string): Promise<void> {
  await forgetReport(tx, id)
  await sql`
    with gone as (delete from list_imports where id = ${id}::uuid and state in ('prepared', 'failed') returning key)
    delete from record_keys where id in (
      select key from gone union all select replacement from redactions join gone on gone.key = redactions.record)`.execute(tx)
}

/** Lets go of the file of an import that stays. */
export async function releaseFile(tx: Transaction, id: string): Promise<void> {
  await sql`update list_imports set file = null where id = ${id}::uuid`.execute(tx)
}

/** Forgets the file of an import unless another import, or a document of any case, names it; null where it stays. */
export async function forgetFileOf(
  tx: Transaction,
  { id, file }: Pick<ListImport, 'id' | 'file'>,
  files: FileStore,
): Promise<string | null> {
  return file !== null && (await files.within(tx).forgetUnless(file, () => fileIsNamed(tx, file, id))) ? file : null
}

/** Whether an import, prepared or undone too, names a stored file. */
export async function fileIsNamedByLists(tx: Transaction, file: string): Promise<boolean> {
  const { rows } = await sql`select from list_imports where file = ${file} limit 1`.execute(tx)
  return rows.length > 0
}

async function fileIsNamed(tx: Transaction, file: string, besides: string): Promise<boolean> {
  const { rows } = await sql`select from list_imports where file = ${file} and id <> ${besides}::uuid limit 1`.execute(tx)
  return rows.length > 0 || fileIsNamedByDocuments(tx, file)
}

type Clear = Omit<ListImport, 'prepared' | 'result'>

async function readImports(db: Database | Transaction, which: RawBuilder<unknown>): Promise<readonly ListImport[]> {
  const { rows } = await sql<Clear & SealedRow>`
    select list_imports.id, case_key as "caseKey", state, file, done, total, opened_case as "openedCase",
      prepared_at as "preparedAt", prepared_by as "preparedBy", imported_at as "importedAt", imported_by as "importedBy",
      undone_at as "undoneAt", undone_by as "undoneBy", ${sealedColumns('list_imports')}
    from list_imports ${sealedJoins('list_imports')} where ${which} order by prepared_at desc, list_imports.id`.execute(db)
  const { rows: reports } = await sql<SealedRow & { id: string }>`
    select list_imports.id, ${sealedColumns('list_imports', 'report_')}
    from list_imports ${sealedJoins('list_imports', 'report_')} where report_key is not null and ${which}`.execute(db)
  const results = new Map(reports.map((row) => [row.id, opened(row) as Result | null]))
  return rows.map(({ key_id, record_key, sealed, erased_in, ...row }) => ({
    ...row,
    prepared: opened({ key_id, record_key, sealed, erased_in }) as Prepared | null,
    result: results.get(row.id) ?? null,
  }))
}

function opened(row: SealedRow): unknown {
  const record = openSealed(row)
  return record.kind === 'open' ? record.value : null
}

async function replaceReport(tx: Transaction, id: string, result: Result): Promise<void> {
  await forgetReport(tx, id)
  const [record] = await sealMany(tx, [result])
  await sql`update list_imports set report_key = ${record!.key}, report_sealed = ${record!.sealed} where id = ${id}::uuid`.execute(tx)
}

async function forgetReport(tx: Transaction, id: string): Promise<void> {
  await sql`delete from record_keys using list_imports where list_imports.id = ${id}::uuid and record_keys.id = list_imports.report_key`.execute(
    tx,
  )
}
