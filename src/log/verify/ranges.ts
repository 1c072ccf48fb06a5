import { rootOf, type Hash } from './hashes.ts'

/** Leaves from `start` up to and without `end`; each stands for one hash of a proof. */
export type Range = { readonly start: number; readonly end: number }

/** A whole subtree: over the leaves `index` × 2^height and so on, 2^height of them. */
export type Node = { readonly height: number; readonly index: number }

/** Whose hashes prove that a leaf is in a tree, from the leaf's sibling up (RFC 6962, 2.1.1). Refuses, by throwing, an index outside the tree. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (index < 0 || index >= size) throw new RangeError(`a tree of ${size} leaves has none at ${index}`)
  const ranges: Range[] = []
  for (let [start, end] = [0, size]; end - start > 1;) {
    const middle = start + largestPowerBelow(end - start)
    if (index < middle) {
      ranges.push({ start: middle, end })
      end = middle
    } else {
      ranges.push({ start, end: middle })
      start = middle
    }
  }
  return ranges.toReversed()
}

/** Whose hashes prove that a tree is the beginning of a larger one (RFC 6962, 2.1.2). None from size 0, and none from a tree to itself. */
export function consistencyRanges(from: number, to: number): Range[] {
  if (from < 0 || from > to) throw new RangeError(`a tree of ${from} leaves is not the beginning of one of ${to}`)
  if (from === 0 || from === to) return []
  const ranges: Range[] = []
  let [start, end] = [0, to]
  let known = true
  while (end !== from) {
    const middle = start + largestPowerBelow(end - start)
    if (from <= middle) {
      ranges.push({ start: middle, end })
      end = middle
    } else {
      ranges.push({ start, end: middle })
      start = middle
      known = false
    }
  }
  // The whole smaller tree needs no hash: whoever verifies has its root.
  if (!known) ranges.push({ start, end })
  return ranges.toReversed()
}

/** The whole subtrees that a range which ends at a tree's edge is made of, the larger first. */
export function nodesOf({ start, end }: Range): Node[] {
  const nodes: Node[] = []
  for (let at = start; at < end;) {
    const width = largestPowerUpTo(end - at)
    nodes.push({ height: Math.log2(width), index: at / width })
    at += width
  }
  return nodes
}

/** The hash over a range, from the hashes of its subtrees. */
export function rangeHash(range: Range, hashOf: (node: Node) => Hash): Hash {
  let hash: Hash | undefined
  for (const node of nodesOf(range).toReversed()) hash = hash === undefined ? hashOf(node) : rootOf([hashOf(node), hash])
  return hash ?? rootOf([])
}

// By powers and not by shifts, which would end at 2^31 leaves.
const largestPowerUpTo = (count: number): number => {
  let power = 1
  while (power * 2 <= count) power *= 2
  return power
}
const largestPowerBelow = (count: number): number => largestPowerUpTo(count - 1)
