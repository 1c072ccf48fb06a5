import type { Standing } from '../claims/index.ts'

/**
 * What a condition comes to for one person: the facts meet it under every account; under some accounts; under none; what
 * is missing could decide; they meet it, but before the norm or the State's consent to it; they meet it, but the treaty
 * does not bind the State; they meet it, and whether the treaty binds the State has to be looked up. Never a breach.
 */
export type NormOutcome = 'engaged' | 'if_accepted' | 'not_engaged' | 'cannot_tell' | 'not_in_force' | 'not_binding' | 'check_ratification'

/** Whose account engages a norm, and what it says on the questions that are contested. */
export type NormAccount = {
  /** Source ids, sorted; relays resolved to their origins. */
  readonly speakers: readonly string[]
  /** "23 hours alone in the cell a day" as the account has it, in a sentence of its own. */
  readonly text: string
}

/** One norm, proposed for one person and one period: why, on which claims, and what would have to be asked. */
export type NormResult = {
  /** The norm's id in the catalogue. */
  readonly norm: string
  /** "Nelson Mandela Rules, Rule 44". */
  readonly citation: string
  /** The person whom it would protect. */
  readonly subject: string
  readonly result: NormOutcome
  /** With `if_accepted`, and with `check_ratification` where the accounts differ: those under which the facts meet it. */
  readonly accounts?: readonly NormAccount[]
  /** One or several plain sentences in English. */
  readonly reason: string
  /** The claims that decide it, sorted: they alone give the same result. None: nothing on file speaks to it. */
  readonly claims: readonly string[]
  /** The weakest standing among those claims; null where there are none. */
  readonly standing: Standing | null
  /** With `cannot_tell`: the shortest set of questions whose answers decide it, whatever they are. */
  readonly ask: readonly { readonly fact: string; readonly question: string }[]
  /** Nothing on file answers any of its questions: it is listed for the sake of completeness. */
  readonly silent?: true
  /** It is of another part of the world than the State: it is listed for the sake of completeness. */
  readonly elsewhere?: true
  /** A number that plays a part in this result is ours and not in the text of the norm. */
  readonly ours?: true
  /** Which numbers these are: "Months held before trial: more than 24 months". */
  readonly our_limits?: readonly string[]
  /** The norm could not be confirmed; it is proposed because the team turned such norms on. */
  readonly unconfirmed?: true
  /** The facts suggest it and a lawyer must judge. */
  readonly evaluative?: true
  /** The first and last day (YYYY-MM-DD) of which the result speaks; null where nothing says when, or it lasts. */
  readonly period?: { readonly from: string | null; readonly to: string | null }
  /** The times within it, where it speaks of several far apart, in order. */
  readonly periods?: readonly { readonly from: string | null; readonly to: string | null }[]
  /** With `cannot_tell`: the range that straddles a limit, in the unit of the fact; null is an open side. */
  readonly range?: { readonly fact: string; readonly low: number | null; readonly high: number | null; readonly unit?: string }
}
