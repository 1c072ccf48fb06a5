import type { Database, Transaction } from '../platform/index.ts'
import { entriesOfBundle, tileHashes } from './read-tree.ts'
import { storedSize } from './tiles-store.ts'
import { leafHash, rootOf, sameHash, tilesAt, type Hash, type Tail } from './verify/index.ts'

/** The right edge of the tree with the entries that fill no bundle yet. */
export type WholeTail = Tail & { readonly entries: readonly Uint8Array[] }

/** Reads the right edge of the log as it is kept. Throws when tiles and entries do not fit together there. */
export async function readTail(db: Database | Transaction): Promise<WholeTail> {
  const size = await storedSize(db)
  const last = tilesAt(0, size)
  const entries = last.partial === 0 ? [] : await entriesOfBundle(db, last.full)
  if (entries.length !== last.partial) throw new Error(`The log has lost entries after ${size - last.partial + entries.length}.`)
  const levels: Hash[][] = [entries.map(leafHash)]
  for (let level = 1; tilesAt(level - 1, size).full > 0; level += 1) {
    const { full, partial } = tilesAt(level, size)
    await checkLastTile(db, level - 1, tilesAt(level - 1, size).full - 1)
    levels.push(partial === 0 ? [] : await tileHashes(db, level, full, partial))
  }
  return { size, levels, entries }
}

/** What was written last is what a power cut would have hurt. */
async function checkLastTile(db: Database | Transaction, level: number, number: number): Promise<void> {
  const hashes = await tileHashes(db, level, number, 256)
  const above = (await tileHashes(db, level + 1, Math.floor(number / 256), (number % 256) + 1)).at(-1)
  if (above === undefined || !sameHash(rootOf(hashes), above)) throw new Error(`Tile ${number} of level ${level} of the log is damaged.`)
  if (level > 0) return
  const leaves = (await entriesOfBundle(db, number)).map(leafHash)
  if (leaves.length !== 256 || leaves.some((leaf, at) => !sameHash(leaf, hashes[at] as Hash)))
    throw new Error(`The entries of the log from ${number * 256} on are not those that its tile was made of.`)
}
