import { entryBundle, readEntry, readIdentity, readReleased, readTilePath, readVerifierKey, tile, verifyLog } from '../log/index.ts'
import type { Database } from '../platform/index.ts'
import { wrong, type Finding } from './finding.ts'

export type CheckedLog = {
  readonly entries: number
  /** Those that are of editions, by their index. */
  readonly editions: ReadonlyMap<number, string>
  readonly findings: readonly Finding[]
}

/** Computes the log anew from what is released of it: every leaf, tile, count and signature, as `amparo log verify` does. */
export async function checkLog(db: Database): Promise<CheckedLog> {
  const editions = new Map<number, string>()
  const [released, identity] = [await readReleased(db), await readIdentity(db)]
  if (released === null || identity === null) return { entries: 0, editions, findings: [] }
  const key = readVerifierKey(identity.vkey)
  if (key === null)
    return { entries: 0, editions, findings: [wrong('log', 'key', 'The key that its heads are verified with cannot be read.')] }
  try {
    const verified = await verifyLog(
      async (path) => {
        if (path === 'checkpoint') return Buffer.from(released.checkpoint)
        const name = readTilePath(path)
        if (name === null) return null
        const { level, number, width } = name
        return level === 'entries' ? entryBundle(db, number, width, released.size) : tile(db, level, number, width, released.size)
      },
      {
        keys: [key],
        each: (line, index) => {
          if (readEntry(line)?.kind === 'edition') editions.set(index, line)
        },
      },
    )
    return { entries: released.size, editions, findings: verified.problems.map((says) => wrong('log', 'released', says)) }
  } catch (error) {
    return { entries: 0, editions, findings: [wrong('log', 'released', error instanceof Error ? error.message : String(error))] }
  }
}
