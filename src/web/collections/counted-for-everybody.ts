import { consentsOf, mayBeCounted } from '../../appeals/index.ts'
import { copyFor, loadCaseWith, readNormSettings, readTitles, type LoadedCase } from '../../cases/index.ts'
import type { FactDictionary } from '../../claims/index.ts'
import { defaultSettings, evaluate, type NormsAsked } from '../../evaluation/index.ts'
import type { Day } from '../../kit/index.ts'
import { asOnePerson, facetsOf, personKey, type Facets } from '../../patterns/index.ts'
import { samePersons, type PersonRef } from '../../people/index.ts'
import type { Database } from '../../platform/index.ts'

type Asking = { readonly facts: FactDictionary; readonly catalogue: NormsAsked['catalogue']; readonly today: Day }

/**
 * The persons of some cases, by their keys, who may be counted in public on a day: as far as the copy for everybody of each case tells of
 * them, and nothing on record speaks against it, whoever may read that record and whichever case about the same person holds it
 * (docs/decisions/0043-public-numbers.md). Whom somebody judged to be one are one.
 */
export async function countedForEverybody(db: Database, keys: readonly number[], asking: Asking): Promise<readonly Facets[]> {
  const norms = { catalogue: asking.catalogue, settings: (await readNormSettings(db)).settings }
  const found: Facets[] = []
  for (const [, { id }] of await readTitles(db, keys)) {
    const loaded = await loadCaseWith(db, id)
    if (loaded !== null) found.push(...countedIn(loaded, norms, asking))
    // Others are answered in between: a large case takes a while.
    await new Promise((settle) => setImmediate(settle))
  }
  const same = await samePersons(db)
  return asOnePerson(await asOtherCasesSay(db, found, same, asking.today), same)
}

function countedIn({ key, document: whole, entries }: LoadedCase, norms: NormsAsked, { facts, catalogue, today }: Asking) {
  const document = copyFor(whole, 'public')
  const evaluation = evaluate(document, facts, defaultSettings, { at: today, known: null, norms })
  const found = facetsOf({ key, document, evaluation, catalogue, entries })
  // The copy for everybody holds no consents, and one cut to a reader lacks a no by somebody whom they may not read of.
  return found.filter(({ subject }) => mayBeCounted(consentsOf(whole, subject, today)))
}

/** Without those of whom the consents on record in all cases about them, taken together, do not let them be counted. */
async function asOtherCasesSay(
  db: Database,
  facets: readonly Facets[],
  same: readonly (readonly [PersonRef, PersonRef])[],
  today: Day,
): Promise<readonly Facets[]> {
  const judged = new Map(same.flat().map((ref) => [personKey(ref.caseKey, ref.subject), ref]))
  const joined = asOnePerson(
    [...judged].map(([own, ref]) => ({ ...ref, own, person: own })),
    same,
  )
  const personOf = new Map(joined.map(({ own, person }) => [own, person]))
  const counted = new Set(facets.map(({ person }) => personOf.get(person)))
  const asked = Map.groupBy(
    joined.filter(({ person }) => counted.has(person)),
    ({ caseKey }) => caseKey,
  )
  const said: { readonly person: string; readonly consents: ReturnType<typeof consentsOf> }[] = []
  for (const [key, { id }] of await readTitles(db, [...asked.keys()])) {
    const loaded = await loadCaseWith(db, id)
    if (loaded === null) continue
    const ids = new Map(loaded.document.subjects.map((subject) => [loaded.entries.get(`subjects/${subject.id}`)?.position, subject.id]))
    for (const { person, subject } of asked.get(key) ?? [])
      said.push({ person, consents: consentsOf(loaded.document, ids.get(subject) ?? '', today) })
  }
  const mayBe = new Map(
    [...Map.groupBy(said, ({ person }) => person)].map(([person, of]) => [person, mayBeCounted(of.flatMap(({ consents }) => consents))]),
  )
  return facets.filter(({ person }) => mayBe.get(personOf.get(person) ?? '') !== false)
}
