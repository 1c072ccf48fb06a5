import type { NormResult } from '../norms/index.ts'
import type { NormsAsked } from './evaluation.ts'
import type { Ground } from './ground.ts'

/** What each norm comes to for each person of the file (docs/norms.md). Takes the ground of an evaluation and the norms asked for. */
export function normsOf(ground: Ground, { catalogue, settings }: NormsAsked): readonly NormResult[] {
  void [ground, catalogue, settings]
  return []
}
