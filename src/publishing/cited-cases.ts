import { sql } from 'kysely'
import { citedCaseIds, findAppeal, type CitedCases, type FoundAppeal } from '../appeals/index.ts'
import { findCaseAppeal, loadCaseWith, projectCatalogue, type Appeal, type CaseDocument, type LoadedCase } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { defaultSettings, evaluate } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import { keepErasuresAway, type Transaction } from '../platform/index.ts'

/**
 * An appeal and the cases it cites, as they stand together: first erasures and imports of the case that holds the appeal are kept
 * away, then the appeal is read, then imports of the cases it cites are kept away and they are read. Until the
 * transaction ends none of it changes.
 */
export async function readTogether(
  tx: Transaction,
  appealId: string,
): Promise<
  Exclude<FoundAppeal, { kind: 'found' }> | { readonly kind: 'found'; readonly appeal: Appeal; readonly cases: readonly LoadedCase[] }
> {
  await keepErasuresAway(tx)
  for (const { case: id } of await findCaseAppeal(tx, appealId)) await keepImportsAway(tx, id)
  const found = await findAppeal(tx, appealId)
  if (found.kind !== 'found') return found
  const cases: LoadedCase[] = []
  for (const id of citedCaseIds(found.appeal)) {
    await keepImportsAway(tx, id)
    const loaded = await loadCaseWith(tx, id)
    if (loaded !== null) cases.push(loaded)
  }
  return { kind: 'found', appeal: found.appeal, cases }
}

/** The lock an import takes (cases/import-case.ts), shared: readers do not wait for each other. */
async function keepImportsAway(tx: Transaction, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`import ${id}`}, 0))`.execute(tx)
}

/** What the files say on a day. */
export function casesAt(files: readonly CaseDocument[], facts: FactDictionary, at: Day): CitedCases {
  return {
    files: new Map(files.map((file) => [file.case.id, file])),
    evaluations: new Map(files.map((file) => [file.case.id, evaluate(file, facts, defaultSettings, { at, known: null })])),
    catalogue: projectCatalogue(),
  }
}
