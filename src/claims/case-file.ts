import type { SourceDate } from '../kit/index.ts'
import type { Source, SourceDocument } from '../sources/index.ts'
import type { Claim, Independence, Question, Ruling, Subject } from './claim.ts'

/** A case as the evaluation reads it: every date parsed, every reference checked (see cases/). */
export type CaseFile = {
  readonly case: {
    readonly id: string
    readonly title: string
    readonly country: string
    readonly summary: string
    readonly opened: SourceDate
    readonly closed?: SourceDate
    readonly outcome?: string
  }
  readonly subjects: readonly Subject[]
  readonly sources: readonly Source[]
  readonly documents: readonly SourceDocument[]
  readonly claims: readonly Claim[]
  readonly questions: readonly Question[]
  readonly independence: readonly Independence[]
  readonly rulings: readonly Ruling[]
}
