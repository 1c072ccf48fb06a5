import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { pointFinder } from '../rulings.ts'
import { finding } from './finding.ts'

/** `date-does-not-exist`: a date that a claim gives and that cannot be read, with the reason. Its text is kept as it stands. */
export function dateDoesNotExist(ground: Ground): Check[] {
  return ground.stated
    .filter((fact) => ground.facts.get(fact)?.type === 'date')
    .flatMap((fact) => ground.statements(fact))
    .flatMap((statement) => {
      const { value, fact } = statement.assertion
      if (value.type !== 'date' || value.date.kind === 'date') return []
      const label = ground.facts.get(fact)?.label.toLowerCase() ?? fact
      const message = `According to ${ground.speakers(statement)}, ${label} "${value.date.text}": ${value.date.why}.`
      return [finding('date-does-not-exist', 'impossible', message, [statement.known.claim.id])]
    })
}

/** `relay-without-origin`: a claim whose every source only passes on words and names nobody whose they are. */
export function relayWithoutOrigin({ knowledge, voices, named }: Ground): Check[] {
  return knowledge.claims
    .filter((known) => known.withdrawn === null && voices.speakersOf(known).length === 0)
    .map(({ claim }) => {
      const message = `${named(claim.said_by.toSorted())} only passes on what others say, and nobody is named as its origin: nobody speaks.`
      return finding('relay-without-origin', 'unlikely', message, [claim.id])
    })
}

/** `ruling-without-point`: a ruling on a point that is not there, so that it decides nothing. */
export function rulingWithoutPoint({ knowledge, points }: Ground): Check[] {
  if (knowledge.rulings.length === 0) return []
  const find = pointFinder(points)
  return knowledge.rulings
    .filter(({ point }) => find(point) === undefined)
    .map((ruling) => {
      const claims = [...ruling.prefer, ...ruling.deprecate, ...ruling.seen]
      const message = `${ruling.by} ruled on ${ruling.point} on ${ruling.on.text}, but no claim makes that point: the ruling decides nothing.`
      return finding('ruling-without-point', 'unlikely', message, claims)
    })
}
