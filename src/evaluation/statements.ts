import type { Assertion, CaseFile } from '../claims/index.ts'
import { fold, type KnownDate } from '../kit/index.ts'
import type { KnownClaim } from './known.ts'
import { certainCore, type Span } from './span.ts'
import { valueKey } from './values.ts'

/** One typed answer of one known claim, with the time it speaks of; null when nothing says when. */
export type Statement = {
  readonly known: KnownClaim
  readonly assertion: Assertion
  readonly subject: string
  /** What the answer is compared by: statements with the same one say the same. */
  readonly value: string
  /** The date that says when, and the days of which it speaks. */
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
  /** A state's point reaches as far as its claims do, and may grow. */
  readonly state?: true
  /** Of a state: the time that its statements speak of. */
  readonly covers?: Span | null
  /** Further ids that find it (see Point). */
  readonly formerly?: readonly string[]
}

export type Placed = { readonly statement: Statement; readonly place: Place }

/**
 * Every statement, each with its place or places, and for the claims only possibly known the places they would join. A
 * state told of an occasion may be compared in two points, a withdrawn statement shown in several.
 */
export type Placements = {
  readonly statements: readonly Statement[]
  readonly placed: readonly Placed[]
  readonly possibly: readonly Placed[]
}

/** Every typed answer of these claims, in their order. Takes how a place is compared (see `placesByName`). */
export const statementsOf = (claims: readonly KnownClaim[], samePlace: (text: string) => string): Statement[] =>
  claims.flatMap((known) =>
    known.claim.asserts.map((assertion) => {
      const time = timeOf(known, assertion)
      const { value } = assertion
      const compared = value.type === 'place' ? { ...value, text: samePlace(value.text) } : value
      return { known, assertion, subject: known.claim.about, value: valueKey(compared), time, span: time && certainCore(time) }
    }),
  )

/**
 * Reads a place as one source names it: a name of a place subject means that subject, whichever of its names it is.
 * Takes the subjects; gives the id for a name, and the text itself where it is an id, unknown, or the name of several places.
 */
export function placesByName(subjects: CaseFile['subjects']): (text: string) => string {
  const places = subjects.filter(({ kind }) => kind === 'place')
  const ids = new Set(places.map(({ id }) => id))
  const named = new Map<string, Set<string>>()
  for (const { id, names } of places)
    for (const name of names) {
      const found = named.get(fold(name.text)) ?? new Set()
      named.set(fold(name.text), found.add(id))
    }
  return (text) => {
    if (ids.has(text) || named.size === 0) return text
    const [id, ...others] = named.get(fold(text)) ?? []
    return id !== undefined && others.length === 0 ? id : text
  }
}

/** The time an answer speaks of: as it says itself, else when it was said, else when it was first printed. */
function timeOf({ claim, documents }: KnownClaim, assertion: Assertion): KnownDate | null {
  if (assertion.when?.kind === 'date') return assertion.when
  if (claim.said_on?.kind === 'date') return claim.said_on
  const [first] = documents
    .flatMap(({ published }) => (published?.kind === 'date' ? [published] : []))
    .sort((a, b) => a.earliest - b.earliest || a.latest - b.latest)
  return first ?? null
}

export function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
