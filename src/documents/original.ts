import type { PlainEntry } from '../cases/index.ts'
import { mediaTypeOf } from '../extraction/index.ts'
import { dayOfInstant, formatDay } from '../kit/index.ts'
import type { FileStore } from '../platform/index.ts'
import type { CaptureWay, OriginalFile } from '../sources/index.ts'
import { plainFileName } from './file-name.ts'

/** Who takes a document into the file, when, from where and how; `by` is a name. */
export type Capturing = { readonly by: string; readonly at: Date; readonly from?: string; readonly how: CaptureWay }

/**
 * Keeps the bytes of an original for good, as they are, before the transaction that names them: what no entry comes to name is
 * told by the check of the installation. Takes what the file is called by whoever gave it; gives what an entry says of it.
 */
export async function keepOriginal(files: FileStore, bytes: Uint8Array, name = ''): Promise<OriginalFile> {
  const called = plainFileName(name)
  const sha256 = await files.keep(bytes)
  return { sha256, media_type: mediaTypeOf(bytes), bytes: bytes.length, ...(called !== '' && { name: called }) }
}

/** What an entry of a document says of its original and of how it came into the file. */
export const capturedEntry = (original: OriginalFile | null, { by, at, from, how }: Capturing): PlainEntry => ({
  ...(original && { original: { ...original } }),
  captured: { by, on: formatDay(dayOfInstant(at)), ...(from !== undefined && from !== '' && { from }), how },
})
