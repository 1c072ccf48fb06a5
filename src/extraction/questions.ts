import type { Redaction } from './extraction.ts'

/** What the reading process is asked; `seconds` is how long it may take. It comes from our own process and is trusted. */
export type Question = { readonly seconds: number } & (
  | { readonly ask: 'extract'; readonly name: string | null }
  | { readonly ask: 'thumbnail' }
  | { readonly ask: 'picture'; readonly page: number; readonly width: number }
  | { readonly ask: 'without-metadata' }
  | ({ readonly ask: 'redacted' } & Redaction)
  | { readonly ask: 'language'; readonly text: string }
)

/** A file made from another one; see CopyOutcome. */
export type Answer = { readonly mediaType: string; readonly notes: readonly string[]; readonly bytes: Uint8Array }

export const readQuestion = (words: unknown): Question => words as Question
