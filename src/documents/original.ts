import type { PlainEntry } from '../cases/index.ts'
import { mediaTypeOf } from '../extraction/index.ts'
import { dayOfInstant, formatDay } from '../kit/index.ts'
import { nameOfFile, type FileStore, type Transaction } from '../platform/index.ts'
import type { CaptureWay, OriginalFile } from '../sources/index.ts'
import { plainFileName } from './file-name.ts'

/** Who takes a document into the file, when, from where and how; `by` is a name. */
export type Capturing = { readonly by: string; readonly at: Date; readonly from?: string; readonly how: CaptureWay }

/**
 * What an entry says of a file as it came. Takes what the file is called by whoever gave it. The bytes are to be kept in the
 * transaction that writes the entry (keepFiles): before it, an erasure would not know of them, or would take them away.
 */
export function originalOf(bytes: Uint8Array, name = ''): OriginalFile {
  const called = plainFileName(name)
  return { sha256: nameOfFile(bytes), media_type: mediaTypeOf(bytes), bytes: bytes.length, ...(called !== '' && { name: called }) }
}

/** Keeps the bytes of an original for good, as they are, where `files` has its keys in the transaction that names it. */
export async function keepOriginal(files: FileStore, bytes: Uint8Array, name = ''): Promise<OriginalFile> {
  const original = originalOf(bytes, name)
  await files.keep(bytes)
  return original
}

/** A file to be kept: its SHA-256, and its bytes. */
export type FileToKeep = { readonly sha256: string; readonly bytes: () => Uint8Array | Promise<Uint8Array> }

/** Keeps files in the transaction whose record names them, once that is written: what is refused leaves nothing behind. */
export async function keepFiles(tx: Transaction, files: FileStore, toKeep: readonly FileToKeep[]): Promise<void> {
  const kept = files.within(tx)
  // In one order for everybody: two that keep the same files would else wait for each other.
  for (const { bytes } of toKeep.toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1))) await kept.keep(await bytes())
}

/** What an entry of a document says of its original and of how it came into the file. */
export const capturedEntry = (original: OriginalFile | null, { by, at, from, how }: Capturing): PlainEntry => ({
  ...(original && { original: { ...original } }),
  captured: { by, on: formatDay(dayOfInstant(at)), ...(from !== undefined && from !== '' && { from }), how },
})
