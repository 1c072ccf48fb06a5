import type { SourceDate } from '../kit/index.ts'

/** A file of a document as it came, byte for byte: by what it is stored under, what it is by its content, and how large. */
export type OriginalFile = {
  /** SHA-256 of its bytes, as 64 hexadecimal digits; the name under which it is stored. */
  readonly sha256: string
  readonly media_type: string
  /** How many bytes. */
  readonly bytes: number
  /** What the file was called by whoever gave it. */
  readonly name?: string
}

/** In which way a document came into the file. */
export const captureWays = ['upload', 'pasted', 'address', 'capture', 'list', 'message'] as const
export type CaptureWay = (typeof captureWays)[number]

/** Who took a document into the file, when, from where and how (Berkeley Protocol: chain of custody). */
export type Capture = {
  readonly by: string
  readonly on: SourceDate
  /** An address, a person or a device. */
  readonly from?: string
  readonly how: CaptureWay
}

/** What is made of an original: its words, a small picture, copies to be shown, the proof of when it was there, and what else was found in it. */
export const derivedKinds = ['text', 'thumbnail', 'without-metadata', 'redacted', 'timestamp', 'report'] as const
export type DerivedKind = (typeof derivedKinds)[number]

/** What is made of an original to be shown to others. */
export const copyKinds = ['without-metadata', 'redacted'] as const satisfies readonly DerivedKind[]
export type CopyKind = (typeof copyKinds)[number]

/** A copy that was there and is not any more: which, who discarded it, when and why. Its file goes unless something else names it. */
export type DiscardedCopy = {
  readonly kind: CopyKind
  readonly sha256: string
  readonly by: string
  readonly on: SourceDate
  readonly why: string
}

/** A file made of another one, which it never takes the place of. */
export type DerivedFile = {
  readonly kind: DerivedKind
  readonly sha256: string
  readonly media_type: string
  readonly bytes: number
  /** The file that it is made of; the original where it is not said. */
  readonly of?: string
  /** Who had it made; absent for what Amparo made by itself. */
  readonly by?: string
  readonly on?: SourceDate
  readonly note?: string
}
