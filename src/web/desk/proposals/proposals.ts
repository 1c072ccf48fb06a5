import {
  decisionKey,
  isStanding,
  newestDecisions,
  normDecisions,
  readNormSettings,
  saysTheSameAs,
  type CaseDocument,
  type NormDecision,
  type StandingDecision,
} from '../../../cases/index.ts'
import { defaultSettings, evaluate } from '../../../evaluation/index.ts'
import { dayOfInstant, type Day } from '../../../kit/index.ts'
import type { Norm, NormResult } from '../../../norms/index.ts'
import type { Database, Transaction } from '../../../platform/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import type { CaseVisit, DeskNeeds } from '../visit.ts'
import { mayBeCited } from './draft-of-sentence.ts'
import { isForAll, personAsked } from './person-asked.tsx'

/** What one norm comes to for one person of the case, and what the team decided on it. */
export type Proposal = {
  readonly norm: Norm
  readonly subject: string
  /** Several where a period is split by the day from which the norm holds. */
  readonly results: readonly NormResult[]
  readonly decision?: StandingDecision
  /** What was done last about it: the decision that stands, or that one was taken back. */
  readonly last?: NormDecision
  /** Whether the facts say something else by now than when it was decided. */
  readonly decidedBefore: boolean
}

type Asked = { readonly needs: DeskNeeds; readonly now: Date; readonly opened: OpenedCase }

type How = {
  readonly known?: Day | null
  readonly db?: Database | Transaction
  /** Only for these; in a case of many persons nobody works them out for all. */
  readonly persons?: readonly string[] | undefined
}

/** What the norms come to as the case stands, or as far as could be known by a day, for whoever reads this much of it. */
export async function resultsOf(
  { needs, now, opened }: Asked,
  { known = null, db = needs.db, persons }: How = {},
): Promise<readonly NormResult[]> {
  const { settings } = await readNormSettings(db)
  const [asked, at] = [{ catalogue: needs.catalogue, settings }, dayOfInstant(now)]
  if (persons === undefined || isForAll(opened.document)) return opened.norms(asked, at, known)
  // What is said of others changes nothing for a person, so that what is said of them is enough.
  const claims = opened.document.claims.filter(({ about }) => persons.includes(about))
  return evaluate({ ...opened.document, claims }, needs.facts, defaultSettings, { at, known, norms: asked }).norms ?? []
}

/** Every norm with every person whom it was held against, in the order of the catalogue, with what was decided. */
export async function proposalsOf(visit: Asked, { db = visit.needs.db, persons }: How = {}): Promise<readonly Proposal[]> {
  const { needs, opened } = visit
  const decisions = newestDecisions(
    await normDecisions(db, opened.key, { clearance: opened.membership.clearance, document: opened.document }),
  )
  const groups = Map.groupBy(await resultsOf(visit, { db, persons }), decisionKey)
  return [...groups].flatMap(([key, results]): Proposal[] => {
    const norm = needs.catalogue.norms.get(results[0]!.norm)
    if (norm === undefined) return []
    const last = decisions.get(key)
    const decision = last !== undefined && isStanding(last) ? last : undefined
    const decidedBefore = decision !== undefined && !saysTheSameAs(decision.seen, results)
    const decided = { ...(last !== undefined && { last }), ...(decision !== undefined && { decision }) }
    return [{ norm, subject: results[0]!.subject, results, ...decided, decidedBefore }]
  })
}

/**
 * Whether a proposal is worth looking at: somebody decided on it, or something on file speaks to it, unless that says that it is not
 * engaged, or it is of another part of the world. The others are told where all is asked for.
 */
export const isWorthLooking = ({ results, decision }: Proposal): boolean =>
  decision !== undefined ||
  results.some(
    (result) =>
      mayBeCited(result) ||
      (result.claims.length > 0 && result.silent !== true && result.elsewhere !== true && result.result !== 'not_engaged'),
  )

/** The proposals on the norm in the address. */
export const proposalsOnNorm = async (visit: CaseVisit, how: How = {}): Promise<readonly Proposal[]> =>
  (await proposalsOf(visit, { persons: personsIn(visit), ...how })).filter(({ norm }) => norm.id === visit.c.req.param('norm'))

/** The person in the address, where one has to be chosen; nobody until that is done. */
export function personsIn(visit: CaseVisit): readonly string[] | undefined {
  const asked = personAsked(visit)
  if (asked === 'all') return undefined
  return asked === 'choose' ? [] : [asked.person]
}

/** The name of a person of the case as it is shown first. */
export const nameOfPerson = ({ subjects }: CaseDocument, id: string): string => subjects.find((one) => one.id === id)?.names[0]?.text ?? id
