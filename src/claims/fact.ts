export const factTypes = ['date', 'number', 'text', 'enum', 'bool', 'place', 'duration'] as const
export const cardinalities = ['once', 'one_at_a_time', 'many'] as const

/** One entry of the dictionary of facts: a question that an assertion answers. */
export type Fact = {
  readonly key: string
  readonly type: (typeof factTypes)[number]
  readonly label: string
  readonly question: string
  readonly unit?: string
  /** For `enum`: the codes allowed. */
  readonly values?: readonly string[]
  /** For `number`: the smallest that makes sense. Absent means 0, because ages, counts and lengths are never negative. */
  readonly minimum?: number
  /** For `number`: the largest that can be, such as 24 hours of a day. */
  readonly maximum?: number
  readonly cardinality: (typeof cardinalities)[number]
  /** The fact that is asked before it, where both are asked. */
  readonly after?: string
}

/** All facts by key: data/facts.yaml and what the team added. */
export type FactDictionary = ReadonlyMap<string, Fact>
