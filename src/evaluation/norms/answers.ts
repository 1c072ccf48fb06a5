import type { AnsweredPoint, Telling } from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { statesTold } from '../state-told.ts'
import { ageFacts, agePoints, overSixtyPoints } from './ages.ts'
import { sortedOnce, statedPoints, toldBy } from './answered.ts'
import { endedWith } from './custody-end.ts'
import { deathFacts, deathInCustody } from './death-in-custody.ts'
import { durationPoints, lastingFacts } from './durations.ts'
import type { Frame } from './frame.ts'
import { hourPoints, hoursFromArrest, keptApart } from './hours.ts'
import { sinceLastVisit } from './last-visit.ts'
import { ofWomen, pointsOfWomen, sexFacts } from './of-women.ts'

/** A fact that has more points about one person than anybody reads is answered by the latest so many. */
const mostPoints = 60

/** What answers a question about somebody, and how many earlier answers beside it are left out; and the claims by which nothing answers it. */
export type Answers = { readonly points: readonly AnsweredPoint[]; readonly left: number; readonly unanswered: readonly string[] }

/** All that answers the questions about one person; each fact is worked out once. */
export function answersOf(ground: Ground, subject: string, frame: Frame, state: StateHeld): (fact: string) => Answers {
  const found = new Map<string, Answers>()
  return (fact) => {
    const before = found.get(fact)
    if (before) return before
    const points = pointsFor(ground, subject, fact, frame, state).flatMap((point) => endedWith(frame, point, ground.at))
    const kept = points.length > mostPoints ? points.toSorted((a, b) => (a.time?.to ?? 0) - (b.time?.to ?? 0)).slice(-mostPoints) : points
    const until = points.length > 0 ? undefined : hoursFromArrest.get(fact)
    const unanswered = until === undefined ? [] : keptApart(ground, subject, until)
    const answers = { points: kept, left: points.length - kept.length, unanswered }
    found.set(fact, answers)
    return answers
  }
}

/** The facts whose statements may answer this one: itself, and those that it is worked out from. */
export function behind(fact: string): readonly string[] {
  const known = remembered.get(fact)
  if (known) return known
  const found = factsBehind(fact)
  remembered.set(fact, found)
  return found
}

const remembered = new Map<string, readonly string[]>()

function factsBehind(fact: string): readonly string[] {
  const lasting = lastingFacts.find((each) => each.fact === fact)
  const hours = hoursFromArrest.get(fact)
  return [
    fact,
    ...(fact === 'person.age' || fact === 'person.age_over_60' ? ageFacts : []),
    ...(lasting
      ? [
          ...lasting.stated.map((each) => each.fact),
          ...(lasting.state ? [lasting.state.fact] : []),
          ...(lasting.begun ? [lasting.begun] : []),
          ...(lasting.ended ? [lasting.ended] : []),
        ]
      : []),
    ...(hours ? [hours] : []),
    ...(fact === 'death.occurred' ? deathFacts : []),
    ...(ofWomen.has(fact) ? sexFacts : []),
    ...(fact === 'contact.days_since_family' ? ['contact.last_family_visit_date'] : []),
  ]
}

function pointsFor(ground: Ground, subject: string, fact: string, frame: Frame, state: StateHeld): readonly AnsweredPoint[] {
  if (fact === 'person.age') return agePoints(ground, subject)
  if (fact === 'person.age_over_60') return overSixtyPoints(ground, subject)
  if (fact === 'state.country') return state === null ? [] : [countryPoint(ground, subject, state)]
  if (fact === 'contact.days_since_family') return sinceLastVisit(ground, subject)
  if (ofWomen.has(fact)) return pointsOfWomen(ground, subject, fact)
  if (fact === 'death.occurred') return deathInCustody(ground, subject)
  const lasting = lastingFacts.find((each) => each.fact === fact)
  if (lasting) return durationPoints(ground, subject, lasting, frame)
  const until = hoursFromArrest.get(fact)
  return until === undefined ? statedPoints(ground, subject, fact) : hourPoints(ground, subject, fact, until)
}

/** The State in whose hands somebody is: its ISO 3166-1 code, null where nothing says it, or that accounts differ on it. */
export type StateHeld = string | typeof contested | null
export const contested = Symbol('contested')

/** The State in whose hands somebody is, as the file says of them, else as it says of the case; and the claims that say it. */
export function stateOf(ground: Ground, subject: string): { readonly state: StateHeld; readonly claims: readonly string[] } {
  const states = statesTold(ground, subject, ground.file.case.country)
  return { state: states.length > 1 ? contested : (states[0]?.state ?? null), claims: sortedOnce(states.flatMap(({ claims }) => claims)) }
}

function countryPoint(ground: Ground, subject: string, state: string | typeof contested): AnsweredPoint {
  const told = ground.pointsOf(subject, 'state.country').flatMap(({ accounts }) => accounts.filter(({ claims }) => claims.length > 0))
  const claims = sortedOnce(told.flatMap((account) => account.claims))
  const tellings =
    state === contested
      ? told.map((account): Telling => {
          const code = account.value?.type === 'text' ? account.value.text.trim().toUpperCase() : null
          return { ...toldBy(account), says: code ?? 'denied', answer: () => code }
        })
      : [{ speakers: [], claims, says: state, deprecated: false, answer: () => state }]
  return { key: `${subject}/state.country`, fact: 'state.country', kind: 'background', time: null, tellings, claims }
}
