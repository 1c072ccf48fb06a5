import { readNormSettings, readTitles } from '../../../cases/index.ts'
import { dayOfInstant, formatDay, type Day } from '../../../kit/index.ts'
import { facetsOf, matching, parseQuery, type Facets, type PatternQuery } from '../../../patterns/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { gatherFacets } from '../patterns/index.ts'
import type { Visit } from '../visit.ts'
import { keyOf, personsNamed } from './persons-named.ts'
import { collectionCrumbs, theCollection, titleOf } from './the-collection.ts'
import { Persons } from './who-is-in-it.tsx'

/** Of more cases nobody waits for the answer of two days. */
const mostCases = 500

/** GET /collections/:collection/changes: who came in since a week ago, and who left, by what could be known then and now. */
export async function collectionChanges(visit: Visit): Promise<Response> {
  const found = await theCollection(visit)
  if (found instanceof Response) return found
  const read = parseQuery(new URLSearchParams(found.text?.query ?? {}))
  const today = dayOfInstant(visit.now)
  const since = today - 7
  const compared = read.kind === 'read' && found.text !== null ? await compare(visit, read.query, since) : null
  return answer(
    visit,
    <DeskPage visit={visit} title={`What changed: ${titleOf(found)}`} crumbs={collectionCrumbs(found)}>
      <h1>What changed since {formatDay(since)}</h1>
      <p class="hint">
        Your cases as the query finds them today, beside what could be known a week ago. A person leaves when a claim says so, when it is
        ruled out, or when its time is over.
      </p>
      {compared === null ? (
        <p>It cannot be compared: its query or its words have to be written anew.</p>
      ) : compared === 'too-many' ? (
        <p>You read more than {mostCases} cases. They are not compared here: look at the changes of each.</p>
      ) : (
        <>
          <section aria-labelledby="in">
            <h2 id="in">Came in ({compared.came.length})</h2>
            {compared.came.length === 0 ? <p>Nobody.</p> : <Persons persons={await personsNamed(visit, compared.came)} />}
          </section>
          <section aria-labelledby="out">
            <h2 id="out">Left ({compared.left.length})</h2>
            {compared.left.length === 0 ? <p>Nobody.</p> : <Persons persons={await personsNamed(visit, compared.left)} />}
          </section>
        </>
      )}
    </DeskPage>,
  )
}

type Compared = { readonly came: readonly Facets[]; readonly left: readonly Facets[] }

async function compare(visit: Visit, query: PatternQuery, since: Day): Promise<Compared | 'too-many'> {
  const before = await facetsAt(visit, since)
  if (before === null) return 'too-many'
  const now = matching((await gatherFacets(visit, { all: true })).facets, query)
  const then = matching(before, query)
  const [isNow, wasThen] = [new Set(now.map(keyOf)), new Set(then.map(keyOf))]
  return { came: now.filter((one) => !wasThen.has(keyOf(one))), left: then.filter((one) => !isNow.has(keyOf(one))) }
}

/** What the persons of one's cases could be found by on a day, as far as could be known by it; null for too many cases. */
async function facetsAt(visit: Visit, day: Day): Promise<readonly Facets[] | null> {
  const { needs, staff } = visit
  const memberships = await membershipsOf(needs.db, staff.id)
  if (memberships.size > mostCases) return null
  const { settings } = await readNormSettings(needs.db)
  const asked = { catalogue: needs.catalogue, settings }
  const ids = [...(await readTitles(needs.db, [...memberships.keys()])).values()].map(({ id }) => id)
  const opened = await visit.openCases(ids, memberships)
  return [...opened.values()].flatMap(({ key, document, entries, isWhole, evaluate, norms }) => {
    const evaluation = evaluate(day, day)
    // What nobody could know by then is in no account.
    const known = new Set(evaluation.points.flatMap(({ accounts }) => accounts.flatMap(({ claims }) => claims)))
    return facetsOf({
      key,
      document: { ...document, claims: document.claims.filter(({ id }) => known.has(id)) },
      // Of a case of which nothing could be known, nobody stands in for those who are told of since.
      isWhole: isWhole && (known.size > 0 || document.claims.length === 0),
      evaluation,
      norms: norms(asked, day, day),
      catalogue: needs.catalogue,
      entries,
    })
  })
}
