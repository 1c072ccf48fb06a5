import type { Claim, Standing } from '../claims/index.ts'
import type { Point } from './evaluation.ts'

/** From the least to the most that may be built on. */
const caution: readonly Standing[] = ['retracted', 'refuted', 'disputed', 'unassessed', 'alleged', 'corroborated', 'verified']

/**
 * How a claim stands, given the points it takes part in: the most cautious of what they say of it. Without any point
 * a claim is alleged: somebody said it, and nothing more is known.
 */
export function standingOfClaim(claim: Claim, points: readonly Point[]): Standing {
  if (claim.retracted !== undefined) return 'retracted'
  return mostCautious(points.map((point) => standingInPoint(claim, point)))
}

/**
 * A ruling lifts the claims it prefers and no others: whoever says the same, or came later, is alleged or disputed as
 * without it. The claims it deprecates are disputed, and refuted where the ruling says so; that also goes for what it
 * had seen when it takes no side at all.
 */
function standingInPoint({ id }: Claim, { ruling, standing, state }: Point): Standing {
  if (ruling === undefined) return standing
  const unruled = state === 'contested' ? 'disputed' : 'alleged'
  const { prefer, deprecate, ruled_before } = ruling
  if (deprecate.includes(id)) return ruling.standing === 'refuted' ? 'refuted' : 'disputed'
  // "Refuted" beside a deprecated account is said of that account.
  if (prefer.includes(id)) return ruling.standing === 'refuted' && deprecate.length > 0 ? unruled : ruling.standing
  const takesNoSide = prefer.length === 0 && deprecate.length === 0
  return takesNoSide && !ruled_before.includes(id) ? mostCautious([unruled, ruling.standing]) : unruled
}

/** The most cautious of several standings; alleged where there are none. */
export const mostCautious = (standings: readonly Standing[]): Standing =>
  caution.find((standing) => standings.includes(standing)) ?? 'alleged'
