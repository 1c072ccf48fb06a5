import type { Database } from '../platform/index.ts'
import { rootAt } from './read-tree.ts'
import { readCheckpoint, readNote, sameHash, verifyNote, type Checkpoint, type VerifierKey } from './verify/index.ts'

/** Where the checkpoint that was released last is kept outside of the database, which a restore may set back. */
export type ReleasedOutside = {
  /** As people find it. */
  readonly place: string
  /** Null as long as nothing was released. */
  readonly read: () => Promise<string | null>
  /** When it resolves, the text survives a power cut. */
  readonly write: (text: string) => Promise<void>
}

/**
 * Reads what was released last, and refuses, by throwing, when the tree in the database is not its continuation: an older backup was
 * restored, or this is the database of another log. Whatever would be signed then would contradict what people have seen. Takes the keys
 * that may have signed it, by the name of the log, and how many entries there are; gives null as long as nothing was released.
 */
export async function checkReleased(
  db: Database,
  outside: ReleasedOutside,
  { keys, size }: { readonly keys: (name: string) => readonly VerifierKey[]; readonly size: number },
): Promise<Checkpoint | null> {
  const text = await outside.read()
  if (text === null) return null
  const note = readNote(text)
  const released = note === null ? null : readCheckpoint(note.text)
  if (note === null || released === null) throw new Error(`${outside.place} is damaged. Put back your copy of the keys of the server.`)
  if (verifyNote(note, keys(released.origin)).kind !== 'verified')
    throw new Error(
      `${outside.place} was not signed by the key of this server. Put back the folder of keys as it was; where its key is gone for good: amparo log renew --lost.`,
    )
  if (released.size > size)
    throw new Error(
      `The database has ${size} entries of the log, and ${released.size} were released: an older backup was restored. ${whatToDo}`,
    )
  if (!sameHash(await rootAt(db, released.size), released.root))
    throw new Error(`The first ${released.size} entries of the log in the database are not those that were released. ${whatToDo}`)
  return released
}

const whatToDo =
  'Nothing is signed, since the log would give two answers to one question. Restore a newer backup; if there is none, docs/operators.md says what can be done ("A log that is shorter than what was released").'
