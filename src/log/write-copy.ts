import type { Database } from '../platform/index.ts'
import { readReleased, type ReleasedHead } from './heads.ts'
import { entryBundle, rootAt, tile } from './read-tree.ts'
import { readCheckpoint, readNote, sameHash, tilePath, tilesAt, tileWidth, type Checkpoint, type TileName } from './verify/index.ts'

/** Where a copy goes: paths under the log's prefix, as the log is served. */
export type CopyTarget = {
  readonly read: (path: string) => Uint8Array | null
  readonly has: (path: string) => boolean
  readonly write: (path: string, bytes: Uint8Array) => void
}

export type CopyOutcome =
  | { readonly kind: 'written'; readonly size: number; readonly files: number }
  | { readonly kind: 'nothing released' }
  /** The copy that is there would be contradicted; the sentence says how. */
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Writes what is released as files that any web server can serve. What is there already and never changes is not written
 * again; the checkpoint comes last, so that a copy that was broken off still fits the one it had. Refuses to go on with a copy
 * of another log, of a longer one, or of one that this log is not the continuation of.
 */
export async function writeCopy(db: Database, target: CopyTarget): Promise<CopyOutcome> {
  const released = await readReleased(db)
  if (released === null) return { kind: 'nothing released' }
  const reason = await contradiction(db, released, target.read('checkpoint'))
  if (reason !== undefined) return { kind: 'refused', reason }
  let files = 0
  for (const name of namesIn(released.size)) {
    const path = tilePath(name)
    if (target.has(path)) continue
    const { level, number, width } = name
    const bytes =
      level === 'entries' ? await entryBundle(db, number, width, released.size) : await tile(db, level, number, width, released.size)
    if (bytes === null) throw new Error(`The log has no ${path}.`)
    target.write(path, bytes)
    files += 1
  }
  target.write('checkpoint', Buffer.from(released.checkpoint))
  return { kind: 'written', size: released.size, files: files + 1 }
}

/** A copy is what shows that a log was rewritten, so it is never made to fit. */
async function contradiction(db: Database, released: ReleasedHead, checkpoint: Uint8Array | null): Promise<string | undefined> {
  if (checkpoint === null) return undefined
  const [there, mine] = [checkpointIn(checkpoint), checkpointIn(released.note)]
  if (there === null) return 'Its checkpoint cannot be read.'
  if (there.origin !== mine?.origin) return `It is a copy of another log, ${there.origin}.`
  if (there.size > released.size)
    return `It has ${there.size} entries, and this log has ${released.size}. Was an older backup restored? Keep the copy: it has what is missing here.`
  return sameHash(await rootAt(db, there.size), there.root)
    ? undefined
    : `Its ${there.size} entries are not the first ${there.size} of this log: one of the two was rewritten. Keep the copy.`
}

function checkpointIn(bytes: Uint8Array | string): Checkpoint | null {
  const note = readNote(bytes)
  return note === null ? null : readCheckpoint(note.text)
}

/** All tiles and bundles of a tree of this size. */
function* namesIn(size: number): Generator<TileName> {
  for (const level of ['entries', 0, 1, 2, 3, 4, 5, 6] as const) {
    const { full, partial } = tilesAt(level === 'entries' ? 0 : level, size)
    for (let number = 0; number < full; number += 1) yield { level, number, width: tileWidth }
    if (partial > 0) yield { level, number: full, width: partial }
  }
}
