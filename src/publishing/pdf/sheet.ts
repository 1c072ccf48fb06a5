import type { Typesetting } from './typesetting.ts'

/** All that the printed sheet says, in its order, as text: sheet.typ lays it out and adds nothing but its numbers of pages. */
export type Sheet = Typesetting & {
  readonly title: string
  readonly summary: string
  /** What is new against the version before. */
  readonly news: string | null
  /** Above the title: which appeal this is. */
  readonly identity: string
  readonly status: string
  readonly sections: readonly { readonly heading: string | null; readonly sentences: readonly SheetSentence[] }[]
  readonly asks: { readonly heading: string; readonly sentences: readonly SheetSentence[] }
  readonly to: { readonly heading: string; readonly people: readonly SheetAddressee[] }
  readonly known: {
    readonly heading: string
    readonly method: readonly string[]
    readonly hash: SheetLine
    readonly address: SheetLine | null
  }
  readonly notes: readonly SheetNote[]
  readonly foot: string
  /** What ends a short phrase that the template puts a stop to: `. ` or `。`. */
  readonly stop: string
  /** With `{page}` and `{pages}`. */
  readonly page: string
}

/** A sentence, numbered through the text; asks from 1 again. `contested` is the word that is printed beside it. */
export type SheetSentence = {
  readonly number: number
  readonly text: string
  readonly notes: readonly number[]
  readonly contested: string | null
  /** The words that say it is the team's own, in brackets. */
  readonly own: string | null
}

export type SheetAddressee = { readonly name: string; readonly about: string; readonly lines: readonly SheetLine[] }
export type SheetLine = { readonly label: string; readonly text: string }

export type SheetNote = {
  readonly number: number
  /** Above it: the case it is from, where it is another than the note before it; that norms follow. */
  readonly heading: string | null
  readonly statement: SheetStatement | null
  readonly points: readonly SheetPoint[]
  /** What cannot be so, or hardly: the word, and what was found. */
  readonly checks: readonly SheetLine[]
}

export type SheetPoint = {
  readonly question: string
  /** Contested or not, in words, with accounts, voices and standing. */
  readonly state: string
  readonly contested: boolean
  readonly accounts: readonly SheetAccount[]
  /** The ruling, why accounts differ, or where the accounts are printed in full. */
  readonly remarks: readonly string[]
}

export type SheetAccount = { readonly label: string; readonly statement: SheetStatement | null; readonly remarks: readonly string[] }

/** Who said it and when (with the colon), what they said, the title of each document it is printed in with its details, and the standing. */
export type SheetStatement = {
  readonly speaker: string
  readonly when: string
  readonly text: string
  readonly printedIn: string
  readonly printed: readonly (readonly [title: string, details: string])[]
  readonly standing: string
}
