import type { Day } from '../../kit/index.ts'
import type { Ground } from '../ground.ts'
import { reach } from '../span.ts'
import type { Statement } from '../statements.ts'

/** After so many days of which nothing is told, an arrest says nothing of today: ten years. */
const longSilence = 3652

/**
 * Whether nothing may be worked out up to the day asked about from an arrest that has no end: the file says that the person
 * disappeared or died and of no later time where or how they were, or it tells of nothing but an arrest of long ago. Takes the
 * person's id.
 */
export function isLost(ground: Ground, subject: string): boolean {
  const all = ground.stated.flatMap((fact) => ground.statementsOf(subject, fact))
  const fates = all.filter(saysFate)
  const told = all.filter((statement) => !saysFate(statement) && !aside.test(statement.assertion.fact))
  const isLaterThan = (day: Day): boolean =>
    told.some((statement) => {
      const times = timesOf(statement)
      return times.some(({ from, to }) => to === Infinity || (from > day && from <= ground.at))
    })
  if (fates.length > 0) return !isLaterThan(Math.max(...fates.map((fate) => timesOf(fate).at(-1)?.from ?? Infinity)))
  const arrests = ground.readings(subject, 'arrest.date').all.filter(({ span }) => span.from <= ground.at)
  const last = Math.max(...arrests.map(({ span }) => span.to))
  if (arrests.length === 0 || ground.at - last < longSilence) return false
  return !isLaterThan(last) && told.every((statement) => timesOf(statement).length > 0 || statement.assertion.fact.startsWith('custody.'))
}

/** Who somebody is, how they were taken and what became of them tells of no later time at which they were held. */
const aside = /^(?:person|arrest|death|disappearance)\./

const fatesTold: ReadonlySet<string> = new Set(['disappeared', 'dead'])

/** A day of death that is known ends custody by itself. */
function saysFate({ assertion: { fact, value } }: Statement): boolean {
  if (fact === 'custody.status') return value.type === 'enum' && fatesTold.has(value.text)
  if (fact === 'disappearance.alleged' || fact === 'death.occurred') return value.type === 'bool' && value.bool
  return fact === 'disappearance.date' || fact === 'disappearance.place' || fact === 'person.death_place' || fact === 'person.death_cause'
}

/** When it holds, and last the date that it gives: that, where there is one, is when what it tells of happened. */
function timesOf({ span, assertion: { value } }: Statement) {
  const date = value.type === 'date' && value.date.kind !== 'unparsed' ? [reach(value.date)] : []
  return span === null ? date : [span, ...date]
}
