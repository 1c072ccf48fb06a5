import type { Time } from '../../norms/index.ts'
import type { Ground } from '../ground.ts'

/**
 * When an event was that its own statements do not date: how somebody was arrested was on the day of the arrest, however
 * much later it is told. Takes the person and the fact; one time for each account of that day, none where nothing dates it.
 */
export function anchorsOf(
  ground: Ground,
  subject: string,
  fact: string,
): readonly { readonly time: Time; readonly claims: readonly string[] }[] {
  const anchor = anchors.get(fact) ?? anchors.get(`${fact.slice(0, fact.indexOf('.'))}.`)
  if (anchor === undefined) return []
  const dates = ground.readings(subject, anchor).all.filter(({ span }) => span.from <= ground.at)
  const claims = dates.flatMap((date) => date.claims)
  return dates.map(({ span }) => ({ time: { ...span, lasts: false }, claims }))
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
