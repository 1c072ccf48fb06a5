import type { Time } from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { highest, lowest } from '../span.ts'

/**
 * When an event was that its own statements do not date: how somebody was arrested was on the day of the arrest, however
 * much later it is told. Takes the person and the fact; null where nothing dates what it belongs to.
 */
export function anchorOf(
  ground: Ground,
  subject: string,
  fact: string,
): { readonly time: Time; readonly claims: readonly string[] } | null {
  const anchor = anchors.get(fact) ?? anchors.get(`${fact.slice(0, fact.indexOf('.'))}.`)
  if (anchor === undefined) return null
  const dates = ground.readings(subject, anchor).all.filter(({ span }) => span.from <= ground.at)
  if (dates.length === 0) return null
  return {
    time: { from: lowest(dates.map(({ span }) => span.from)), to: highest(dates.map(({ span }) => span.to)), lasts: false },
    claims: dates.flatMap(({ claims }) => claims),
  }
}

/** By fact, or by family: `arrest.` stands for all facts that begin so. */
const anchors: ReadonlyMap<string, string> = new Map([
  ['arrest.', 'arrest.date'],
  ['notify.admission', 'arrest.date'],
  ['health.admission_exam', 'arrest.date'],
  ['custody.registered', 'arrest.date'],
  ['info.rules_given', 'arrest.date'],
  ['counsel.informed_of_right', 'arrest.date'],
  ['counsel.hours_to_access', 'arrest.date'],
  ['death.', 'person.death_date'],
  ['notify.death', 'person.death_date'],
  ['disappearance.alleged', 'disappearance.date'],
  ['trial.sentence', 'conviction.date'],
])

/** The facts that date others. */
export const anchorFacts: readonly string[] = [...new Set(anchors.values())]
