import { mayBeCounted, readingsOfConsents } from '../../appeals/index.ts'
import { copyFor, loadCaseWith, readNormSettings, readTitles, revisionsOfKeys, type LoadedCase } from '../../cases/index.ts'
import type { FactDictionary } from '../../claims/index.ts'
import { defaultSettings, evaluate, type NormsAsked } from '../../evaluation/index.ts'
import type { Day } from '../../kit/index.ts'
import { asOnePerson, facetsOf, personKey, type Facets } from '../../patterns/index.ts'
import { samePersons, type PersonRef } from '../../people/index.ts'
import type { Database, Transaction } from '../../platform/index.ts'

type Asking = { readonly facts: FactDictionary; readonly catalogue: NormsAsked['catalogue']; readonly today: Day }

/**
 * The persons of some cases, by their keys, who may be counted in public on a day: as far as the copy for everybody of each case tells of
 * them, and nothing on record speaks against it, whoever may read that record and whichever case about the same person holds it
 * (docs/decisions/0043-public-numbers.md). Whom somebody judged to be one are one.
 */
export async function countedForEverybody(
  db: Database | Transaction,
  keys: readonly number[],
  { facts, catalogue, today }: Asking,
): Promise<readonly Facets[]> {
  const norms = { catalogue, settings: (await readNormSettings(db)).settings }
  const same = await samePersons(db)
  const judged = judgedByCase(same)
  const [found, said]: [Facets[], Said[]] = [[], []]
  const read = await eachCase(db, keys, (loaded) => {
    found.push(...countedIn(loaded, norms, { facts, today }))
    said.push(...saidIn(loaded, judged, today))
  })
  const persons = asOnePerson(found, same)
  const counted = new Set(persons.map(({ person }) => person))
  const elsewhere = [...judged].flatMap(([key, of]) => (!read.has(key) && of.some(({ person }) => counted.has(person)) ? [key] : []))
  await eachCase(db, elsewhere, (loaded) => said.push(...saidIn(loaded, judged, today)))
  const consents = Map.groupBy(said, ({ person }) => person)
  return persons.filter(({ person }) => {
    const of = consents.get(person) ?? []
    return [0, 1].every((reading) => mayBeCounted(of.flatMap(({ readings }) => readings[reading] ?? readings[0] ?? [])))
  })
}

/** Whether nothing changed of what these cases were counted by, as far as they are among those that were read. */
type IsStillSo = (tx: Transaction, keys: readonly number[]) => Promise<boolean>

/**
 * What countedForEverybody rests on for these cases: to be asked before it, since it reads one case after the other. Gives what says whether
 * the revisions of some of them, and who was judged to be one, still are what they were, when something is done with what it found.
 */
export async function whatCountingRestsOn(db: Database, keys: readonly number[]): Promise<IsStillSo> {
  const before = await revisionsAndPairs(db, keys)
  const read = new Set(before.cases)
  return async (tx, some) => {
    const now = await revisionsAndPairs(tx, some)
    return now.pairs === before.pairs && now.cases.every((key) => !read.has(key) || now.revisions.get(key) === before.revisions.get(key))
  }
}

/** Of some cases, and of those about whoever was judged to be one with somebody. */
async function revisionsAndPairs(db: Database | Transaction, keys: readonly number[]) {
  const same = await samePersons(db)
  const cases = [...new Set([...keys, ...same.flat().map(({ caseKey }) => caseKey)])]
  const pairs = same.map((pair) => pair.map(({ caseKey, subject }) => personKey(caseKey, subject)).join(' '))
  return { cases, pairs: pairs.toSorted().join('\n'), revisions: await revisionsOfKeys(db, cases) }
}

/** Whoever was judged to be one with somebody, by the case that tells of them; `person` names them in all their cases. */
type Judged = PersonRef & { readonly person: string }

function judgedByCase(same: readonly (readonly [PersonRef, PersonRef])[]): ReadonlyMap<number, readonly Judged[]> {
  const judged = new Map(same.flat().map((ref) => [personKey(ref.caseKey, ref.subject), ref]))
  const named = [...judged].map(([person, ref]): Judged => ({ ...ref, person }))
  return Map.groupBy(asOnePerson(named, same), ({ caseKey }) => caseKey)
}

/** Reads cases by their keys one after the other; gives those that there are. */
async function eachCase(
  db: Database | Transaction,
  keys: readonly number[],
  look: (loaded: LoadedCase) => unknown,
): Promise<ReadonlySet<number>> {
  const read = new Set<number>()
  for (const [key, { id }] of await readTitles(db, keys)) {
    const loaded = await loadCaseWith(db, id)
    if (loaded === null) continue
    look(loaded)
    read.add(key)
    // Others are answered in between: a large case takes a while.
    await new Promise((settle) => setImmediate(settle))
  }
  return read
}

function countedIn({ key, document: whole, entries }: LoadedCase, norms: NormsAsked, { facts, today }: Omit<Asking, 'catalogue'>) {
  const document = copyFor(whole, 'public')
  const evaluation = evaluate(document, facts, defaultSettings, { at: today, known: null, norms })
  const found = facetsOf({ key, document, evaluation, catalogue: norms.catalogue, entries })
  // The copy for everybody holds no consents, and one cut to a reader lacks a no by somebody whom they may not read of.
  const readings = readingsOfConsents(whole, today)
  return found.filter(({ subject }) => readings(subject).every(mayBeCounted))
}

type Said = { readonly person: string; readonly readings: ReturnType<ReturnType<typeof readingsOfConsents>> }

/** The consents that a case has on record of those who are in others, too. */
function saidIn({ key, document, entries }: LoadedCase, judged: ReadonlyMap<number, readonly Judged[]>, today: Day): readonly Said[] {
  const ids = new Map(document.subjects.map(({ id }) => [entries.get(`subjects/${id}`)?.position, id]))
  const readings = readingsOfConsents(document, today)
  return (judged.get(key) ?? []).map(({ subject, person }) => ({ person, readings: readings(ids.get(subject) ?? '') }))
}
