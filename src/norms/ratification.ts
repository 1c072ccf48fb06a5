import type { Confirmation } from './norm.ts'

export const ratificationStatuses = [
  'party',
  'signatory',
  'not_party',
  'accepted',
  'not_accepted',
  'withdrawn',
  'denounced',
  'ended',
  'contested',
  'unknown',
] as const

/** How one State stands to one treaty, as far as its source says. */
export type Ratification = {
  readonly status: (typeof ratificationStatuses)[number]
  /** The day of the deposit as the source gives it: YYYY-MM-DD, or YYYY where it gives the year only. */
  readonly boundSince?: string
  /** The day from which the treaty is in force for the State, only where the source prints it. */
  readonly inForce?: string
  /** The day on which the State ceased to be bound. */
  readonly until?: string
  readonly confirmed: Confirmation | 'dataset'
  /** Where it was read, in words: all of `sources` together. */
  readonly source: string
  /** None where nothing was found (`unknown`). */
  readonly sources: readonly string[]
  readonly note?: string
}

/** Two sources that say different things about one State and one treaty; `kept` is not implied by the order. */
export type Disagreement = {
  readonly state: string
  readonly instrument: string
  readonly accounts: readonly { readonly source: string; readonly says: string }[]
}

/** A State (or another entity that ratifies) by its ISO 3166-1 code. */
export type State = { readonly code: string; readonly name: string }
