import type { Standing } from '../../claims/index.ts'
import type { Point } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { mostCautious, standingOfClaim } from '../standing-of-claim.ts'

/** How the weakest of some claims stands; null where there are none. Each claim is looked at once for all norms. */
export function weakestOf({ points, knowledge }: Ground): (claims: readonly string[]) => Standing | null {
  let byClaim: Map<string, Point[]> | undefined
  const claims = new Map(knowledge.claims.map(({ claim }) => [claim.id, claim]))
  const standings = new Map<string, Standing>()
  const standingOf = (id: string): Standing[] => {
    const claim = claims.get(id)
    if (claim === undefined) return []
    const before = standings.get(id)
    if (before !== undefined) return [before]
    byClaim ??= pointsByClaim(points)
    const standing = standingOfClaim(claim, byClaim.get(id) ?? [])
    standings.set(id, standing)
    return [standing]
  }
  return (ids) => (ids.length === 0 ? null : mostCautious(ids.flatMap(standingOf)))
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
