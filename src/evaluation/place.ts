import type { CaseFile, FactDictionary } from '../claims/index.ts'
import type { Knowledge } from './known.ts'
import { placesOfState } from './place-states.ts'
import { append, placesByName, statementsOf, type Place, type Placed, type Placements, type Statement } from './statements.ts'

/**
 * Finds for every typed answer the question it answers: subject, fact and occasion, or for a state the time it speaks of
 * (docs/evaluation.md, C). The answer itself plays no part. Takes what was known, the dictionary and the subjects; a fact
 * that is not in the dictionary is read as many-valued, since nothing says that its answers exclude each other.
 */
export function place(knowledge: Knowledge, facts: FactDictionary, subjects: CaseFile['subjects']): Placements {
  const samePlace = placesByName(subjects)
  const statements = statementsOf(knowledge.claims, samePlace)
  const placed: Placed[] = []
  const states = new Map<string, Statement[]>()
  for (const statement of statements) {
    const at = fixedPlace(statement, facts)
    if (at) placed.push({ statement, place: at })
    else append(states, stateKey(statement), statement)
  }
  const placesFor = new Map<string, (statement: Statement) => readonly Place[]>()
  for (const [key, members] of states) {
    const [{ subject, assertion }] = members as [Statement]
    const state = placesOfState({ subject, fact: assertion.fact }, members)
    placed.push(...state.placed)
    placesFor.set(key, state.placesFor)
  }
  const possibly = statementsOf(knowledge.possibly, samePlace).flatMap((statement) => {
    const at = fixedPlace(statement, facts)
    const joined = at ? [at] : (placesFor.get(stateKey(statement))?.(statement) ?? [])
    return joined.map((each) => ({ statement, place: each }))
  })
  return { statements, placed, possibly }
}

/** The place of whatever is not a state; null for a state. */
function fixedPlace({ subject, assertion }: Statement, facts: FactDictionary): Place | null {
  const { fact, occasion } = assertion
  const known = facts.get(fact)
  const cardinality = known?.cardinality ?? 'many'
  if (cardinality === 'one_at_a_time') return null
  if (occasion === undefined) return { id: `${subject}/${fact}`, subject, fact, single: cardinality === 'once' }
  // An occasion happened once, so its date has one answer whatever else may have several.
  return { id: `${subject}/${fact}/${occasion}`, subject, fact, occasion, single: cardinality === 'once' || known?.type === 'date' }
}

const stateKey = ({ subject, assertion }: Statement): string => `${subject}/${assertion.fact}`
