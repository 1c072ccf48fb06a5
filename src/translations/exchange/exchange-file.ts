import { createHash } from 'node:crypto'
import type { Appeal } from '../../cases/index.ts'
import type { TranslationEntry } from '../entry.ts'
import type { Translation, TranslatedSegment, TranslationState } from '../translation.ts'

/** A sentence as it stands in a file for translators; the same words stand once, whatever their places. */
export type ExchangeUnit = {
  /** The key of the segment, which is a digest of its source. */
  readonly key: string
  readonly places: readonly string[]
  readonly source: string
  readonly cites: readonly string[]
  /** Empty where nothing is translated. Of a stale one, the translation of what it said before. */
  readonly target: string
  readonly note: string
  readonly state: TranslationState
  readonly machine: boolean
  /** Why a reviewer sent it back. */
  readonly remark: string
  /** Of a stale one: what the source said before. */
  readonly before: string
}

/** What goes out to translators and comes back, whatever its form. */
export type ExchangeFile = {
  /** The id of the appeal. */
  readonly appeal: string
  readonly title: string
  readonly sourceLang: string
  readonly lang: string
  /** Which text it was made of: 24 hexadecimal digits over the keys of its sentences in their order. */
  readonly text: string
  /** The last thing that was done to the translation when it was made, by its number; 0 before the first. */
  readonly number: number
  /** When that was; the epoch before the first. */
  readonly at: Date
  readonly units: readonly ExchangeUnit[]
}

/** The translation of an appeal as a file for translators. The same appeal and translation give the same file. */
export function exchangeFileOf(appeal: Appeal, { lang, segments }: Translation, entries: readonly TranslationEntry[]): ExchangeFile {
  const last = entries.at(-1)
  const byKey = Map.groupBy(segments, ({ key }) => key)
  return {
    appeal: appeal.id,
    title: appeal.title,
    sourceLang: appeal.lang,
    lang,
    text: textOfKeys(segments.map(({ key }) => key)),
    number: last?.number ?? 0,
    at: last?.at ?? new Date(0),
    units: [...byKey.values()].flatMap((same) => (same[0] === undefined ? [] : [unitOf(same[0], same)])),
  }
}

/** Which text of an appeal it is, by the keys of its sentences in reading order. */
export const textOfKeys = (keys: readonly string[]): string =>
  createHash('sha256').update(keys.join(' '), 'utf8').digest('hex').slice(0, 24)

/** The largest file that is read, in bytes: a hundred times the longest appeal of the demo. */
export const largestExchangeFile = 5_000_000

/** What a file was read as; or why it cannot be, in a sentence. */
export type ReadExchange = { readonly kind: 'read'; readonly file: ReturnedFile } | { readonly kind: 'unreadable'; readonly reason: string }

export const unreadable = (reason: string): ReadExchange => ({ kind: 'unreadable', reason })

/** A file that comes back: what of it Amparo asks for. */
export type ReturnedFile = Pick<ExchangeFile, 'appeal' | 'lang' | 'text' | 'number'> & {
  readonly units: readonly ReturnedUnit[]
}

export type ReturnedUnit = Pick<ExchangeUnit, 'key' | 'source' | 'target' | 'note'> & {
  /** How it is called in the file, for messages. */
  readonly place: string
  /** Whether the file says that its translation is done. */
  readonly finished: boolean
}

/** The text of a file; null where its bytes are no UTF-8. A mark of its order of bytes is left out. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // TextDecoder has no other way to say so.
    return null
  }
}

function unitOf(segment: TranslatedSegment, same: readonly TranslatedSegment[]): ExchangeUnit {
  const { key, text, cites, target, note, state, machine, remark, was } = segment
  return {
    key,
    places: same.map(({ place }) => place),
    source: text,
    cites,
    target: target ?? was?.target ?? '',
    note: note ?? '',
    state,
    machine: machine || was?.machine === true,
    remark: remark ?? '',
    before: was?.source ?? '',
  }
}
