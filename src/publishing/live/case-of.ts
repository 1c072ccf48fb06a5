import { loadCaseWith, readTitles, type LoadedCase } from '../../cases/index.ts'
import type { Database, Transaction } from '../../platform/index.ts'

/** The case with this key, whatever its id is by now; null where it was erased. */
export async function caseOf(db: Database | Transaction, key: number): Promise<LoadedCase | null> {
  const id = (await readTitles(db, [key])).get(key)?.id
  return id === undefined ? null : loadCaseWith(db, id)
}
