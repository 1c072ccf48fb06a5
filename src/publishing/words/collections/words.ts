/** By what persons are counted. */
export type CountedBy = 'norm' | 'place' | 'authority' | 'year' | 'country'

/** What readers are told beside a collection. Days are in words already. */
export type CollectionWords = {
  readonly title: string
  readonly intro: string
  readonly none: string
  readonly asked: string
  readonly fields: Readonly<Record<'country' | 'place' | 'authority' | 'norms' | 'from' | 'until', string>>
  /** Of the query: still in custody on the day of the count; at any time. */
  readonly held: Readonly<Record<'now' | 'ever', string>>
  readonly everybody: string
  readonly others: string
  readonly released: (number: string, released: string, counted: string) => string
  readonly numbers: string
  /** The head of what the lines of the table are. */
  readonly by: Readonly<Record<CountedBy, string>>
  readonly persons: string
  readonly total: string
  readonly notTold: string
  /** The row of whom no norm was found for. */
  readonly noNorm: string
  /** Beside a number that was counted before the others. */
  readonly countedOn: (day: string) => string
  readonly atLeast: (least: string) => string
  readonly nothing: (least: string) => string
  readonly chart: string
  readonly how: string
  readonly rules: readonly string[]
  /** What is not told, and why numbers stand still. */
  readonly small: (least: string) => string
  readonly still: (least: string) => string
  readonly appeals: string
  readonly noAppeals: string
  readonly own: string
  /** On the page of an appeal: the way to its collection. */
  readonly belongs: string
  readonly files: string
  readonly down: { readonly title: string; readonly when: (day: string) => string }
}
