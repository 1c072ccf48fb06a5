import type { Database } from '../platform/index.ts'
import { readReleased } from './heads.ts'
import { entryBundle, tile } from './read-tree.ts'
import { tilePath, tilesAt, tileWidth, type TileName } from './verify/index.ts'

/** Where a copy goes: paths under the log's prefix, as the log is served. */
export type CopyTarget = {
  readonly has: (path: string) => boolean
  readonly write: (path: string, bytes: Uint8Array) => void
}

/**
 * Writes what is released as files that any web server can serve. What is there already and never changes is not written
 * again; the checkpoint comes last, so that a copy that was broken off still fits the one it had. Gives the size of the
 * copy, and how many files were written; null when nothing was released yet.
 */
export async function writeCopy(db: Database, target: CopyTarget): Promise<{ readonly size: number; readonly files: number } | null> {
  const released = await readReleased(db)
  if (released === null) return null
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
  return { size: released.size, files: files + 1 }
}

/** All tiles and bundles of a tree of this size. */
function* namesIn(size: number): Generator<TileName> {
  for (const level of ['entries', 0, 1, 2, 3, 4, 5, 6] as const) {
    const { full, partial } = tilesAt(level === 'entries' ? 0 : level, size)
    for (let number = 0; number < full; number += 1) yield { level, number, width: tileWidth }
    if (partial > 0) yield { level, number: full, width: partial }
  }
}
