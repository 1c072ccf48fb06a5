/** Something found in a file besides its text: who made it, when, with what; the headers of a mail. Labels are English. */
export type Fact = { readonly label: string; readonly value: string }

/** What could be taken of a file. */
export type Extraction = Extracted | Unread

export type Extracted = {
  readonly kind: 'extracted'
  readonly mediaType: string
  /** Pages are joined by a form feed. At most longestText characters; `cut` says that there was more. */
  readonly text: string
  /** How many pages the file has; null where its format has none. */
  readonly pages: number | null
  readonly cut: boolean
  /** BCP 47; null where nobody can be sure. */
  readonly lang: string | null
  /** A PNG of the first page, at most 480 pixels wide and high. */
  readonly thumbnail: Uint8Array | null
  readonly facts: readonly Fact[]
  /** Of a web archive (WACZ): what it says of itself, and whether that is so. */
  readonly archive?: WaczReport
}

/** Nothing could be taken; `why` is a sentence for staff. The file is none the worse for it. */
export type Unread = { readonly kind: 'unread'; readonly mediaType: string; readonly why: string }

/** A file made from another one; `notes` are sentences that say what is different, and what could not be done. */
export type CopyOutcome =
  | { readonly kind: 'made'; readonly bytes: Uint8Array; readonly mediaType: string; readonly notes: readonly string[] }
  | { readonly kind: 'refused'; readonly why: string }

/** A black box, in fractions of its page (0 to 1) from the upper left corner; pages count from 1. */
export type RedactionBox = {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Redaction = { readonly boxes: readonly RedactionBox[]; readonly words: readonly string[] }

export type WaczReport = {
  readonly title: string | null
  readonly created: string | null
  readonly software: string | null
  readonly mainPage: { readonly url: string; readonly at: string | null } | null
  /** The first 1,000 captured pages; `pageCount` says how many there are. */
  readonly pages: readonly { readonly url: string; readonly title: string | null; readonly at: string | null }[]
  readonly pageCount: number
  /** Each file that the archive's list of contents names, against its SHA-256. */
  readonly hashes: readonly { readonly path: string; readonly state: 'matches' | 'differs' | 'missing' | 'unchecked' }[]
  /** Files in the archive that its list of contents does not name. */
  readonly unlisted: readonly string[]
  /** By wacz-auth 0.1.0. `unchecked`: there is one and it cannot be checked here; `why` says why. */
  readonly signature: {
    readonly state: 'valid' | 'invalid' | 'unsigned' | 'unchecked'
    readonly why: string
    /** A domain, or the fingerprint of an anonymous key. */
    readonly signer: string | null
    /** When it was signed, as the signature says. */
    readonly at: string | null
  }
}

/** The longest text that is taken of a file, in UTF-16 units. */
export const longestText = 5_000_000
