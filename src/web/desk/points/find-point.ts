import { resolvePoint, type Evaluation, type Point } from '../../../evaluation/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import type { CaseVisit } from '../visit.ts'

/** What the case in the address says today. */
export const evaluatedToday = ({ opened, now }: Pick<CaseVisit, 'opened' | 'now'>): Evaluation => opened.evaluate(dayOfInstant(now))

/** The point with an id, by whichever id finds it, as far as this member may read the case. */
export function findPoint(visit: CaseVisit, id: string): { readonly point: Point; readonly evaluation: Evaluation } | null {
  const evaluation = evaluatedToday(visit)
  const point = id === '' ? undefined : resolvePoint(evaluation, id)
  return point === undefined ? null : { point, evaluation }
}
