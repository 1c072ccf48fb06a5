import { emptyRoot, nodeHash, sameHash, type Hash } from './hashes.ts'

export type Inclusion = {
  readonly index: number
  readonly size: number
  /** The leaf's hash, not the entry. */
  readonly leaf: Hash
  readonly root: Hash
  readonly proof: readonly Hash[]
}

/** Whether a proof shows that a leaf is at its index in the tree of that size and root (RFC 9162, 2.1.3.2). */
export function verifyInclusion({ index, size, leaf, root, proof }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leaf, root, ...proof])) return false
  let [fn, sn, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else hash = nodeHash(hash, sibling)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameHash(hash, root)
}

export type Consistency = {
  readonly from: number
  readonly to: number
  readonly fromRoot: Hash
  readonly toRoot: Hash
  readonly proof: readonly Hash[]
}

/**
 * Whether a proof shows that the tree of `from` leaves is the beginning of that of `to` (RFC 9162, 2.1.4.2). From no leaves
 * everything grows: as C2SP tlog-witness has it, that is proven by an empty proof, if the first root is that of an empty tree.
 */
export function verifyConsistency({ from, to, fromRoot, toRoot, proof }: Consistency): boolean {
  if (!isSize(from) || !isSize(to) || from > to || !areHashes(proof)) return false
  if (from === 0) return proof.length === 0 && sameHash(fromRoot, emptyRoot) && (to > 0 || sameHash(toRoot, emptyRoot))
  if (from === to) return proof.length === 0 && sameHash(fromRoot, toRoot)
  if (proof.length === 0) return false
  // Where the smaller tree is a whole subtree, its root, which whoever verifies has, is left out of the proof.
  const path = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof
  let [fn, sn] = [from - 1, to - 1]
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)]
  let [fromHash, toHash] = [path[0] as Hash, path[0] as Hash]
  for (const sibling of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fromHash = nodeHash(sibling, fromHash)
      toHash = nodeHash(sibling, toHash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else toHash = nodeHash(toHash, sibling)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameHash(fromHash, fromRoot) && sameHash(toHash, toRoot)
}

const isSize = (number: number): boolean => Number.isSafeInteger(number) && number >= 0
const areHashes = (hashes: readonly Hash[]): boolean => hashes.every(({ length }) => length === 32)
const half = (number: number): number => Math.floor(number / 2)

function isPowerOfTwo(number: number): boolean {
  while (number % 2 === 0) number /= 2
  return number === 1
}
