import { projectCatalogue } from '../../../cases/index.ts'
import type { FactDictionary } from '../../../claims/index.ts'
import type { CollectionText } from '../../../collections/index.ts'
import type { Day } from '../../../kit/index.ts'
import { matching, parseQuery, type Facets } from '../../../patterns/index.ts'
import type { Database } from '../../../platform/index.ts'
import { countedForEverybody } from '../../collections/counted-for-everybody.ts'

type Asking = { readonly facts: FactDictionary; readonly today: Day }

/**
 * Whom of some cases the query of a release still finds today by all accounts, as far as everybody may read them now: what was
 * closed, covered by a confidential procedure or refused since must not be told by a list either. Takes the query with what was left
 * out of it, and the keys of the cases.
 */
export async function stillInIt(
  db: Database,
  asked: string,
  keys: readonly number[],
  { facts, today }: Asking,
): Promise<readonly Facets[]> {
  const { query } = JSON.parse(asked) as Pick<CollectionText, 'query'>
  const read = parseQuery(new URLSearchParams(query))
  if (read.kind === 'invalid' || keys.length === 0) return []
  const persons = await countedForEverybody(db, keys, { facts, catalogue: projectCatalogue(), today })
  return matching(persons, read.query).filter(({ doubtful }) => doubtful !== true)
}
