import {
  decisionKey,
  normDecisions,
  readNormSettings,
  saysTheSameAs,
  standingDecisions,
  type CaseDocument,
  type NormDecision,
} from '../../../cases/index.ts'
import { dayOfInstant, type Day } from '../../../kit/index.ts'
import type { Norm, NormResult } from '../../../norms/index.ts'
import type { Database, Transaction } from '../../../platform/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import type { CaseVisit, DeskNeeds } from '../visit.ts'
import { mayBeCited } from './draft-of-sentence.ts'

/** What one norm comes to for one person of the case, and what the team decided on it. */
export type Proposal = {
  readonly norm: Norm
  readonly subject: string
  /** Several where a period is split by the day from which the norm holds. */
  readonly results: readonly NormResult[]
  readonly decision?: NormDecision
  /** Whether the facts say something else by now than when it was decided. */
  readonly decidedBefore: boolean
}

type Asked = { readonly needs: DeskNeeds; readonly now: Date; readonly opened: OpenedCase }

/** What the norms come to as the case stands, or as far as could be known by a day, for whoever reads this much of it. */
export async function resultsOf(
  { needs, now, opened }: Asked,
  { known = null, db = needs.db }: { readonly known?: Day | null; readonly db?: Database | Transaction } = {},
): Promise<readonly NormResult[]> {
  const { settings } = await readNormSettings(db)
  return opened.norms({ catalogue: needs.catalogue, settings }, dayOfInstant(now), known)
}

/** Every norm with every person whom it was held against, in the order of the catalogue, with what was decided. */
export async function proposalsOf(visit: Asked, db: Database | Transaction = visit.needs.db): Promise<readonly Proposal[]> {
  const { needs, opened } = visit
  const decisions = standingDecisions(await normDecisions(db, opened.key, opened.membership.clearance))
  const groups = Map.groupBy(await resultsOf(visit, { db }), decisionKey)
  return [...groups].flatMap(([key, results]): Proposal[] => {
    const norm = needs.catalogue.norms.get(results[0]!.norm)
    if (norm === undefined) return []
    const decision = decisions.get(key)
    const decidedBefore = decision !== undefined && !saysTheSameAs(decision.seen, results)
    return [{ norm, subject: results[0]!.subject, results, ...(decision !== undefined && { decision }), decidedBefore }]
  })
}

/**
 * Whether a proposal is worth looking at: somebody decided on it, or something on file speaks to it, unless that says that it is not
 * engaged. The others are told where all is asked for.
 */
export const isWorthLooking = ({ results, decision }: Proposal): boolean =>
  decision !== undefined || results.some((result) => mayBeCited(result) || (result.claims.length > 0 && result.result !== 'not_engaged'))

/** The proposals on the norm in the address. */
export const proposalsOnNorm = async (visit: CaseVisit, db?: Transaction): Promise<readonly Proposal[]> =>
  (await proposalsOf(visit, db)).filter(({ norm }) => norm.id === visit.c.req.param('norm'))

/** The name of a person of the case as it is shown first. */
export const nameOfPerson = ({ subjects }: CaseDocument, id: string): string => subjects.find((one) => one.id === id)?.names[0]?.text ?? id
