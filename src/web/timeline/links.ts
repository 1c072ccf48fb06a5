/** Where a mark leads that has a number. */
export type TimelineLinks = {
  readonly href: (note: number) => string
  /** What stands in the table for the number, and over its column; the word for notes unless another is given. */
  readonly label: (note: number) => string
  readonly heading?: string
}

/** In an appeal: to the note below the text. */
export const toNotes: TimelineLinks = { href: (note) => `#note-${note}`, label: String }
