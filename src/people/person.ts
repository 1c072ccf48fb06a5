import type { CaseDocument } from '../cases/index.ts'
import { plainValue, type Claim, type FactDictionary, type FactValue } from '../claims/index.ts'
import { compareNames, fold, mayOverlap, nameKeys, readNames, sameName, type ReadName } from '../kit/index.ts'
import type { PersonRef } from './judgement.ts'

/** A person of a case as somebody may read it: its names, and what claims answer about it once and for all. */
export type Person = PersonRef & {
  /** Its id in its case. */
  readonly id: string
  readonly names: readonly string[]
  readonly read: readonly (readonly ReadName[])[]
  /** The keys by which names are looked for (kit, nameKeys). */
  readonly keys: ReadonlySet<string>
  readonly facts: ReadonlyMap<string, readonly FactValue[]>
}

/** A fact that claims answer about both, and whether any of the answers can be the same. */
export type SharedFact = {
  readonly fact: string
  readonly agrees: boolean
  readonly values: readonly FactValue[]
  readonly others: readonly FactValue[]
}

/**
 * The persons of a case: as much of them as stands in `document`, which is what somebody may read of it. `positionOf` gives the
 * place of a subject among all.
 */
export function personsOf(
  caseKey: number,
  document: CaseDocument,
  positionOf: (id: string) => number | undefined,
  dictionary: FactDictionary,
): readonly Person[] {
  const about = Map.groupBy(document.claims, (claim) => claim.about)
  const nameOf = new Map(document.subjects.map(({ id, names }) => [id, names[0]?.text ?? id]))
  return document.subjects.flatMap(({ id, kind, names }) => {
    const subject = positionOf(id)
    if (kind !== 'person' || subject === undefined) return []
    const texts = names.map(({ text }) => text)
    const read = texts.map((text) => readNames(text))
    const keys = new Set(texts.flatMap((text) => nameKeys(text)))
    return [{ caseKey, subject, id, names: texts, read, keys, facts: factsOf(about.get(id) ?? [], nameOf, dictionary) }]
  })
}

/** Facts that a person has once: whoever is born twice is two. */
function factsOf(
  claims: readonly Claim[],
  nameOf: ReadonlyMap<string, string>,
  dictionary: FactDictionary,
): ReadonlyMap<string, readonly FactValue[]> {
  const found = new Map<string, FactValue[]>()
  for (const { asserts, retracted } of claims)
    for (const { fact, value } of retracted === undefined ? asserts : []) {
      if (!fact.startsWith('person.') || dictionary.get(fact)?.cardinality !== 'once') continue
      // A date that nobody can read neither agrees nor disagrees.
      if (value.type === 'date' && value.date.kind !== 'date') continue
      const said = value.type === 'place' ? { ...value, text: nameOf.get(value.text) ?? value.text } : value
      found.set(fact, [...(found.get(fact) ?? []), said])
    }
  return found
}

/** What is answered about both persons. */
export function sharedFacts(one: Person, other: Person): readonly SharedFact[] {
  return [...one.facts].flatMap(([fact, values]) => {
    const others = other.facts.get(fact)
    if (others === undefined) return []
    return [{ fact, values, others, agrees: values.some((value) => others.some((also) => canBeSame(value, also))) }]
  })
}

function canBeSame(a: FactValue, b: FactValue): boolean {
  if (a.type === 'date' && b.type === 'date') return a.date.kind === 'date' && b.date.kind === 'date' && mayOverlap(a.date, b.date)
  if (a.type === 'place' && b.type === 'place') return compareNames(a.text, b.text) >= sameName
  return fold(String(plainValue(a))) === fold(String(plainValue(b)))
}
