import { hash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  emptyTail,
  growTail,
  leafHash,
  rootOfTail,
  signNote,
  tilePath,
  tilesAt,
  tileWidth,
  verifierKeyOf,
  writeBundle,
  writeCheckpoint,
  writeVerifierKey,
  type Hash,
  type Tail,
  type TileName,
} from '../src/log/verify/index.ts'

const key = { seed: Buffer.alloc(32, 7), name: 'bench.example.org/log' }

/**
 * Writes the folder of a log as `amparo log write` does, one bundle after the other, of a campaign in three languages with
 * withdrawals, corrections and removals among its sign-ons. Gives the key to verify it with.
 */
export function writeLogFolder(folder: string, size: number): string {
  let tail: Tail = emptyTail
  const write = (name: TileName, bytes: Uint8Array): void => writeIn(folder, tilePath(name), bytes)
  for (let first = 0; first < size; first += tileWidth) {
    const width = Math.min(tileWidth, size - first)
    const entries = Array.from({ length: width }, (_, at) => Buffer.from(entryAt(first + at), 'latin1'))
    const leaves: Hash[] = entries.map(leafHash)
    write({ level: 'entries', number: first / tileWidth, width }, writeBundle(entries))
    const grown = growTail(tail, leaves)
    tail = grown.tail
    for (const { level, number, hashes } of grown.full) write({ level, number, width: tileWidth }, Buffer.concat(hashes))
  }
  for (const [level, hashes] of tail.levels.entries())
    if (hashes.length > 0) write({ level, number: tilesAt(level, size).full, width: hashes.length }, Buffer.concat(hashes))
  const text = writeCheckpoint({ origin: key.name, size, root: rootOfTail(tail) })
  writeIn(folder, 'checkpoint', Buffer.from(`${text}\n${signNote(text, key)}\n`))
  return writeVerifierKey(verifierKeyOf(key))
}

const languages = ['en', 'es', 'ar']
const countries = ['PE', 'ES', 'GB', 'ZA', 'CN', 'US', 'MX', 'EG', 'FR', 'DE']
const commitment = (at: number): string => hash('sha256', String(at), 'base64url')

/** The entry at an index: nothing that is random, so that all runs verify the same. */
export function entryAt(at: number): string {
  if (at < languages.length) return `amparo-log/1 edition BENCH-1 1 ${languages[at]} ${'0'.repeat(63)}${at}`
  if (at % 100 === 99) return `amparo-log/1 withdraw ${at - 5}`
  if (at % 100 === 98) return `amparo-log/1 correct ${at - 5} ${commitment(at)} c`
  if (at % 100 === 97) return `amparo-log/1 remove ${at - 5} duplicate`
  const country = at % 3 === 0 ? '--' : countries[at % countries.length]
  return `amparo-log/1 sign ${at % languages.length} ${commitment(at)} ${'nac'[at % 3]} ${country}`
}

function writeIn(folder: string, path: string, bytes: Uint8Array): void {
  const place = join(folder, path)
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, bytes)
}
