import type { Database, Transaction } from '../platform/index.ts'
import { readBundleBytes, readManyBundles, readRoots, readTile } from './tiles-store.ts'
import { isWithin, leafHash, readBundle, rootOf, tileWidth, writeBundle, type Hash, type Node, type Range } from './verify/index.ts'
import { nodesOf, rangeHash } from './verify/index.ts'

/** Entries of a bundle, at most as many as it has. Throws when what is kept is no bundle. */
export async function entriesOfBundle(db: Database | Transaction, number: number): Promise<Uint8Array[]> {
  const bytes = await readBundleBytes(db, number)
  const entries = bytes === null ? [] : readBundle(bytes)
  if (entries === null) throw new Error(`The entries of the log from ${number * tileWidth} on are damaged.`)
  return entries
}

/** Entries of several bundles in a row. Throws when what is kept are no bundles, or one of them is not whole before another. */
export async function entriesOfBundles(db: Database | Transaction, number: number, count: number): Promise<Uint8Array[]> {
  const all: Uint8Array[] = []
  for (const bundle of await readManyBundles(db, number, count)) {
    if (bundle.number !== number + all.length / tileWidth)
      throw new Error(`The log has lost entries after ${number * tileWidth + all.length}.`)
    const entries = readBundle(bundle.entries)
    if (entries === null) throw new Error(`The entries of the log from ${bundle.number * tileWidth} on are damaged.`)
    for (const entry of entries) all.push(entry)
  }
  return all
}

/**
 * A bundle as it is served: the first `width` entries of that number. Null beyond a tree of `size` leaves, so that nothing is
 * told which no released head covers.
 */
export async function entryBundle(db: Database, number: number, width: number, size: number): Promise<Uint8Array | null> {
  if (!isWithin({ level: 'entries', number, width }, size)) return null
  const entries = await entriesOfBundle(db, number)
  if (entries.length < width) throw new Error(`The log has lost entries after ${number * tileWidth + entries.length}.`)
  return writeBundle(entries.slice(0, width))
}

/** A tile as it is served: the first `width` hashes of that number on that level. Null beyond a tree of `size` leaves. */
export async function tile(db: Database, level: number, number: number, width: number, size: number): Promise<Uint8Array | null> {
  if (!isWithin({ level, number, width }, size)) return null
  return Buffer.concat(await tileHashes(db, level, number, width))
}

/** The first hashes of a tile. Throws when the log has not so many. */
export async function tileHashes(db: Database | Transaction, level: number, number: number, width: number): Promise<Hash[]> {
  const hashes = await knownHashes(db, level, number, width)
  if (hashes.length < width) throw new Error(`The log has lost hashes of level ${level} after ${number * tileWidth + hashes.length}.`)
  return hashes.slice(0, width)
}

async function knownHashes(db: Database | Transaction, level: number, number: number, width: number): Promise<Hash[]> {
  const full = await readTile(db, level, number)
  if (full !== null) return Array.from({ length: width }, (_, at) => full.subarray(at * 32, at * 32 + 32))
  if (level > 0) return readRoots(db, level - 1, number * tileWidth, width)
  return (await entriesOfBundle(db, number)).map(leafHash)
}

/** Hashes over ranges of leaves, each tile read once. The ranges end within the log. */
export async function hashRanges(db: Database | Transaction, ranges: readonly Range[]): Promise<Hash[]> {
  const hashes = new Map<string, Hash>()
  const tiles = new Map<string, Promise<Hash[]>>()
  for (const node of ranges.flatMap(nodesOf)) {
    const { level, number, from, width } = placeOf(node)
    const name = `${level} ${number}`
    // Wide enough for every node of these ranges that lies in it.
    const most = widestIn(ranges, level, number)
    const known = tiles.get(name) ?? tileHashes(db, level, number, most)
    tiles.set(name, known)
    hashes.set(nameOf(node), rootOf((await known).slice(from, from + width)))
  }
  return ranges.map((range) => rangeHash(range, (node) => hashes.get(nameOf(node)) as Hash))
}

/** The root of the tree of the first `size` leaves, from its tiles. */
export async function rootAt(db: Database | Transaction, size: number): Promise<Hash> {
  return (await hashRanges(db, [{ start: 0, end: size }]))[0] as Hash
}

const nameOf = ({ height, index }: Node): string => `${height} ${index}`

/** In which tile a node's hash can be computed, and from which of its hashes. */
function placeOf({ height, index }: Node): { level: number; number: number; from: number; width: number } {
  const level = Math.floor(height / 8)
  const width = 2 ** (height % 8)
  const first = index * width
  return { level, number: Math.floor(first / tileWidth), from: first % tileWidth, width }
}

function widestIn(ranges: readonly Range[], level: number, number: number): number {
  const places = ranges.flatMap(nodesOf).map(placeOf)
  return Math.max(...places.filter((place) => place.level === level && place.number === number).map(({ from, width }) => from + width))
}
