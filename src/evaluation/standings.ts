import type { CaseFile, FactDictionary, Standing } from '../claims/index.ts'
import { knowledgeAt } from './known.ts'
import { place } from './place.ts'
import { pointsOf } from './points.ts'
import { standingOfClaim } from './standing-of-claim.ts'
import { voicesOf } from './voices.ts'
import type { Point } from './evaluation.ts'

/** How each claim of a file stands, by its id, as evaluate() has it: without what follows from the claims, so in less time. */
export function standingsOf(file: CaseFile, facts: FactDictionary): ReadonlyMap<string, Standing> {
  const knowledge = knowledgeAt(file, null)
  const points = pointsOf(knowledge, voicesOf(file, knowledge), place(knowledge, facts, file.subjects))
  const byClaim = new Map<string, Point[]>()
  for (const point of points)
    for (const claim of new Set(point.accounts.flatMap(({ claims }) => claims))) {
      const list = byClaim.get(claim)
      if (list === undefined) byClaim.set(claim, [point])
      else list.push(point)
    }
  return new Map(file.claims.map((claim) => [claim.id, standingOfClaim(claim, byClaim.get(claim.id) ?? [])]))
}
