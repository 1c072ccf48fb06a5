import { readNormSettings } from '../../../cases/index.ts'
import { defaultSettings, evaluate, type NormsAsked } from '../../../evaluation/index.ts'
import { canonicalJson, dayOfInstant, type Day } from '../../../kit/index.ts'
import { asOnePerson, facetsOf, type Facets } from '../../../patterns/index.ts'
import { samePersons } from '../../../people/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { readListedCases } from '../cases/case-titles.ts'
import type { OpenedCase } from '../opened-case.ts'
import type { DeskNeeds, Visit } from '../visit.ts'

export type Gathered = {
  readonly facets: readonly Facets[]
  /** How many of the cases of which whoever asks is a member were read. Until all are, every count is of these alone. */
  readonly read: number
  readonly of: number
  /** Of how many of those that were read they do not read all. */
  readonly partly: number
}

/** How many cases are read anew for one answer, and about how many claims: nobody waits for more. */
const mostCases = 100
const mostClaims = 20_000
/** How many are opened at a time. */
const together = 25

/**
 * What the persons of one's cases can be found by, as far as whoever asks may read. Each case is worked out once for each state of it, day and setting of the
 * norms; what takes longer than one answer goes on with the next, unless `all` is asked for.
 */
export async function gatherFacets(visit: Visit, { all = false }: { readonly all?: boolean } = {}): Promise<Gathered> {
  const { needs, staff, now } = visit
  const memberships = await membershipsOf(needs.db, staff.id)
  const cases = await readListedCases(needs.db, [...memberships.keys()])
  const asked: NormsAsked = { catalogue: needs.catalogue, settings: (await readNormSettings(needs.db)).settings }
  const at = dayOfInstant(now)
  const shelf = shelfOf(needs.db)
  const settings = canonicalJson(asked.settings)
  const wanted = cases.map(({ key, revision, title: { id } }) => ({
    id,
    name: `${id} ${memberships.get(key)?.clearance}`,
    state: `${revision} ${at} ${settings}`,
  }))
  const kept = wanted.flatMap(({ name, state }) => {
    const found = shelf.get(name)
    return found?.state === state ? [found] : []
  })
  const missing = wanted.filter(({ name, state }) => shelf.get(name)?.state !== state)
  const most = all ? { cases: Infinity, claims: Infinity } : { cases: mostCases, claims: mostClaims }
  let [read, claims] = [0, 0]
  while (read < missing.length && read < most.cases && claims < most.claims) {
    const some = missing.slice(read, read + together)
    const opened = await visit.openCases(
      some.map(({ id }) => id),
      memberships,
    )
    for (const { id, name, state } of some) {
      const file = opened.get(id)
      const found: Kept = {
        state,
        facets: file === undefined ? [] : worked(file, { asked, at, needs }),
        partly: file?.isWhole === false,
      }
      keep(shelf, name, found)
      kept.push(found)
      claims += file?.document.claims.length ?? 0
      // Others are answered in between: a large case takes a while.
      await new Promise((settle) => setImmediate(settle))
    }
    read += some.length
  }
  const keys = cases.map(({ key }) => key)
  return {
    facets: asOnePerson(
      kept.flatMap(({ facets }) => facets),
      await samePersons(needs.db, keys),
    ),
    read: wanted.length - missing.length + read,
    of: wanted.length,
    partly: kept.filter(({ partly }) => partly).length,
  }
}

type Asking = { readonly asked: NormsAsked; readonly at: Day; readonly needs: DeskNeeds }

function worked({ key, entries, document, isWhole }: OpenedCase, { asked, at, needs: { facts, catalogue } }: Asking): readonly Facets[] {
  const evaluation = evaluate(document, facts, defaultSettings, { at, known: null, norms: asked })
  return facetsOf({ key, document, isWhole, evaluation, catalogue, entries })
}

type Kept = { readonly state: string; readonly facets: readonly Facets[]; readonly partly: boolean }

/** How many persons and norms are kept at hand in all; what was kept longest goes first. */
const mostKept = 1_000_000

type Shelf = Map<string, Kept>
const shelves = new WeakMap<DeskNeeds['db'], Shelf>()
const weights = new WeakMap<Shelf, number>()

function shelfOf(db: DeskNeeds['db']): Shelf {
  const shelf = shelves.get(db) ?? new Map<string, Kept>()
  shelves.set(db, shelf)
  return shelf
}

function keep(shelf: Shelf, name: string, kept: Kept): void {
  let weight = (weights.get(shelf) ?? 0) + weightOf(kept) - weightOf(shelf.get(name))
  shelf.delete(name)
  shelf.set(name, kept)
  for (const [oldest, one] of shelf) {
    if (weight <= mostKept || shelf.size === 1) break
    shelf.delete(oldest)
    weight -= weightOf(one)
  }
  weights.set(shelf, weight)
}

const weightOf = (kept: Kept | undefined): number =>
  kept === undefined ? 0 : 1 + kept.facets.reduce((sum, { engaged }) => sum + 1 + engaged.length, 0)
