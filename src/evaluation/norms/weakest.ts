import type { Standing } from '../../claims/index.ts'
import type { Point } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { mostCautious, standingOfClaim } from '../standing-of-claim.ts'
import { areConditions, isOfConditions } from './conditions-told.ts'

/**
 * How the weakest of some claims stands in what they say about some facts; null where there are none. What else a claim
 * says, and who contests that, takes nothing from it here; but where the conditions as a whole are contested, so is isolation.
 */
export function weakestOf({ points, knowledge }: Ground): (claims: readonly string[], facts: ReadonlySet<string>) => Standing | null {
  let byClaim: Map<string, Point[]> | undefined
  const claims = new Map(knowledge.claims.map(({ claim }) => [claim.id, claim]))
  return (ids, facts) => {
    if (ids.length === 0) return null
    byClaim ??= pointsByClaim(points)
    const ofConditions = areConditions(facts)
    return mostCautious(
      ids.flatMap((id) => {
        const claim = claims.get(id)
        const about = (byClaim!.get(id) ?? []).filter(
          (point) => point.fact === undefined || facts.has(point.fact) || (ofConditions && isOfConditions(point)),
        )
        return claim === undefined ? [] : [standingOfClaim(claim, about)]
      }),
    )
  }
}

function pointsByClaim(points: readonly Point[]): Map<string, Point[]> {
  const found = new Map<string, Point[]>()
  for (const point of points)
    for (const id of new Set(point.accounts.flatMap(({ claims }) => claims))) {
      const list = found.get(id)
      if (list) list.push(point)
      else found.set(id, [point])
    }
  return found
}
