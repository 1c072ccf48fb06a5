import type { Database } from '../platform/index.ts'
import { newestHead } from './heads.ts'
import { rootAt } from './read-tree.ts'
import { readNote, readVerifierKey, sameHash, verifyNote } from './verify/index.ts'

/** Refuses, by throwing, when the newest head was not signed by this key, or is not the head of the tree that is kept. */
export async function checkHead(db: Database, vkey: string, { size }: { readonly size: number }): Promise<void> {
  const head = await newestHead(db)
  if (head === null) return
  const [note, verifier] = [readNote(head.checkpoint), readVerifierKey(vkey)]
  const signed = note !== null && verifier !== null && verifyNote(note, [verifier]).kind === 'verified'
  if (!signed) throw new Error(`The newest head of the log, of ${head.size} entries, was not signed by its key.`)
  if (head.size > size) throw new Error(`The log has ${size} entries, and its newest head was signed over ${head.size}.`)
  if (!sameHash(await rootAt(db, head.size), head.root))
    throw new Error(`The entries of the log are not those over which its newest head, of ${head.size} entries, was signed.`)
}
