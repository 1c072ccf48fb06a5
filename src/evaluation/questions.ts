import type { Question } from '../claims/index.ts'
import type { Knowledge } from './known.ts'
import { append, type Place, type Placements } from './statements.ts'
import { inOrder } from './values.ts'

/** Where a declared question goes: onto a point that asks the same already, out of a many-valued one, or on its own. */
export type Asked =
  | { readonly kind: 'attached'; readonly question: Question; readonly point: string; readonly claims: ReadonlySet<string> }
  | {
      readonly kind: 'carved'
      readonly question: Question
      readonly subject: string
      readonly fact: string
      readonly claims: ReadonlySet<string>
    }
  | {
      readonly kind: 'own'
      readonly question: Question
      readonly subject: string
      readonly fact?: string
      readonly claims: ReadonlySet<string>
    }

/**
 * Settles every declared question (docs/evaluation.md, C). Takes what was known and the places of its statements; a
 * question none of whose claims was known is not asked yet. `claims` are the known ones among those the team named.
 */
export function askQuestions(knowledge: Knowledge, { placed }: Placements): readonly Asked[] {
  if (knowledge.questions.length === 0) return []
  const subjects = new Map(knowledge.claims.map(({ claim }) => [claim.id, claim.about]))
  const own = (question: Question, claims: ReadonlySet<string>): Asked => {
    const asserting = [...claims].filter((id) => places.has(id))
    const [fact, ...others] = shared(asserting.map((id) => places.get(id)!.map((place) => place.fact)))
    // The same fact of different subjects is not one fact of the subject under which the question stands.
    const ofOne = new Set(asserting.map((id) => subjects.get(id))).size === 1
    const only = fact !== undefined && others.length === 0 && ofOne ? { fact } : {}
    return { kind: 'own', question, subject: mostAbout(claims, subjects), ...only, claims }
  }
  const places = new Map<string, Place[]>()
  const named = new Set(knowledge.questions.flatMap(({ claims }) => claims))
  for (const { statement, place } of placed) if (named.has(statement.known.claim.id)) append(places, statement.known.claim.id, place)
  return knowledge.questions.flatMap((question): Asked[] => {
    const claims = new Set(question.claims.filter((id) => subjects.has(id)))
    if (claims.size === 0) return []
    const asserting = [...claims].flatMap((id) => (places.has(id) ? [places.get(id)!] : []))
    // Points of states come last: they grow with what else is said, and a question stays where it was put.
    const [point] = shared(asserting.map((all) => all.filter(({ single, state }) => single && !state).map(({ id }) => id)))
    if (point !== undefined) return [{ kind: 'attached', question, point, claims }]
    const [many] = shared(asserting.map((all) => all.filter(({ single }) => !single).map(({ subject, fact }) => `${subject}/${fact}`)))
    const slash = many?.indexOf('/')
    if (many !== undefined) return [{ kind: 'carved', question, subject: many.slice(0, slash), fact: many.slice(slash! + 1), claims }]
    const [state] = shared(asserting.map((all) => all.filter((place) => place.state).map(({ id }) => id)))
    return [state === undefined ? own(question, claims) : { kind: 'attached', question, point: state, claims }]
  })
}

/** What all the lists have in common, in order; nothing when there are no lists. */
function shared(lists: readonly (readonly string[])[]): string[] {
  const [first, ...others] = lists.map((list) => new Set(list))
  return first ? [...first].filter((item) => others.every((other) => other.has(item))).sort() : []
}

function mostAbout(claims: ReadonlySet<string>, subjects: ReadonlyMap<string, string>): string {
  const counts = new Map<string, number>()
  for (const id of claims) counts.set(subjects.get(id)!, (counts.get(subjects.get(id)!) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || inOrder(a, b))[0]![0]
}
