import { personKey } from './facets.ts'

type Ref = { readonly caseKey: number; readonly subject: number }

/** Counts those as one of whom somebody judged that they are, also by way of a third. Takes the pairs. */
export function asOnePerson<Found extends { readonly person: string }>(
  facets: readonly Found[],
  same: readonly (readonly [Ref, Ref])[],
): readonly Found[] {
  if (same.length === 0) return facets
  const above = new Map<string, string>()
  const first = (person: string): string => {
    let found = person
    for (let next = above.get(found); next !== undefined; next = above.get(found)) found = next
    return found
  }
  for (const pair of same) {
    const [one, other] = pair.map(({ caseKey, subject }) => first(personKey(caseKey, subject))).toSorted() as [string, string]
    if (one !== other) above.set(other, one)
  }
  return facets.map((each) => (above.has(each.person) ? { ...each, person: first(each.person) } : each))
}
