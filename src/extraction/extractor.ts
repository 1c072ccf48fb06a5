import { join } from 'node:path'
import { createLimitedProcesses, type LimitedAnswer } from '../platform/index.ts'
import type { CopyOutcome, Extracted, Extraction, Redaction } from './extraction.ts'
import { mediaTypeOf } from './media-type.ts'
import { readCopyReply, readExtractReply, readLanguageReply, readPictureReply } from './replies.ts'

export type ExtractorSettings = {
  /** Seconds that one file may take: 60. */
  readonly seconds?: number
  /** Megabytes that the process may hold: 512. */
  readonly megabytes?: number
  /** Answers after which a fresh process takes over: 200. */
  readonly answers?: number
}

export type Extractor = {
  /** What can be taken of a file: its text, language, first page, and what it says of itself. Never rejects. */
  extract(bytes: Uint8Array, options?: { readonly name?: string }): Promise<Extraction>
  /** A copy that says nothing of who made it, when, where and with what. PDF, JPEG, PNG and other pictures, DOCX, ODT. */
  withoutMetadata(bytes: Uint8Array): Promise<CopyOutcome>
  /**
   * A copy in which the boxes are black and the words are gone, not merely covered. PDF stays PDF, a picture becomes a PNG,
   * anything else becomes its text with ████ in place of the words. Words are found whatever their case.
   */
  redacted(bytes: Uint8Array, redaction: Redaction): Promise<CopyOutcome>
  /** A page, counted from 1, as PNG of so many pixels in width (at most 2,000). PDF and pictures. */
  pagePicture(bytes: Uint8Array, page: number, width: number): Promise<CopyOutcome>
  /** BCP 47, or null where nobody can be sure. */
  detectLanguage(text: string): Promise<string | null>
  /** Ends the process; a later question starts another. */
  stop(): Promise<void>
  /** The process in use, and the most megabytes that any of them held, for those who watch it. */
  readonly pid: () => number | undefined
  readonly peak: () => number
}

/**
 * Reads files that somebody sent, in a process of their own that has no files, no network and little time (60 seconds)
 * and memory (512 MB); one file at a time, in the order of asking. The answers never throw: a file that is broken,
 * protected, too large or hostile gives a sentence that says so.
 */
export function createExtractor({ seconds = 60, megabytes = 512, answers = 200 }: ExtractorSettings = {}): Extractor {
  const processes = createLimitedProcesses({ program: join(import.meta.dirname, 'worker'), seconds, megabytes, answers })
  const limits = { seconds, megabytes }
  const ask = (words: object, bytes?: Uint8Array, within = seconds): Promise<LimitedAnswer> =>
    processes.ask({ words: { ...words, seconds: within }, ...(bytes === undefined ? {} : { bytes }) }, within)

  const copy = async (words: object, bytes: Uint8Array): Promise<CopyOutcome> => {
    const answer = await ask(words, bytes)
    return answer.kind === 'answered' ? readCopyReply(answer.parcel) : { kind: 'refused', why: endedInWords(answer.by, limits) }
  }
  const thumbnail = async (bytes: Uint8Array): Promise<Uint8Array | null> => {
    const answer = await ask({ ask: 'thumbnail' }, bytes, Math.min(seconds, 20))
    return answer.kind === 'answered' ? readPictureReply(answer.parcel) : null
  }
  return {
    async extract(bytes, options = {}) {
      const mediaType = mediaTypeOf(bytes)
      const answer = await ask({ ask: 'extract', name: options.name ?? null }, bytes)
      if (answer.kind === 'ended') return { kind: 'unread', mediaType, why: endedInWords(answer.by, limits) }
      const read = readExtractReply(answer.parcel, mediaType)
      if (read.kind === 'unread' || !isPicture.test(mediaType)) return read
      // The picture is asked for apart: a page that cannot be drawn shall not cost the text.
      return { ...read, thumbnail: await thumbnail(bytes) } satisfies Extracted
    },
    withoutMetadata: (bytes) => copy({ ask: 'without-metadata' }, bytes),
    redacted: (bytes, redaction) => copy({ ask: 'redacted', ...redaction }, bytes),
    pagePicture: (bytes, page, width) => copy({ ask: 'picture', page, width }, bytes),
    async detectLanguage(text) {
      const answer = await ask({ ask: 'language', text: text.slice(0, enoughForLanguage) })
      return answer.kind === 'answered' ? readLanguageReply(answer.parcel) : null
    },
    stop: () => processes.stop(),
    pid: processes.pid,
    peak: processes.peak,
  }
}

const isPicture = /^application\/pdf$|^image\/(?!svg)/

/** Characters after which more of a text makes its language no clearer. */
const enoughForLanguage = 20_000

const endedInWords = (by: 'time' | 'memory' | 'crash', { seconds, megabytes }: { seconds: number; megabytes: number }): string =>
  ({
    time: `Reading the file took longer than ${seconds} seconds and was ended.`,
    memory: `Reading the file takes more than ${megabytes} megabytes of memory and was ended.`,
    crash: 'The file made the program that reads it fail. It is broken, or made to do so.',
  })[by]
