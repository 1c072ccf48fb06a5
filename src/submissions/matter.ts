import type { CaseDocument } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import type { Body } from '../delivery/index.ts'
import type { Evaluation } from '../evaluation/index.ts'
import type { Catalogue, NormResult } from '../norms/index.ts'
import type { BodyRules } from './body-rules.ts'

/** What a submission is drafted from. Whoever calls has left out of the file what may not leave the house. */
export type SubmissionMatter = {
  readonly document: CaseDocument
  /** All of the case, where `document` leaves something out: what is on record of consents is asked of it, and nothing of it is told. */
  readonly whole?: CaseDocument
  readonly evaluation: Evaluation
  readonly facts: FactDictionary
  /** The person it is about. */
  readonly subject: string
  readonly lang: string
  /** YYYY-MM-DD. */
  readonly day: string
  /** To whom it goes; null where that is for the team to say. */
  readonly body: Body | null
  readonly rules: BodyRules
  /** Absent where nobody has evaluated norms: then that is asked. */
  readonly norms?: { readonly results: readonly NormResult[]; readonly catalogue: Catalogue }
  /** What the team did so far; absent where only a file is at hand. */
  readonly log?: TeamLog
}

/** What the team did about a case. Days are YYYY-MM-DD. */
export type TeamLog = {
  readonly published: readonly { readonly appeal: string; readonly title: string; readonly version: number; readonly day: string }[]
  readonly submitted: readonly { readonly title: string; readonly body: string; readonly day: string }[]
}
