import { rootOf, type Hash } from './hashes.ts'

/** How many hashes a full tile has, and how many entries a full bundle. */
export const tileWidth = 256

/**
 * The right edge of a tree, from which it can go on growing: of each level the hashes of its last tile while that is not
 * full. A hash of level L stands over 256^L leaves.
 */
export type Tail = { readonly size: number; readonly levels: readonly (readonly Hash[])[] }

export type FullTile = { readonly level: number; readonly number: number; readonly hashes: readonly Hash[]; readonly root: Hash }

export const emptyTail: Tail = { size: 0, levels: [] }

/** Adds leaves. Gives the new tail and the tiles that became full, the lower before the upper; the given tail stays as it was. */
export function growTail(tail: Tail, leaves: readonly Hash[]): { readonly tail: Tail; readonly full: readonly FullTile[] } {
  const full: FullTile[] = []
  const levels: Hash[][] = []
  let coming = leaves
  for (let level = 0; level < tail.levels.length || coming.length > 0; level += 1) {
    const before = tail.levels[level] ?? []
    const hashes = [...before, ...coming]
    // The number of the tile in which the first of them stands.
    const number = Math.floor(tail.size / tileWidth ** (level + 1))
    const above: Hash[] = []
    for (let at = 0; at + tileWidth <= hashes.length; at += tileWidth) {
      const tile = hashes.slice(at, at + tileWidth)
      const root = rootOf(tile)
      full.push({ level, number: number + at / tileWidth, hashes: tile, root })
      above.push(root)
    }
    levels.push(hashes.slice(above.length * tileWidth))
    coming = above
  }
  return { tail: { size: tail.size + leaves.length, levels }, full }
}

/** The root of the tree that ends in this tail. */
export function rootOfTail({ levels }: Tail): Hash {
  let ragged: Hash | undefined
  for (const hashes of levels) {
    const row = ragged === undefined ? hashes : [...hashes, ragged]
    ragged = row.length === 0 ? undefined : rootOf(row)
  }
  return ragged ?? rootOf([])
}

/** How many hashes a level has in a tree of this size, over all its tiles. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level)
