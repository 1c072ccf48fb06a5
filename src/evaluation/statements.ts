import type { Assertion, FactDictionary } from '../claims/index.ts'
import type { KnownDate } from '../kit/index.ts'
import type { Knowledge, KnownClaim } from './known.ts'
import { overlaps, certainCore, type Span } from './span.ts'
import { periodsOf, type Period } from './periods.ts'
import { valueKey } from './values.ts'

/** One typed answer of one known claim, with the time it speaks of; null when nothing says when. */
export type Statement = {
  readonly known: KnownClaim
  readonly assertion: Assertion
  readonly subject: string
  readonly value: string
  /** The date that says when, and the days of which it certainly speaks. */
  readonly time: KnownDate | null
  readonly span: Span | null
}

/** The point that a statement belongs to, before any question is asked of it. */
export type Place = {
  readonly id: string
  readonly subject: string
  readonly fact: string
  readonly occasion?: string
  /** Only one answer can be true: different ones exclude each other. */
  readonly single: boolean
  /** Of a state: the time that its statements certainly speak of. */
  readonly covers?: Span | null
}

export type Placed = { readonly statement: Statement; readonly place: Place }

/** Every statement with its place, and for the claims only possibly known the places they would join. */
export type Placements = { readonly placed: readonly Placed[]; readonly possibly: readonly Placed[] }

/**
 * Finds for every typed answer the question it answers: subject, fact and occasion, or for a state the time it speaks of
 * (docs/evaluation.md, C). The answer itself plays no part. Takes what was known and the dictionary; a fact that is not
 * in it is read as many-valued, since nothing says that its answers exclude each other.
 */
export function place(knowledge: Knowledge, facts: FactDictionary): Placements {
  const placed: Placed[] = []
  const states = new Map<string, Statement[]>()
  const fixed = (statement: Statement): Place | null => fixedPlace(statement, facts)
  for (const statement of statementsOf(knowledge.claims)) {
    const at = fixed(statement)
    if (at) placed.push({ statement, place: at })
    else append(states, stateKey(statement), statement)
  }
  const periods = new Map<string, readonly (Period<Statement> & { place: Place })[]>()
  for (const [key, members] of states) {
    const named = periodsOf(members).map((period) => ({ ...period, place: placeOf(key, period) }))
    periods.set(key, named)
    for (const period of named) for (const statement of period.members) placed.push({ statement, place: period.place })
  }
  const possibly = statementsOf(knowledge.possibly).flatMap((statement) => {
    const at = fixed(statement)
    if (at) return [{ statement, place: at }]
    const joined = (periods.get(stateKey(statement)) ?? []).filter(({ covers }) => meets(covers, statement.span))
    return joined.map((period) => ({ statement, place: period.place }))
  })
  return { placed, possibly }
}

const statementsOf = (claims: readonly KnownClaim[]): Statement[] =>
  claims.flatMap((known) =>
    known.claim.asserts.map((assertion) => {
      const time = timeOf(known, assertion)
      return { known, assertion, subject: known.claim.about, value: valueKey(assertion.value), time, span: time && certainCore(time) }
    }),
  )

/** The time an answer speaks of: as it says itself, else when it was said, else when it was first printed. */
function timeOf({ claim, documents }: KnownClaim, assertion: Assertion): KnownDate | null {
  if (assertion.when?.kind === 'date') return assertion.when
  if (claim.said_on?.kind === 'date') return claim.said_on
  const [first] = documents
    .flatMap(({ published }) => (published?.kind === 'date' ? [published] : []))
    .sort((a, b) => a.earliest - b.earliest || a.latest - b.latest)
  return first ?? null
}

function fixedPlace({ subject, assertion }: Statement, facts: FactDictionary): Place | null {
  const { fact, occasion } = assertion
  const cardinality = facts.get(fact)?.cardinality ?? 'many'
  if (occasion !== undefined) {
    // An occasion happened once, so its date has one answer whatever else may have several.
    const single = cardinality !== 'many' || facts.get(fact)?.type === 'date'
    return { id: `${subject}/${fact}/${occasion}`, subject, fact, occasion, single }
  }
  return cardinality === 'one_at_a_time' ? null : { id: `${subject}/${fact}`, subject, fact, single: cardinality === 'once' }
}

const stateKey = ({ subject, assertion }: Statement): string => `${subject}/${assertion.fact}`

function placeOf(key: string, { name, covers }: Period<Statement>): Place {
  const slash = key.indexOf('/')
  return { id: `${key}@${name}`, subject: key.slice(0, slash), fact: key.slice(slash + 1), single: true, covers }
}

const meets = (covers: Span | null, span: Span | null): boolean => (covers && span ? overlaps(covers, span) : covers === span)

export function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
