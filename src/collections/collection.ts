import type { CountedBefore, PublicTable } from '../patterns/index.ts'

/** What a team wrote of a collection: the words above its page, and the query that finds its persons. */
export type CollectionText = {
  readonly title: string
  /** Plain words; an empty line begins a paragraph. */
  readonly introduction: string
  /** The language of both, a BCP 47 tag. */
  readonly lang: string
  /** The query as it stands in an address (queryFields). */
  readonly query: Readonly<Record<string, string>>
  /** What its table counts by (crossTable); by one thing alone where the columns are empty. */
  readonly rows: string
  readonly columns: string
}

/** A collection as it stands: its newest text, and what a change of it is made from. */
export type Collection = {
  /** Its number, which stands in its address. */
  readonly id: number
  readonly madeAt: Date
  readonly madeBy: string
  readonly revision: number
  readonly base: number
  /** Null where its words were erased. */
  readonly text: CollectionText | null
  readonly archived: boolean
  readonly writtenAt: Date
  readonly writtenBy: string
}

/** What readers see of a release: words and numbers as they were frozen. */
export type FrozenCollection = Omit<CollectionText, 'query'> & {
  readonly format: 'amparo-collection/1'
  /** The query without the cases that were left out of it: which they are would single them out. */
  readonly query: Readonly<Record<string, string>>
  /** Whether cases were left out. */
  readonly others: boolean
  /** The day on which it was counted, ISO 8601. */
  readonly counted: string
  readonly table: PublicTable
}

/** What is kept of a release: what readers see, and, for the team and for later releases, what is behind it. */
export type ReleaseContent = {
  readonly shown: FrozenCollection
  /** The whole query as it is understood (queryFields), with what is counted by, as one text. */
  readonly asked: string
  /** The keys of the cases of the persons that it found by all accounts. */
  readonly cases: readonly number[]
  /** Who stands behind the numbers. */
  readonly before: CountedBefore
}

export type Decision = {
  readonly decision: 'released' | 'sent-back'
  /** Of a release: whether another person than the one who asked decided. */
  readonly approved: 'second-person' | 'alone' | null
  readonly note: string
  readonly at: Date
  readonly by: string
}

/** Numbers whose release was asked for, and what became of them. */
export type Release = {
  readonly collection: number
  readonly number: number
  /** Of which text. */
  readonly revision: number
  /** Null where it was erased. */
  readonly content: ReleaseContent | null
  readonly askedAt: Date
  readonly askedBy: string
  readonly decision: Decision | null
  /** Since when readers do not see it, and why. */
  readonly takenDown: { readonly at: Date; readonly by: string; readonly reason: string } | null
}
