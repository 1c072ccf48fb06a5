import { matching, parseQuery } from '../../../patterns/index.ts'
import type { Collection } from '../../../collections/index.ts'
import { personsNamed, type NamedPerson } from './persons-named.ts'
import { gatherFacets } from '../patterns/index.ts'
import type { Visit } from '../visit.ts'
import { collectionRoutes } from './routes.ts'
import { collectionHref } from './the-collection.ts'

/** How many persons are named; the page of patterns names all. */
const mostNamed = 40

type Properties = { readonly visit: Visit; readonly collection: Collection; readonly query: Readonly<Record<string, string>> }

/** Who the query finds now, in the cases of whoever asks. */
export async function WhoIsInIt({ visit, collection, query }: Properties) {
  const read = parseQuery(new URLSearchParams(query))
  if (read.kind === 'invalid') return <p class="error">The query can no longer be asked so. Change it.</p>
  const gathered = await gatherFacets(visit)
  if (gathered.read < gathered.of)
    return (
      <p>
        {gathered.read} of {gathered.of} cases are read so far. Load the page again to go on: no number is shown before all are read.
      </p>
    )
  const found = matching(gathered.facets, read.query)
  const sure = new Set(found.flatMap(({ person, doubtful }) => (doubtful ? [] : [person])))
  const more = new Set(found.flatMap(({ person }) => (sure.has(person) ? [] : [person]))).size
  const named = await personsNamed(visit, found.slice(0, mostNamed))
  return (
    <>
      <p>
        <strong>{sure.size === 1 ? '1 person' : `${sure.size} persons`}</strong> of your cases now
        {more > 0 && `, and ${more} by some accounts only`}.{' '}
        <a href={collectionHref(collection, collectionRoutes.collectionChanges)}>What changed since a week ago</a>
      </p>
      {named.length > 0 && <Persons persons={named} />}
      {found.length > mostNamed && (
        <p>
          <a href={`/patterns/persons?${new URLSearchParams(query).toString()}`}>All of them</a>
        </p>
      )}
    </>
  )
}

/** Persons by name, each with the way to their case. */
export const Persons = ({ persons }: { readonly persons: readonly NamedPerson[] }) => (
  <ul>
    {persons.map(({ name, caseId, href, key, isDoubtful }) => (
      <li key={key}>
        <a href={href} dir="auto">
          {name}
        </a>{' '}
        <span class="hint">
          {caseId}
          {isDoubtful && ', by some accounts only'}
        </span>
      </li>
    ))}
  </ul>
)
