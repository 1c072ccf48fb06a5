import type { SegmentKind } from './segment.ts'

/** What somebody did to the translation of a sentence. A machine's draft was read by nobody yet. */
export type TranslationStep = 'machine' | 'written' | 'asked' | 'approved' | 'sent-back'

/** One row of what was done to the translations of an appeal in a language: the sentence and all that stands of its translation after it. */
export type TranslationEntry = {
  /** Counts up within the appeal and the language. */
  readonly number: number
  /** What a change of it is made from: its number, or an erasure as a negative number. */
  readonly base: number
  readonly step: TranslationStep
  readonly kind: SegmentKind
  /** What the sentence said, what it cited and how it was called when this was written. */
  readonly source: string
  readonly cites: readonly string[]
  readonly place: string
  /** Empty where nothing is translated yet, or no longer. */
  readonly target: string
  /** A remark of the translator, for whoever reviews. */
  readonly note: string
  /** Whether a machine drafted it; a person who changes it leaves that as it is, unless they translate it anew. */
  readonly machine: boolean
  /** The staff member who last changed the words of the translation, or asked a machine for them. */
  readonly translator: string
  /** Why it was sent back, or approved although something is marked. */
  readonly remark?: string
  /** The staff member who did this, and when. */
  readonly by: string
  readonly at: Date
}
