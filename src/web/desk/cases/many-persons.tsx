import type { CaseDocument } from '../../../cases/index.ts'
import { mainPersons } from './persons.ts'

/** The head of a case that is a list, or is about many people and none of them before the others: how many, and whose list. */
export function ManyPersons({ document, isList }: { readonly document: CaseDocument; readonly isList: boolean }) {
  const { all } = mainPersons(document)
  const [main] = sourcesOf(document)
  const people = `${all.length.toLocaleString('en')} ${all.length === 1 ? 'person' : 'people'}`
  return (
    <>
      <p>
        <strong>{isList ? `A list of ${people}` : people}</strong>
        {main !== undefined && (
          <>
            {main.claims === document.claims.length ? ', of whom all that stands here is said by ' : ', of whom most is said by '}
            <bdi>{main.name}</bdi>
          </>
        )}
        .
      </p>
      <p class="hint">
        That somebody stands in a list is the statement of whoever keeps it. What is worked out of one person stands at that person.
      </p>
    </>
  )
}

/** Who says most of what the case holds, first. */
function sourcesOf({ claims, sources }: CaseDocument): readonly { readonly name: string; readonly claims: number }[] {
  const counts = new Map<string, number>()
  for (const { said_by } of claims) for (const id of said_by) counts.set(id, (counts.get(id) ?? 0) + 1)
  return sources
    .flatMap(({ id, name }) => ((counts.get(id) ?? 0) * 2 > claims.length ? [{ name, claims: counts.get(id)! }] : []))
    .toSorted((a, b) => b.claims - a.claims)
}
