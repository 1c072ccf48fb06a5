import { hash } from 'node:crypto'

/** 32 bytes: the SHA-256 of a leaf, of a node, or of a whole tree. */
export type Hash = Uint8Array

/** What a tree without a leaf hashes to: SHA-256 of nothing (RFC 6962, 2.1). */
export const emptyRoot: Hash = sha256(new Uint8Array())

/** An entry's leaf: SHA-256(0x00 ‖ entry). Takes at most 65,535 bytes, the most that a bundle holds. */
export function leafHash(entry: Uint8Array): Hash {
  if (entry.length > 65_535) throw new RangeError('an entry of the log has at most 65,535 bytes')
  leaf.set(entry, 1)
  return sha256(leaf.subarray(0, entry.length + 1))
}

/** Two hashes under one: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  node.set(left, 1)
  node.set(right, 33)
  return sha256(node)
}

/**
 * The root over hashes of trees that stand side by side (RFC 6962, 2.1), each of the same number of leaves, a power of two;
 * only the last may be smaller. So it takes leaves as well as the hashes of a tile with what hangs on at its end.
 */
export function rootOf(hashes: readonly Hash[]): Hash {
  if (hashes.length === 0) return emptyRoot
  let row = hashes
  while (row.length > 1) {
    const above: Hash[] = []
    for (let at = 0; at + 1 < row.length; at += 2) above.push(nodeHash(row[at] as Hash, row[at + 1] as Hash))
    // One that is left over goes up as it is: it is the ragged end of the tree.
    if (row.length % 2 === 1) above.push(row.at(-1) as Hash)
    row = above
  }
  return row[0] as Hash
}

export const sameHash = (a: Hash, b: Hash): boolean => a.length === b.length && Buffer.compare(a, b) === 0

/** By way of a string, which costs less than half of what a buffer of its own for each hash does. */
function sha256(bytes: Uint8Array): Hash {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1')
}

// Filled anew for each hash: making a buffer costs more than hashing so little.
const leaf = Buffer.alloc(65_536)
const node = Buffer.alloc(65)
node[0] = 1
