import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { projectFacts } from '../cases/index.ts'
import { keepOriginal } from '../documents/index.ts'
import type { Database, FileStore, Transaction } from '../platform/index.ts'
import { mappingProblems, readMapping } from './check-mapping.ts'
import { importAtOnce, type ListImportOutcome } from './import-list.ts'
import type { Mapping } from './mapping.ts'
import { createTableReader } from './read/table-reader.ts'
import type { ReadTable, Table } from './table.ts'
import { undoImport, type UndoOutcome } from './undo-import.ts'

export const facts = projectFacts()

export const at = new Date('2026-08-01T10:00:00Z')

/** A small list with its mapping; what is given takes the place of what stands there. */
export function smallMapping(columns: Mapping['columns'], more: Partial<Mapping> = {}): Mapping {
  const list = {
    case: 'the-list',
    title: 'The list',
    country: 'UY',
    source: { name: 'A committee', kind: 'ngo' },
    published: '2026-07',
    lang: 'es',
  }
  const read = readMapping({ format: 'amparo-list/1', list, columns, ...more })
  return read.kind === 'mapping' ? read.mapping : assert.fail(JSON.stringify(read.problems))
}

/** A list as somebody would send it, read as the desk reads it. */
export async function readList(content: string | Uint8Array): Promise<Extract<ReadTable, { kind: 'read' }>> {
  const reader = createTableReader()
  const read = await reader.read(typeof content === 'string' ? new TextEncoder().encode(content) : content)
  await reader.stop()
  return read.kind === 'read' ? read : assert.fail(read.why)
}

/** Imports a list, in a transaction of its own; `id` is that of the import. */
export async function importNow(
  db: Database,
  files: FileStore,
  { table, mapping, content }: { readonly table: Table; readonly mapping: Mapping; readonly content: string },
): Promise<Extract<ListImportOutcome, { kind: 'imported' }> & { readonly id: string }> {
  assert.deepEqual(mappingProblems(mapping, table.columns, facts), [])
  const id = randomUUID()
  const outcome = await db.transaction().execute(async (tx) => {
    const original = await keepOriginal(files.within(tx), new TextEncoder().encode(content), 'list.csv')
    return importAtOnce(tx, { id, table, mapping, original }, { by: 'import', byName: 'Somebody', at, facts })
  })
  return outcome.kind === 'imported' ? { ...outcome, id } : assert.fail(outcome.why)
}

/** Undoes an import; what is refused is rolled back. */
export async function undoNow(
  db: Database,
  files: FileStore,
  id: string,
  citing: (tx: Transaction, caseId: string) => Promise<readonly string[]> = () => Promise.resolve([]),
): Promise<UndoOutcome> {
  let outcome: UndoOutcome | undefined
  await db
    .transaction()
    .execute(async (tx) => {
      outcome = await undoImport(tx, id, { by: 'import', at, files, citing })
      if (outcome.kind !== 'undone') throw new Error('rolled back')
    })
    .catch((error: unknown) => {
      if (outcome === undefined || outcome.kind === 'undone') throw error
    })
  if (outcome?.kind === 'undone' && outcome.file !== null) await files.sweep(outcome.file)
  return outcome!
}

/** What every table holds, as a digest by the name of the table. */
export async function tableDigests(db: Database): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(
    db,
  )
  const digests: Record<string, string> = {}
  for (const { name } of rows) {
    // That an import came and went is kept, sealed under a key of its own.
    const which = name === 'record_keys' ? sql`where id not in (select key from list_imports)` : sql``
    const { rows: found } = await sql<{ digest: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest
      from ${sql.table(name)} as t ${which}`.execute(db)
    digests[name] = found[0]!.digest
  }
  return digests
}

/** The tables in which two states differ. */
export const differing = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string[] =>
  Object.keys(after).filter((name) => before[name] !== after[name])
