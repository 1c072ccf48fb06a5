import type { DerivedFact } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { inOrder } from '../values.ts'
import { deriveAge } from './age.ts'
import { custodyOf, deriveCustody } from './custody.ts'
import { deriveLast } from './last.ts'
import { isLost } from './lost.ts'
import { derivePlace } from './place.ts'

/**
 * What follows from the points for every person at the day asked about (docs/evaluation.md, D). Takes the ground; gives
 * the derived facts in order of subject and fact. Nothing is derived where an input is missing.
 */
export function derive(ground: Ground): readonly DerivedFact[] {
  return ground.file.subjects
    .filter(({ kind }) => kind === 'person')
    .map(({ id }) => id)
    .sort()
    .flatMap((subject) => {
      const custody = custodyOf(ground, subject)
      const held = custody.some(({ held: still }) => still) || custody.length === 0
      const lost = held && isLost(ground, subject)
      const current = held && !lost && !certainlyDead(ground, subject)
      return [
        ...deriveAge(ground, subject, lost),
        ...deriveCustody(ground, subject, lost ? custody.filter(({ held: still }) => !still) : custody),
        ...(current ? [...derivePlace(ground, subject), ...deriveLast(ground, subject)] : []),
      ].sort((a, b) => inOrder(a.fact, b.fact) || inOrder(a.account ?? '', b.account ?? ''))
    })
}

function certainlyDead(ground: Ground, subject: string): boolean {
  const deaths = ground.readings(subject, 'person.death_date').all
  return deaths.length > 0 && deaths.every(({ span }) => span.to <= ground.at)
}
