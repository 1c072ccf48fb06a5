import type { CaseDocument } from '../../../cases/index.ts'
import type { Claim, Fact, FactDictionary, Question } from '../../../claims/index.ts'
import { fold } from '../../../kit/index.ts'
import { byId } from './by-id.ts'

/** Whether answers are compared only where they are known to be about one event: dates of which there may be many. */
export const isOfEvents = (fact: Fact | undefined): boolean => fact?.type === 'date' && fact.cardinality === 'many'

/** The questions of a case, open and explained, that say of the dates of a fact whether they are about one event. */
export function questionsAbout(fact: string, document: CaseDocument, facts: FactDictionary): readonly Question[] {
  const before = gathered.get(document) ?? gather(document, facts)
  gathered.set(document, before)
  return before.get(fact) ?? []
}

const gathered = new WeakMap<CaseDocument, ReadonlyMap<string, readonly Question[]>>()

/**
 * The open questions that make one event of the dates of a claim: those of this fact that hold it, and those that hold the
 * same event beside them, because not everybody may read all its claims. In the order of the case.
 */
export function questionsOfEvent(
  { holding, fact }: { readonly holding: Claim | Question; readonly fact: string },
  document: CaseDocument,
  facts: FactDictionary,
): readonly Question[] {
  const open = questionsAbout(fact, document, facts).filter(({ state }) => state === 'open')
  const found = new Set(open.filter((one) => ('claims' in holding ? one === holding : one.claims.includes(holding.id))))
  // What was found holds others in turn; a set that is walked over comes to what is added meanwhile.
  for (const one of found) for (const other of open) if (areOneEvent(one, other, { document, fact })) found.add(other)
  return open.filter((one) => found.has(one))
}

function gather(document: CaseDocument, facts: FactDictionary): ReadonlyMap<string, readonly Question[]> {
  const byWords = new Map([...facts.values()].map(({ key, question }) => [fold(question), key]))
  const found = new Map<string, Question[]>()
  for (const question of document.questions) {
    const fact = byWords.get(fold(question.question)) ?? onlyDatesOf(question, document, facts)
    if (fact !== undefined) found.set(fact, [...(found.get(fact) ?? []), question])
  }
  return found
}

/** Of a question in the team's own words: the only dates that all its claims give; undefined where that is none, or several. */
function onlyDatesOf({ claims: ids }: Question, document: CaseDocument, facts: FactDictionary): string | undefined {
  const { claims } = byId(document)
  const [first = [], ...others] = ids.map((id) => (claims.get(id)?.asserts ?? []).map(({ fact }) => fact))
  const shared = first.filter((fact) => isOfEvents(facts.get(fact)) && others.every((told) => told.includes(fact)))
  const [only, another] = new Set(shared)
  return another === undefined ? only : undefined
}

type Within = { readonly document: CaseDocument; readonly fact: string }

/** One holds all of the other, or both hold a claim that tells of a single day. */
function areOneEvent(one: Question, other: Question, { document, fact }: Within): boolean {
  const { claims } = byId(document)
  const shared = one.claims.filter((id) => other.claims.includes(id))
  if (shared.length === Math.min(one.claims.length, other.claims.length)) return true
  return shared.some((id) => claims.get(id)?.asserts.filter((told) => told.fact === fact).length === 1)
}
