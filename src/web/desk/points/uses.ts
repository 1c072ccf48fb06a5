import type { Appeal } from '../../../cases/index.ts'
import type { Point } from '../../../evaluation/index.ts'

/** A sentence of an appeal, and how it cites what is asked about. */
export type UsedIn = { readonly appeal: Appeal; readonly sentences: readonly string[] }

/**
 * Which sentences of these appeals cite a point, one of its former ids, or a claim in it. Takes the case of the point;
 * gives the appeals that do, in their order, each with the texts of its sentences in reading order.
 */
export function usesOf(point: Point, caseId: string, appeals: readonly Appeal[]): readonly UsedIn[] {
  const ids = [
    point.id,
    ...(point.formerly ?? []),
    ...(point.question_id === undefined ? [] : [`question/${point.question_id}`]),
    ...point.accounts.flatMap(({ claims, withdrawn }) => [...claims, ...withdrawn]),
  ]
  const cited = new Set(ids.map((id) => `${caseId}#${id}`))
  return appeals.flatMap((appeal) => {
    const all = [...appeal.sections.flatMap(({ sentences }) => sentences), ...appeal.asks]
    const sentences = all.filter(({ cites }) => cites.some((one) => cited.has(one))).map(({ text }) => text)
    return sentences.length === 0 ? [] : [{ appeal, sentences }]
  })
}
