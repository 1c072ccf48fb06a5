import type { Day } from '../../kit/index.ts'
import type { Ground } from '../ground.ts'
import { highest, lowest } from '../span.ts'

/** The days of which anything about somebody's custody may be said, and the claims that bound them. */
export type Frame = {
  readonly from: Day
  readonly to: Day
  /** The first day on which it may have ended, as any account has it; infinite where none tells of an end. */
  readonly mayEnd: Day
  readonly claims: readonly string[]
}

/**
 * From the first arrest on file to the last release or the death, or to the day asked about. Where dates are contested or
 * imprecise, as far as any account of them reaches.
 */
export function frameOf(ground: Ground, subject: string): Frame {
  const [arrests, releases, deaths] = (['arrest.date', 'release.date', 'person.death_date'] as const).map((fact) =>
    ground.readings(subject, fact).all.filter(({ span }) => span.from <= ground.at),
  )
  const from = arrests!.length > 0 ? lowest(arrests!.map(({ span }) => span.from)) : -Infinity
  const taken = highest(arrests!.map(({ span }) => span.to))
  const freed = releases!.filter(({ span }) => span.to >= taken)
  const ends = [
    ...(deaths!.length > 0 ? [highest(deaths!.map(({ span }) => span.to))] : []),
    ...(freed.length > 0 ? [highest(freed.map(({ span }) => span.to))] : []),
  ]
  return {
    from,
    to: Math.max(from, lowest([ground.at, ...ends])),
    mayEnd: lowest([...releases!, ...deaths!].map(({ span }) => span.from)),
    claims: [...arrests!, ...releases!, ...deaths!].flatMap(({ claims }) => claims),
  }
}

/** The facts that bound it. */
export const frameFacts: readonly string[] = ['arrest.date', 'release.date', 'person.death_date']
