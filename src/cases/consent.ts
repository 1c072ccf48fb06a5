import type { SourceDate } from '../kit/index.ts'

/** As what somebody speaks in a consent: for themselves, or for another one by what right. */
export const capacities = ['self', 'guardian', 'parent', 'representative', 'lawyer', 'relative', 'other'] as const
export type Capacity = (typeof capacities)[number]

/** What a consent is about, where that was asked one by one. */
export const consentMatters = ['publication', 'name', 'health', 'picture', 'authorities'] as const
export type ConsentMatter = (typeof consentMatters)[number]

/** What somebody said about what may be done with the file, for whom: they agreed, or they refused. */
export type Consent = {
  readonly subject: string
  readonly given_by: string
  /** What the giver is to the person, in words. */
  readonly relation: string
  /** The same as one of a few; absent where nobody has said which, and the words are read instead. */
  readonly capacity?: Capacity
  /** To what, in words. */
  readonly scope: string
  /** The same as some of a few; absent where nobody has asked one by one, and the words are read instead. */
  readonly covers?: readonly ConsentMatter[]
  /** They said no to it. */
  readonly refused?: true
  readonly on: SourceDate
  readonly until?: SourceDate
  readonly withdrawn?: SourceDate
}
