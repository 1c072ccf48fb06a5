import type { CaseFile, FactDictionary } from '../claims/index.ts'
import { formatDay, type Day } from '../kit/index.ts'
import { findings } from './checks/findings.ts'
import { derive } from './derive/derive.ts'
import type { Evaluation, EvaluationSettings, NormsAsked } from './evaluation.ts'
import { groundOf } from './ground.ts'
import { knowledgeAt } from './known.ts'
import { normsOf } from './norms/norms-of.ts'
import { pointsOf } from './points.ts'
import { place } from './place.ts'
import { voicesOf } from './voices.ts'

/**
 * What a case file says (docs/evaluation.md). Takes the file with its dates parsed, the dictionary of facts, our own
 * thresholds, the day asked about (`at`), the day by which things had to be known (`known`; null: everything) and, where
 * they are wanted, the norms to hold it against (docs/norms.md).
 * Pure: no clock, and the order of anything in the file changes nothing. References to claims, sources or documents that
 * do not exist are the reader's to refuse; here they count for nothing.
 */
export function evaluate(
  file: CaseFile,
  facts: FactDictionary,
  settings: EvaluationSettings,
  { at, known, norms }: { readonly at: Day; readonly known: Day | null; readonly norms?: NormsAsked },
): Evaluation {
  const knowledge = knowledgeAt(file, known)
  const voices = voicesOf(file, knowledge)
  const placements = place(knowledge, facts, file.subjects)
  const points = pointsOf(knowledge, voices, placements)
  const ground = groundOf({ file, facts, settings, knowledge, voices, points, placements, at })
  return {
    case: file.case.id,
    at: formatDay(at),
    known: known === null ? null : formatDay(known),
    points,
    derived: derive(ground),
    checks: findings(ground),
    ...(norms && { norms: normsOf(ground, norms) }),
  }
}

/** The settings used unless a team chooses others. */
export const defaultSettings: EvaluationSettings = { roundingShare: 0.05 }
