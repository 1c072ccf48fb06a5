import { crc32 } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'

/** What a spreadsheet may hold: files, and bytes when it is unpacked. */
const most = { files: 5_000, bytes: 256 * 2 ** 20 } as const

/**
 * A spreadsheet (XLSX) with the same files in it and nothing packed; null where it is broken, holds more than a list may, or is
 * locked. SheetJS's own way to unpack does not come to an end with some broken files.
 */
export async function repacked(bytes: Uint8Array): Promise<Uint8Array | null> {
  const [from, to] = [await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true }), new ZipFile()]
  const names = new Set<string>()
  let unpacked = 0
  for await (const entry of from.eachEntry()) {
    unpacked += entry.uncompressedSize
    if (unpacked > most.bytes || names.size === most.files || names.has(entry.fileName) || entry.isEncrypted()) return null
    names.add(entry.fileName)
    const pieces: Buffer[] = []
    for await (const piece of (await from.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) pieces.push(piece)
    const file = Buffer.concat(pieces)
    if (crc32(file) !== entry.crc32) return null
    if (!entry.fileName.endsWith('/')) to.addBuffer(file, entry.fileName, { compress: false, mtime: new Date(0), mode: 0o100644 })
  }
  to.end()
  const packed: Buffer[] = []
  for await (const piece of to.outputStream as AsyncIterable<Buffer>) packed.push(piece)
  return Buffer.concat(packed)
}
