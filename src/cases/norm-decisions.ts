import { sql } from 'kysely'
import type { Sensitivity } from '../claims/index.ts'
import type { NormOutcome, NormResult } from '../norms/index.ts'
import {
  openSealed,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type Randomness,
  type SealedRow,
  type Transaction,
} from '../platform/index.ts'
import type { CaseDocument } from './case-document.ts'
import { loadCase } from './load-case.ts'
import { strictness } from './sensitivity.ts'

/** What the team decided on a norm that was proposed for a person, and what the proposal said when it did. */
export type NormDecision = {
  /** `undecided` takes the decision before it back: nothing is decided any more, and both stay on record. */
  readonly decision: 'accepted' | 'set-aside' | 'undecided'
  /** The id of the norm, and that of the person. */
  readonly norm: string
  readonly subject: string
  /** Empty where one was taken back without. */
  readonly reason: string
  /** What had been seen: what the norm came to, and the claims that decided it. */
  readonly seen: readonly SeenResult[]
  readonly by: string
  readonly at: Date
  /** Who could read it when it was made: whoever might read the claims that were seen. */
  readonly clearance: Exclude<Sensitivity, 'public'>
}

/** Of a result what a later one is held against. One norm has several for a person where a period is split. */
export type SeenResult = { readonly result: NormOutcome; readonly claims: readonly string[] }

/** What a proposal says, as it is kept with a decision on it. */
export const seenOf = (results: readonly NormResult[]): readonly SeenResult[] => results.map(({ result, claims }) => ({ result, claims }))

/** Whether a proposal says now what it said when it was decided. */
export const saysTheSameAs = (seen: readonly SeenResult[], results: readonly NormResult[]): boolean =>
  JSON.stringify(seen) === JSON.stringify(seenOf(results))

/** Keeps a decision. Nothing is ever changed: a later one on the same norm and person takes its place. */
export async function decideNorm(
  tx: Transaction,
  caseKey: number,
  { decision, clearance, at, by, ...words }: NormDecision,
  random?: Randomness,
): Promise<void> {
  const [record] = await sealMany(tx, [words], random)
  await sql`
    insert into norm_decisions (case_key, decision, clearance, decided_at, decided_by, key, sealed)
    values (${caseKey}, ${decision}, ${clearance}, ${at}, ${by}, ${record!.key}, ${record!.sealed})`.execute(tx)
}

/** Somebody who reads decisions: how far they read, and as much of the case as that is; or all that there are, for a rule. */
type DecisionReader = { readonly clearance: Sensitivity; readonly document: CaseDocument } | 'all'

/**
 * All decisions of a case that somebody may read, in the order in which they were made: those of whose claims they may read all as they
 * are marked today. Where a claim that was seen is not there any more, it is as closed as it was then. Of one that was erased nothing is left.
 */
export async function normDecisions(db: Database | Transaction, caseKey: number, reader: DecisionReader): Promise<readonly NormDecision[]> {
  const { rows } = await sql<DecisionRow>`
    select decision, clearance, decided_at, decided_by, ${sealedColumns('norm_decisions')}
    from norm_decisions ${sealedJoins('norm_decisions')} where case_key = ${caseKey} order by norm_decisions.id`.execute(db)
  const all = rows.flatMap((row): NormDecision[] => {
    const opened = openSealed(row)
    if (opened.kind !== 'open') return []
    const words = opened.value as Pick<NormDecision, 'norm' | 'subject' | 'reason' | 'seen'>
    return [{ ...words, decision: row.decision, clearance: row.clearance, at: row.decided_at, by: row.decided_by }]
  })
  return reader === 'all' ? all : readableOf(db, all, reader)
}

async function readableOf(
  db: Database | Transaction,
  all: readonly NormDecision[],
  { clearance, document }: Exclude<DecisionReader, 'all'>,
): Promise<readonly NormDecision[]> {
  const readable = new Set(document.claims.map(({ id }) => id))
  const unread = ({ seen }: NormDecision): readonly string[] => seen.flatMap(({ claims }) => claims.filter((id) => !readable.has(id)))
  if (all.every((one) => unread(one).length === 0)) return all
  const there = new Set((await loadCase(db, document.case.id))?.claims.map(({ id }) => id))
  return all.filter((one) => {
    const missing = unread(one)
    return missing.length === 0 || (missing.every((id) => !there.has(id)) && strictness(one.clearance) <= strictness(clearance))
  })
}

/** The newest of them on each norm and person, by `decisionKey`: what was taken back is among them as that. */
export const newestDecisions = (all: readonly NormDecision[]): ReadonlyMap<string, NormDecision> =>
  new Map(all.map((one) => [decisionKey(one), one]))

/** What is decided on each norm and person; nothing of what was taken back. */
export const standingDecisions = (all: readonly NormDecision[]): ReadonlyMap<string, StandingDecision> =>
  new Map([...newestDecisions(all)].flatMap(([key, one]) => (isStanding(one) ? [[key, one]] : [])))

/** A decision that stands. */
export type StandingDecision = NormDecision & { readonly decision: 'accepted' | 'set-aside' }

export const isStanding = (one: NormDecision): one is StandingDecision => one.decision !== 'undecided'

export const decisionKey = ({ norm, subject }: Pick<NormDecision, 'norm' | 'subject'>): string => JSON.stringify([norm, subject])

/** Who may read a decision on these results: whoever may read all the claims that they rest on. */
export function clearanceOf(results: readonly NormResult[], { claims }: Pick<CaseDocument, 'claims'>): NormDecision['clearance'] {
  const seen = new Set(results.flatMap((result) => result.claims))
  const marks = claims.filter(({ id }) => seen.has(id)).map(({ sensitivity }) => strictness(sensitivity))
  const strictest = Math.max(strictness('team'), ...marks)
  return (['team', 'privileged', 'sealed'] as const).find((one) => strictness(one) === strictest) ?? 'sealed'
}

type DecisionRow = SealedRow & {
  readonly decision: NormDecision['decision']
  readonly clearance: NormDecision['clearance']
  readonly decided_at: Date
  readonly decided_by: string
}
