import type { Database, Transaction } from '../platform/index.ts'
import { readReleased } from './heads.ts'
import { entriesOfBundle, hashRanges, rootAt } from './read-tree.ts'
import {
  consistencyRanges,
  inclusionRanges,
  readEntry,
  sameHash,
  tileWidth,
  writeBase64,
  writeProofFile,
  writeReceiptExtra,
  type Checkpoint,
  type Hash,
  type NamedEntry,
  type ReceiptExtra,
} from './verify/index.ts'

/** Proves that the entry at an index is in the tree of the first `size`; throws for an index outside of it. */
export const proveInclusion = (db: Database | Transaction, index: number, size: number): Promise<Hash[]> =>
  hashRanges(db, inclusionRanges(index, size))

/** Proves that the tree of `from` entries is the beginning of that of `to`; throws when it is the larger. */
export const proveConsistency = (db: Database | Transaction, from: number, to: number): Promise<Hash[]> =>
  hashRanges(db, consistencyRanges(from, to))

/** Whether a checkpoint is a head of this log, up to what is released; whoever signed it. */
export async function isHead(db: Database, { size, root }: Pick<Checkpoint, 'size' | 'root'>): Promise<boolean> {
  const released = await readReleased(db)
  return released !== null && size <= released.size && sameHash(await rootAt(db, size), root)
}

/**
 * The receipt of an entry: a tlog-proof file up to the newest released head, with its witnesses. A full one holds what the
 * entry stands for, too, and the proven edition under which it counts; that of a correction the sign-on that it corrects. Null as
 * long as no released head covers the entry.
 */
export async function receipt(db: Database, index: number, opening?: ReceiptExtra['opening']): Promise<string | null> {
  const released = await readReleased(db)
  if (released === null || index < 0 || index >= released.size) return null
  const entry = await entryAt(db, index)
  const under = opening === undefined ? {} : await namedBy(db, entry, released.size)
  const extra = writeReceiptExtra({ entry, ...(opening !== undefined && { opening }), ...under })
  const proof = await proveInclusion(db, index, released.size)
  return writeProofFile({ extra: Buffer.from(extra), index, proof, checkpoint: released.checkpoint })
}

/** The entries by which it is known where a sign-on, or the correction of one, counts. */
async function namedBy(db: Database, line: string, size: number): Promise<Pick<ReceiptExtra, 'edition' | 'sign'>> {
  const named = async (index: number): Promise<NamedEntry> => {
    const [entry, proof] = [await entryAt(db, index), await proveInclusion(db, index, size)]
    return { entry, index, proof: proof.map(writeBase64) }
  }
  const entry = readEntry(line)
  if (entry?.kind === 'sign') return { edition: await named(entry.edition) }
  if (entry?.kind !== 'correct') return {}
  const sign = await named(entry.sign)
  return { ...(await namedBy(db, sign.entry, size)), sign }
}

/** An entry's line. Throws for an index at which there is none. */
async function entryAt(db: Database, index: number): Promise<string> {
  const entry = (await entriesOfBundle(db, Math.floor(index / tileWidth)))[index % tileWidth]
  if (entry === undefined) throw new RangeError(`The log has no entry ${index}.`)
  return Buffer.from(entry).toString('latin1')
}
