import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { chooseTarget } from './given-target.ts'
import { reasonInWords } from './reasons.ts'

export type GivenFile = { readonly kind: 'read'; readonly bytes: Uint8Array } | { readonly kind: 'refused'; readonly reason: string }

/**
 * Reads a file or a pipe that a person named, at most `most` bytes of it. Refuses folders, devices and what is larger
 * with one sentence; never throws for the file's sake.
 */
export function readGivenFile(path: string, most: number): GivenFile {
  try {
    const file = openSync(path, 'r')
    try {
      const found = fstatSync(file)
      if (!found.isFile() && !found.isFIFO())
        return { kind: 'refused', reason: `${path} cannot be read: it is ${found.isDirectory() ? 'a folder' : 'a device'}, not a file.` }
      // What a pipe or a file of the system holds is not known before it was read; its size says 0.
      const bytes = found.size > most ? undefined : readUpTo(file, most)
      return bytes === undefined
        ? { kind: 'refused', reason: `${path} is larger than ${Math.floor(most / 1024 / 1024)} MB, the most that is read.` }
        : { kind: 'read', bytes }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return { kind: 'refused', reason: `${path} cannot be read: ${reasonInWords(error)}.` }
  }
}

/**
 * Writes a file that a person named, whole or not at all; into a pipe or a device it writes straight. Replaces an
 * existing file only with `force`, and says nothing of that with `never`. Gives the sentence that says why it could not.
 */
export function writeGivenFile(path: string, text: string, settings: { readonly force?: boolean | 'never' } = {}): string | undefined {
  const target = chooseTarget(path, settings.force ?? false)
  if (target.kind === 'refused') return target.reason
  try {
    const file = openSync(target.place, target.flags, 0o600)
    try {
      const bytes = Buffer.from(text)
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
      if (target.isFile) fsyncSync(file)
    } finally {
      closeSync(file)
    }
    return target.finish()
  } catch (error) {
    target.abandon()
    return `${path} cannot be written: ${reasonInWords(error)}.`
  }
}

/** The same for a text, or bytes, that come piece by piece, and need not fit into memory. What their source throws is thrown on, and no file is left. */
export async function writeGivenPieces(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
  settings: { readonly force?: boolean } = {},
): Promise<string | undefined> {
  const target = chooseTarget(path, settings.force ?? false)
  if (target.kind === 'refused') return target.reason
  let file: number
  try {
    file = openSync(target.place, target.flags, 0o600)
  } catch (error) {
    return `${path} cannot be written: ${reasonInWords(error)}.`
  }
  let whole = false
  try {
    for await (const text of pieces) {
      const problem = writeAll(file, Buffer.from(text))
      if (problem !== undefined) return `${path} cannot be written: ${reasonInWords(problem)}.`
    }
    if (target.isFile) fsyncSync(file)
    whole = true
  } finally {
    closeSync(file)
    if (!whole) target.abandon()
  }
  return target.finish()
}

/** Gives what went wrong while writing, if anything did. */
function writeAll(file: number, bytes: Buffer): unknown {
  try {
    for (let count = 0; count < bytes.length;) count += writeSync(file, bytes, count)
    return undefined
  } catch (error) {
    return error
  }
}

const piece = 1024 * 1024

function readUpTo(file: number, most: number): Uint8Array | undefined {
  const [pieces, buffer]: [Buffer[], Buffer] = [[], Buffer.alloc(piece)]
  for (let total = 0; ;) {
    const count = readSync(file, buffer, 0, piece, null)
    if (count === 0) return Buffer.concat(pieces)
    total += count
    if (total > most) return undefined
    pieces.push(Buffer.from(buffer.subarray(0, count)))
  }
}
