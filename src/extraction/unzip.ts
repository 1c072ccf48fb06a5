import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { Refusal } from './refusal.ts'

/** A file in a ZIP archive. `read` refuses what is larger than `longest` bytes and what its checksum does not match. */
export type ZippedFile = {
  readonly name: string
  readonly size: number
  read(longest?: number): Promise<Buffer>
  /** Its bytes piece by piece, so that a large one is never held whole. Refuses like `read`. */
  pieces(): AsyncGenerator<Buffer>
}

export type Zip = ReadonlyMap<string, ZippedFile>

/**
 * The files of a ZIP archive; nothing is unpacked yet. Refuses archives that unpack to far more than they are (bombs), that
 * hold too many files, files over one another or twice the same name, names that lead out of the archive, and passwords.
 * `largest` is what it may unpack to, in megabytes; `most` is how many files it may hold.
 */
export async function openZip(bytes: Uint8Array, largest: number, most = 5_000): Promise<Zip> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true })
  const entries: Entry[] = []
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.length >= most) throw new Refusal(`The archive holds more than ${most} files and is not opened.`)
      refuseEntry(entry)
      unpacked += entry.uncompressedSize
      if (unpacked > largest * 2 ** 20) throw new Refusal(`The archive unpacks to more than ${largest} megabytes and is not opened.`)
      entries.push(entry)
    }
  } catch (error) {
    throw outwardName(error)
  }
  refuseOverlaps(entries)
  const files = new Map<string, ZippedFile>()
  for (const entry of entries) {
    if (files.has(entry.fileName)) throw new Refusal(`The archive holds two files of the name ${entry.fileName} and is not opened.`)
    if (!entry.fileName.endsWith('/')) files.set(entry.fileName, zippedFile(zip, entry))
  }
  return files
}

/** How many times its size a file may unpack to; text that repeats itself reaches 50. Small ones do no harm. */
const mostTimes = 200
const harmless = 5 * 2 ** 20

function refuseEntry(entry: Entry): void {
  if (entry.isEncrypted()) throw new Refusal('The file is protected by a password. Save a copy without one and add that as well.')
  if (entry.uncompressedSize > harmless && entry.uncompressedSize > entry.compressedSize * mostTimes)
    throw new Refusal(`The archive is a trap: ${entry.fileName} unpacks to more than ${mostTimes} times its size. It is not opened.`)
}

/** Files that share their bytes unpack to more than their sizes say. */
function refuseOverlaps(entries: readonly Entry[]): void {
  let end = 0
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end)
      throw new Refusal('The archive is a trap: its files lie over one another. It is not opened.')
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize
  }
}

/** Names with `..` or a root; what a program would write outside of where it unpacks. */
function outwardName(error: unknown): unknown {
  const said = error instanceof Error ? error.message : ''
  return /invalid relative path|absolute path|invalid characters in fileName/.test(said)
    ? new Refusal(`The archive is a trap: it holds a file whose name leads out of it. It is not opened.`)
    : error
}

function zippedFile(zip: ZipFile, entry: Entry): ZippedFile {
  const tooLarge = new Refusal(`${entry.fileName} in the archive is too large to be read.`)
  async function* pieces(): AsyncGenerator<Buffer> {
    let sum = 0
    for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      sum = crc32(piece, sum)
      yield piece
    }
    if (sum !== entry.crc32) throw new Refusal(`The archive is broken: ${entry.fileName} does not match its checksum.`)
  }
  return {
    name: entry.fileName,
    size: entry.uncompressedSize,
    pieces,
    async read(longest = 100 * 2 ** 20) {
      if (entry.uncompressedSize > longest) throw tooLarge
      const held: Buffer[] = []
      for await (const piece of pieces()) held.push(piece)
      return Buffer.concat(held)
    },
  }
}
