import type { Annex, Frozen } from '../delivery/index.ts'

/**
 * What stands under one question, in paragraphs with an empty line between them. What a paragraph rests on stands in it in
 * braces: `{C5}` a claim, `{document D4}`, `{norm nmr-44}`, `{treaty icpped}`.
 */
export type Answer = {
  readonly text: string
  /** Those who submit say it themselves: paragraphs that rest on nothing are theirs. */
  readonly ours?: true
}

/** On what a question of consent rests: one that is on record, by whom and since when; or that there is none, and why. */
export type ConsentAnswer =
  | { readonly kind: 'consent'; readonly given_by: string; readonly on: string; readonly scope: string; readonly because?: string }
  | { readonly kind: 'absent'; readonly because: string }

/** The part of a submission that people write. */
export type SubmissionText = {
  /** Of the headings, and of the answers as far as the team writes them so. */
  readonly lang: string
  /** The person it is about, by their id in the case. */
  readonly subject: string
  /** By the key of the question; one that nobody has answered is not there. */
  readonly answers: Readonly<Record<string, Answer>>
  /** Never filled by a draft. */
  readonly consents: Readonly<Record<string, ConsentAnswer>>
  readonly annexes: readonly Annex[]
}

/** A submission that was approved: nothing of it changes any more. The address it was approved to is always kept; null where there was none. */
export type FrozenSubmission = Frozen & { readonly email: string | null }

/** What one body is told of one case, on the structure of one form. */
export type Submission = {
  readonly id: string
  readonly caseKey: number
  readonly form: string
  readonly body: string
  readonly lang: string
  readonly madeAt: Date
  readonly madeBy: string
  /** As it stands; null where it was erased. */
  readonly text: SubmissionText | null
  /** What a change is made from. */
  readonly base: number
  readonly revision: number
  readonly writtenBy: string
  readonly writtenAt: Date
  readonly frozen: FrozenSubmission | null
}
