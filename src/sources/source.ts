import type { SourceDate } from '../kit/index.ts'
import type { Capture, DerivedFile, DiscardedCopy, OriginalFile } from './original.ts'

/** Who says something. DESIGN's word: never the paper that prints it. */
export const sourceKinds = [
  'family',
  'lawyer',
  'authority',
  'court',
  'press',
  'ngo',
  'doctor',
  'victim',
  'supporter',
  'academic',
  'reference',
  'person',
] as const
export type SourceKind = (typeof sourceKinds)[number]

export type Source = {
  readonly id: string
  readonly name: string
  readonly kind: SourceKind
  readonly country?: string
  readonly lang?: string
  /** The sources whose words this one only passes on. A relay is never a voice of its own. */
  readonly relays?: readonly string[]
  /** Its name is only what it may be called; who it is stands nowhere in the file. */
  readonly protected?: true
}

/** A publication or record in which claims are printed. */
export type SourceDocument = {
  readonly id: string
  readonly title: string
  /** The source that published it (a newspaper, a court). */
  readonly by: string
  readonly published?: SourceDate
  readonly url?: string
  readonly lang?: string
  readonly accessed?: SourceDate
  /** Its words, as somebody pasted them: what passages are taken from. Never published. */
  readonly text?: string
  /** The file that was captured, kept byte for byte. */
  readonly original?: OriginalFile
  readonly captured?: Capture
  readonly derived?: readonly DerivedFile[]
  readonly discarded?: readonly DiscardedCopy[]
  /** Why no words could be taken from the original, as a sentence. */
  readonly unread?: string
  /** Who may read it, as for claims; absent means team. */
  readonly sensitivity?: 'public' | 'team' | 'privileged' | 'sealed'
}

/** The exact words in a document that carry a claim (W3C Web Annotation, TextQuoteSelector) and their page. */
export type Passage = { readonly exact: string; readonly prefix?: string; readonly suffix?: string; readonly page?: string | number }
