import type { CaseDocument } from '../../../cases/index.ts'
import type { Ruling } from '../../../claims/index.ts'
import { resolvePoint, type Evaluation, type Point } from '../../../evaluation/index.ts'

/** All rulings on a point, the one that counts first. Takes the evaluation in which the point stands. */
export function rulingsOn(point: Point, evaluation: Evaluation, { rulings }: Pick<CaseDocument, 'rulings'>): readonly Ruling[] {
  const named = rulings.filter((ruling) => mayName(ruling.point, point) && resolvePoint(evaluation, ruling.point) === point)
  const inTime = named.toSorted((a, b) => (a.on.text < b.on.text ? 1 : -1))
  const counts = (ruling: Ruling): boolean => point.ruling?.reason === ruling.reason && point.ruling.on === ruling.on.text
  return [...inTime.filter(counts), ...inTime.filter((ruling) => !counts(ruling))]
}

/** Whether an id may lead to a point at all: asked before it is looked for among all of them. */
function mayName(id: string, point: Point): boolean {
  if (id === point.id || point.formerly?.includes(id) === true) return true
  const days = point.id.lastIndexOf('@')
  return (days >= 0 && id.startsWith(point.id.slice(0, days + 1))) || (id.startsWith('question/') && point.question_id !== undefined)
}
