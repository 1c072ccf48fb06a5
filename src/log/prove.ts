import type { Database, Transaction } from '../platform/index.ts'
import { hashRanges } from './read-tree.ts'
import { consistencyRanges, inclusionRanges, type Hash } from './verify/index.ts'

/** Proves that the entry at an index is in the tree of the first `size`; throws for an index outside of it. */
export const proveInclusion = (db: Database | Transaction, index: number, size: number): Promise<Hash[]> =>
  hashRanges(db, inclusionRanges(index, size))

/** Proves that the tree of `from` entries is the beginning of that of `to`; throws when it is the larger. */
export const proveConsistency = (db: Database | Transaction, from: number, to: number): Promise<Hash[]> =>
  hashRanges(db, consistencyRanges(from, to))
