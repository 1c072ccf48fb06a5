import type { SourceDate } from '../kit/index.ts'

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
}

/** The exact words in a document that carry a claim (W3C Web Annotation, TextQuoteSelector) and their page. */
export type Passage = { readonly exact: string; readonly prefix?: string; readonly suffix?: string; readonly page?: string | number }
