import type { Writable } from 'node:stream'
import { reasonInWords } from '../platform/index.ts'

export type Output = {
  readonly write: (text: string) => void
  /** Once everything was written: the sentence that says why some of it could not be. None when the reader had enough. */
  readonly problem: () => Promise<string | undefined>
}

/**
 * Writes to standard output or error so that a full disk or a reader that has gone does not end the process: a server
 * outlives its log. Whatever can be written later is.
 */
export function keepWriting(stream: Writable): Output {
  let failure: unknown
  stream.on('error', (error) => {
    if ((error as { code?: string }).code !== 'EPIPE') failure ??= error
  })
  return {
    write: (text) => void stream.write(text),
    async problem() {
      await new Promise<void>((settle) => void stream.write('', () => settle()))
      // The error is told one turn after the write that had it.
      await new Promise((settle) => setImmediate(settle))
      return failure === undefined ? undefined : `The output could not be written: ${reasonInWords(failure)}.`
    },
  }
}
