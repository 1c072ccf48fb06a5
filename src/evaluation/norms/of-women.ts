import type { AnsweredPoint, Telling } from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { sortedOnce, statedPoints } from './answered.ts'

/** What is so of women only, and is asked of nobody whose recorded sex everybody tells as male. */
export const ofWomen: ReadonlySet<string> = new Set(['person.pregnant', 'person.breastfeeding'])

/** The facts that it is worked out from. */
export const sexFacts: readonly string[] = ['person.sex']

/** Pregnancy and breastfeeding: as stated, else no where the recorded sex is told, as male by all accounts. */
export function pointsOfWomen(ground: Ground, subject: string, fact: string): readonly AnsweredPoint[] {
  const stated = statedPoints(ground, subject, fact)
  const told = statedPoints(ground, subject, 'person.sex').flatMap(({ tellings }) => tellings)
  if (stated.length > 0 || told.length === 0 || told.some((telling) => telling.answer(null, isMale) !== 'male')) return stated
  const tellings = told.map((telling): Telling => ({ ...telling, answer: () => false }))
  return [
    { key: `${subject}/${fact}`, fact, kind: 'background', time: null, tellings, claims: sortedOnce(told.flatMap(({ claims }) => claims)) },
  ]
}

const isMale = { fact: 'person.sex', op: 'eq', value: 'male' } as const
