import type { FactValue, Standing } from '../claims/index.ts'
import type { Catalogue, NormResult, NormSettings } from '../norms/index.ts'

export type PointState = 'single' | 'agreeing' | 'refining' | 'contested' | 'explained'

/** One side of a point: the claims that give the same answer. Without a value, they only deny another account or answer in words. */
export type Account = {
  readonly value?: FactValue
  /** In a question over several facts: the fact that `value` answers. */
  readonly fact?: string
  readonly claims: readonly string[]
  /** Claims that told this version until they were superseded or retracted. They stay visible and decide nothing. */
  readonly withdrawn: readonly string[]
  /** The claims this account denies. */
  readonly denies: readonly string[]
  /** The origins that speak, relays resolved: source ids, sorted. */
  readonly speakers: readonly string[]
  /** How many origins speak. */
  readonly voices: number
  /** How many of them a person has declared independent of one another; 1 when nobody has. */
  readonly independent: number
  /** Set where counting exactly would take too long: that many are, and there may be more. */
  readonly independent_at_least?: true
  readonly ruled?: 'preferred' | 'deprecated'
}

/** A ruling as it stands towards a point today. */
export type PointRuling = {
  readonly standing: Standing
  readonly reason: string
  readonly by: string
  readonly on: string
  readonly prefer: readonly string[]
  readonly deprecate: readonly string[]
  /** Claims in the point that the ruling had not seen: it was ruled before them. */
  readonly ruled_before: readonly string[]
}

/** All assertions that answer the same question; or, with the id `claim/ID`, one claim in words and those that deny it. */
export type Point = {
  readonly id: string
  readonly subject: string
  readonly fact?: string
  /** The question the team declared here, in its words, and its id. */
  readonly question?: string
  readonly question_id?: string
  /** Further questions that the team put to the same point. */
  readonly also_asked?: readonly { readonly id: string; readonly question: string }[]
  /** Set where a question compares claims whose answers stand in points of their own: what is counted is counted there. */
  readonly own_question?: true
  /** Further ids that find this point: of an occasion it holds whole, of statements since withdrawn that it shows. */
  readonly formerly?: readonly string[]
  readonly occasion?: string
  /** Of a state: the first and last day of which its claims certainly speak; null is an open side. */
  readonly covers?: { readonly from: string | null; readonly to: string | null }
  readonly state: PointState
  readonly standing: Standing
  /** Why the conflict is explained, in the team's words. */
  readonly why?: string
  readonly voices: number
  readonly ruling?: PointRuling
  readonly accounts: readonly Account[]
  /** Claims of this point whose date straddles `known`: they count for nothing here and are listed. */
  readonly possibly_known: readonly string[]
}

/** Something computed from claims, with its range under uncertain dates; one per account where inputs are contested. */
export type DerivedFact = {
  readonly fact: string
  readonly subject: string
  readonly value: number | string | null
  readonly low: number | string | null
  readonly high: number | string | null
  readonly unit?: string
  readonly claims: readonly string[]
  /** Set where inputs are contested: whose account this follows, e.g. "born 1935 (press)". */
  readonly account?: string
  readonly text: string
}

export type CheckSeverity = 'impossible' | 'unlikely' | 'rounding'

/** A rule that found something that cannot be so, in a plain sentence. */
export type Check = {
  readonly rule: string
  readonly severity: CheckSeverity
  readonly message: string
  readonly claims: readonly string[]
  readonly account?: string
}

/** What a case file says at a date: the only thing that pages, appeals, exports and benches read. */
export type Evaluation = {
  readonly case: string
  readonly at: string
  readonly known: string | null
  readonly points: readonly Point[]
  readonly derived: readonly DerivedFact[]
  readonly checks: readonly Check[]
  /** Only where norms were asked for: what each of them comes to, by subject and in the order of the catalogue. */
  readonly norms?: readonly NormResult[]
}

/** The norms that an evaluation is asked for, and what the team decided about them. */
export type NormsAsked = { readonly catalogue: Catalogue; readonly settings: NormSettings }

/** What the rules may be told: our own thresholds, shown as ours. */
export type EvaluationSettings = {
  /** How far a stated duration may lie from the computed one and still be rounding, as a share of the computed one. */
  readonly roundingShare: number
}
