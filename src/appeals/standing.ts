import type { Claim, Standing } from '../claims/index.ts'
import type { Point } from '../evaluation/index.ts'

/** From the least to the most that may be built on. */
const caution: readonly Standing[] = ['retracted', 'refuted', 'disputed', 'unassessed', 'alleged', 'corroborated', 'verified']

/**
 * How a claim stands, given the points it takes part in: the most cautious of what they say of it. A ruling speaks for
 * the claims it prefers; the claims it deprecates are disputed, and refuted where the ruling says so. Without any point
 * a claim is alleged: somebody said it, and nothing more is known.
 */
export function standingOfClaim(claim: Claim, points: readonly Point[]): Standing {
  if (claim.retracted !== undefined) return 'retracted'
  const standings = points.map((point) => standingInPoint(claim, point))
  return caution.find((standing) => standings.includes(standing)) ?? 'alleged'
}

function standingInPoint(claim: Claim, { ruling, standing, state }: Point): Standing {
  if (ruling === undefined) return standing
  if (ruling.prefer.includes(claim.id)) return ruling.standing
  if (ruling.standing === 'refuted') return 'refuted'
  return ruling.deprecate.includes(claim.id) || state === 'contested' ? 'disputed' : ruling.standing
}
