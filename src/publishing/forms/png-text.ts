import { crc32 } from 'node:zlib'

/**
 * A PNG with these texts in it, by their keywords (`Source`, `Comment`), which no viewer draws: `tEXt` chunks (PNG, third edition,
 * 11.3.3.3) right after its header. Takes ASCII. What is no PNG is a bug and throws.
 */
export function withText(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array {
  if (Buffer.from(png.subarray(12, 16)).toString('latin1') !== 'IHDR') throw new Error('What was drawn is no PNG')
  const chunks = Object.entries(texts).map(([keyword, text]) => chunkOf('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1')))
  return Buffer.concat([png.subarray(0, endOfHeader), ...chunks, png.subarray(endOfHeader)])
}

/** The signature, and the header chunk with its 13 bytes. */
const endOfHeader = 8 + 12 + 13

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}
