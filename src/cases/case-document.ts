import type { CaseFile } from '../claims/index.ts'
import type { SourceDate } from '../kit/index.ts'
import type { Consent } from './consent.ts'

/**
 * The unit of an appeal: cites claims or points as `case#claim` or `case#point` and norms as `norm:id`, or is marked as the team's own words.
 */
export type Sentence = { readonly text: string; readonly cites: readonly string[]; readonly own_words: boolean }

export type Addressee = {
  readonly name: string
  readonly title: string
  readonly salutation?: string
  readonly language?: string
  readonly body?: string
}

export const appealStatuses = ['draft', 'open', 'closed'] as const
export const appealChanges = ['update', 'correction'] as const

/** An appeal as a team writes it, before any version of it is published. */
export type Appeal = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly status: (typeof appealStatuses)[number]
  readonly opened: SourceDate
  readonly act_until?: SourceDate
  readonly closed?: SourceDate
  readonly outcome?: string
  /** What its next version is against the one that is published: new information, or a correction. */
  readonly change?: (typeof appealChanges)[number]
  /** What is new in that version, as readers are told it. */
  readonly news?: string
  readonly lang: string
  readonly sections: readonly { readonly heading?: string; readonly sentences: readonly Sentence[] }[]
  readonly asks: readonly Sentence[]
  readonly to: readonly Addressee[]
}

/** All that one `amparo-case/1` file holds. */
export type CaseDocument = CaseFile & {
  readonly consents: readonly Consent[]
  readonly appeals: readonly Appeal[]
  /** Set of a case as it is kept where a confidential procedure stands: what it covers beside claims and documents. In no file. */
  readonly confidential?: { readonly whole: boolean; readonly appeals: readonly string[] }
}

/** Something wrong in a file: where it is, what was expected there, and the nearest known word when one was misspelt. */
export type FileProblem = {
  readonly file: string
  readonly line: number
  readonly column: number
  /** Where in the structure, e.g. `claims[3].asserts[0].fact`. */
  readonly path: string
  readonly message: string
  readonly nearest?: string
}
