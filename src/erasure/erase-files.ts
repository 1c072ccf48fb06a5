import { allRecords, type FileStore, type Transaction } from '../platform/index.ts'
import { enqueueSweeping } from './jobs.ts'

/** What a document says once its files are erased: that there was one, by what `captured` says of it. */
export function withoutFiles(document: unknown): unknown {
  const { original: _, derived: _derived, unread: _unread, ...rest } = document as Record<string, unknown>
  return rest
}

/**
 * Destroys the keys of files that held the words, once no record names them any more: the same bytes may be a document of
 * another case, which nobody has chosen. `files` has its keys in this transaction. The bytes are removed by a job afterwards.
 */
export async function eraseFiles(
  tx: Transaction,
  files: FileStore,
  {
    held,
    dossiers,
  }: {
    readonly held: ReadonlySet<string>
    /** Those of dossiers and submissions, which nothing names any more. */ readonly dossiers: readonly string[]
  },
): Promise<void> {
  const names = new Set(held)
  if (names.size > 0)
    for await (const { value, row } of allRecords(tx)) {
      for (const [name] of JSON.stringify([value, row]).matchAll(/[0-9a-f]{64}/g)) names.delete(name)
      if (names.size === 0) break
    }
  const gone = [...names, ...dossiers]
  for (const name of gone) await files.forget(name)
  if (gone.length > 0) await enqueueSweeping(tx, gone)
}
