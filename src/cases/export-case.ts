import type { Database } from '../platform/index.ts'
import { loadCase } from './load-case.ts'
import { writeCaseFile } from './write-file.ts'

/** A kept case as a file; null when there is none. Sealed claims go with it only when asked for. */
export async function exportCase(db: Database, id: string, settings: { readonly sealed?: boolean } = {}): Promise<string | null> {
  const document = await loadCase(db, id)
  return document === null ? null : writeCaseFile(document, settings)
}
