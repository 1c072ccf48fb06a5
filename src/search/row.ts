/** What results are sorted by, in the order in which they are shown. */
export const searchKinds = [
  'cases',
  'people',
  'others',
  'claims',
  'documents',
  'appeals',
  'sources',
  'questions',
  'rulings',
  'consents',
  'log',
] as const
export type SearchKind = (typeof searchKinds)[number]

/** Whose clearance it takes: of the team, for what is privileged, for what is sealed. A sensitivity's place among all of them. */
export type SearchLevel = 1 | 2 | 3
export const searchLevels = [1, 2, 3] as const satisfies readonly SearchLevel[]

/** One entry of a case, or a piece of its text, as somebody with a clearance from one level to another reads it. */
export type SearchRow = {
  readonly list: string
  readonly position: number
  /** 0, or the number of a piece of a long text, from 1. */
  readonly part: number
  readonly from: SearchLevel
  readonly to: SearchLevel
  readonly kind: SearchKind
  /** Its id, or its position as a word. */
  readonly entry: string
  /** The language it is in (BCP 47); null where nobody said. */
  readonly lang: string | null
  /** What it is called. Empty where it has only a text. */
  readonly title: string
  readonly text: string
  /** The page of a document on which the piece begins, from 1. */
  readonly page: number | null
  /** Names in the title that are to be found in any script and spelling. */
  readonly names: readonly string[]
  /** The names of whom it is about, and of whoever said it. */
  readonly about: readonly string[]
  readonly said: readonly string[]
  /** Further words by which it is found and that are not shown. */
  readonly beside: readonly string[]
  readonly facts: readonly string[]
  /** Of whoever said it. */
  readonly sourceKinds: readonly string[]
  readonly standing: string | null
  /** The first and last day of each date in it, as days since 1970-01-01; open sides are infinite. */
  readonly dates: readonly (readonly [number, number])[]
  /** Keys of further cases of which one must be a member. */
  readonly needs: readonly number[]
  /** Further words that only the machine looks for. */
  readonly marks: readonly string[]
  /** Whether its text was taken of a file and does not stand in the entry itself. */
  readonly derived: boolean
}
