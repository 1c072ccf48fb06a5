/** A query as somebody may read it. */
type QueryRead = {
  readonly query: Readonly<Record<string, string>>
  /** How many more cases it leaves out. */
  readonly more: number
}

/**
 * Of the cases that a query leaves out, only those of which somebody is a member; of the others, how many: which they are, and by their
 * numbers about how many there are, is not theirs to know. Over the cases that they read, both ask the same. Takes a query as it is
 * kept (queryFields) and their memberships by the keys of cases.
 */
export function asReadBy(query: Readonly<Record<string, string>>, own: ReadonlyMap<number, unknown>): QueryRead {
  const { without, ...rest } = query
  const keys = keysIn(without)
  const shown = keys.filter((key) => own.has(key))
  return { query: shown.length === 0 ? rest : { ...rest, without: shown.join(' ') }, more: keys.length - shown.length }
}

/** A query that somebody wrote anew, with what they were not shown of it (asReadBy) left out as before. */
export function stillLeftOut(
  written: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
  own: ReadonlyMap<number, unknown>,
): Readonly<Record<string, string>> {
  const hidden = keysIn(before['without']).filter((key) => !own.has(key))
  if (hidden.length === 0) return written
  const keys = new Set([...keysIn(written['without']), ...hidden])
  return { ...written, without: [...keys].toSorted((a, b) => a - b).join(' ') }
}

const keysIn = (without = ''): readonly number[] => without.split(/[ ,]+/).filter(Boolean).map(Number)
