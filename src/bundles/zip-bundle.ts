import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { BundledFile } from './make-bundle.ts'

/** The files of a bundle as one ZIP archive, piece by piece. The same files give the same bytes: their time is that of no clock. */
export async function* zipOf(files: readonly BundledFile[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = Readable.from(zip.outputStream as AsyncIterable<Buffer>)
  const failed = new Promise<never>((_, reject) =>
    zip.on('error', (error: unknown) => reject(error instanceof Error ? error : new Error(String(error)))),
  )
  // Whoever reads the pieces meets the failure; nobody else waits for it.
  failed.catch(() => undefined)
  for (const { path, read } of files)
    zip.addReadStreamLazy(path, { mtime, mode: 0o100644, compress: isText.test(path), forceDosTimestamp: true }, (give) => {
      read().then(
        (bytes) => give(null, Readable.from([Buffer.from(bytes)])),
        (error: unknown) => give(error, Readable.from([])),
      )
    })
  zip.end()
  const pieces = output[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = (await Promise.race([pieces.next(), failed])) as IteratorResult<Buffer>
      if (next.done === true) return
      yield next.value
    }
  } finally {
    // Whoever turns away half-way has no further file read.
    output.destroy()
  }
}

/** The first day that a ZIP archive can name. */
const mtime = new Date(1980, 0, 1)
/** What is compressed already would only cost time. */
const isText = /\.(yaml|json|jsonld|html|txt|csv|eml)$/
