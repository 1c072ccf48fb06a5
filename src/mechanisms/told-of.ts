import type { CaseDocument } from '../cases/index.ts'
import type { Claim } from '../claims/index.ts'
import { statesTold, type DerivedFact, type Evaluation, type Point, type StateTold } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import { bareName } from './bare-name.ts'
import type { Mechanism } from './mechanism.ts'

/** What a case tells, found by person and fact: a list of thousands is read once, and not once for each rule of each body. */
export type ToldOf = {
  readonly pointsOf: (subject: string, fact: string) => readonly Point[]
  /** The claims all of whose answers to a fact are of a later day. */
  readonly laterTo: (fact: string) => ReadonlySet<string>
  readonly agesOf: (subject: string) => readonly DerivedFact[]
  readonly statesOf: (subject: string) => readonly StateTold[]
  /** As much of the file as bears on who may speak for somebody: the claims about them that stand, and their consents. */
  readonly fileOf: (subject: string) => CaseDocument
  /** What a source is called. */
  readonly sourceName: (id: string) => string
  /** Which mechanisms a source is: none where it is somebody else, or a body that our list calls otherwise. */
  readonly bodiesOf: (source: string) => readonly string[]
}

/** Reads a case for the questions that mechanisms ask of it. Takes what it says on a day, that day, and what mechanisms are called. */
export function toldOf(
  document: CaseDocument,
  evaluation: Evaluation,
  at: Day,
  mechanisms: readonly Pick<Mechanism, 'id' | 'name' | 'called'>[],
): ToldOf {
  // What a question of its own compares stands in points of its own already.
  const points = Map.groupBy(
    evaluation.points.filter((point) => point.own_question === undefined),
    ({ subject, fact }) => `${subject}/${fact}`,
  )
  const ages = Map.groupBy(
    evaluation.derived.filter(({ fact }) => fact === 'person.age'),
    ({ subject }) => subject,
  )
  const later = laterAnswers(document.claims, at)
  const sources = new Map(document.sources.map(({ id, name }) => [id, name]))
  const bodies = new Map(document.sources.map((source) => [source.id, bodiesCalled(source, mechanisms)]))
  const pointsOf = (subject: string, fact: string): readonly Point[] => points.get(`${subject}/${fact}`) ?? []
  return {
    pointsOf,
    laterTo: (fact) => later.get(fact) ?? none,
    agesOf: (subject) => ages.get(subject) ?? [],
    statesOf: (subject) => statesTold({ points: pointsOf(subject, 'state.country') }, subject, document.case.country),
    fileOf: fileBySubject(document),
    sourceName: (id) => sources.get(id) ?? id,
    bodiesOf: (source) => bodies.get(source) ?? [],
  }
}

/** As much of a case as bears on who may speak for somebody, person by person: the claims about them that stand, and their consents. */
export function fileBySubject(document: CaseDocument): (subject: string) => CaseDocument {
  const consents = Map.groupBy(document.consents, ({ subject }) => subject)
  const replaced = new Set(document.claims.flatMap(({ supersedes }) => supersedes ?? []))
  const standing = document.claims.filter(({ id, retracted }) => retracted === undefined && !replaced.has(id))
  const claims = Map.groupBy(standing, ({ about }) => about)
  const subjects = Map.groupBy(document.subjects, ({ id }) => id)
  return (subject) => ({
    ...document,
    subjects: subjects.get(subject) ?? [],
    claims: claims.get(subject) ?? [],
    consents: consents.get(subject) ?? [],
  })
}

const none: ReadonlySet<string> = new Set()

/**
 * By its code, or by the whole of its name: that in the list without what it is asked for, or another that the list has for it. A name that only
 * has it within is that of somebody else ("Justice and Human Rights Committee of the Congress"). An authority or court with a country is one at home.
 */
function bodiesCalled(
  { id, name, kind, country }: CaseDocument['sources'][number],
  mechanisms: readonly Pick<Mechanism, 'id' | 'name' | 'called'>[],
): readonly string[] {
  if ((kind !== 'authority' && kind !== 'court') || country !== undefined) return []
  const said = bareName(withoutAsked(name))
  return mechanisms
    .filter((one) => one.id === id || [one.name, ...one.called].some((called) => bareName(withoutAsked(called)) === said))
    .map((one) => one.id)
}

/** "UN Human Rights Committee" of "UN Human Rights Committee (Optional Protocol to the ICCPR)". */
const withoutAsked = (name: string): string => name.split(/ [—–] |[(]/)[0]!

function laterAnswers(claims: readonly Claim[], at: Day): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { id, asserts } of claims)
    for (const [fact, given] of Map.groupBy(asserts, (one) => one.fact))
      if (given.every(({ when }) => when?.kind === 'date' && when.earliest > at)) found.set(fact, (found.get(fact) ?? new Set()).add(id))
  return found
}
