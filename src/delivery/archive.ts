import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** One file of an archive. */
export type ArchivedFile = { readonly path: string; readonly bytes: Uint8Array }

/** Files as one ZIP archive. The same files give the same bytes: their time is that of no clock, and nothing is compressed. */
export async function archiveOf(files: readonly ArchivedFile[]): Promise<Uint8Array> {
  const zip = new ZipFile()
  // How well something is compressed depends on the version of a library; a hash must not.
  for (const { path, bytes } of files)
    zip.addBuffer(Buffer.from(bytes), path, { mtime, mode: 0o100644, compress: false, forceDosTimestamp: true })
  zip.end()
  return buffer(zip.outputStream as AsyncIterable<Buffer>)
}

/** The first day that a ZIP archive can name. */
const mtime = new Date(1980, 0, 1)
