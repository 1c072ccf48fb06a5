import type { FactDictionary } from '../claims/index.ts'
import { loadCase } from '../cases/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { OriginalFile } from '../sources/index.ts'
import { keptOf } from './kept.ts'
import type { Mapping } from './mapping.ts'
import { nothingKept, planImport, type Report } from './plan.ts'
import type { Table } from './table.ts'

/**
 * What an import would do: the report of a dry run. Takes the database, or null where there is none yet. Writes nothing.
 */
export async function dryRun(
  db: Database | Transaction | null,
  {
    table,
    mapping,
    original,
    facts,
  }: { readonly table: Table; readonly mapping: Mapping; readonly original: OriginalFile; readonly facts: FactDictionary },
): Promise<Report> {
  const kept = db === null ? null : await loadCase(db, mapping.list.case)
  const file = { sha256: original.sha256, name: original.name ?? 'list', entry: {} }
  const plan = await planImport(
    table,
    { mapping, facts, kept: kept === null ? nothingKept : keptOf(kept), file },
    () => new Promise((settle) => setImmediate(settle)),
  )
  return plan.report
}
