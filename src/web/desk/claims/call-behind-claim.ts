import type { Transaction } from '../../../platform/index.ts'
import { callForClaim, linkCallToClaim } from '../calls/index.ts'
import type { CaseVisit } from '../visit.ts'

/** A call from which a claim is made: its words to be read beside the form, and what of the form it already answers. */
export type CallBehindClaim = {
  readonly words: readonly { readonly label: string; readonly text: string }[]
  /** Ids of sources of the file that said it, and a name where the caller is none of them. */
  readonly said_by: readonly string[]
  readonly name?: string
  readonly said_on?: string
}

/** What the log of calls gives to claims. */
export type CallsBehindClaims = {
  /** The call by what stands in `?call=`; null where there is none. */
  readonly find: (visit: CaseVisit, call: string) => CallBehindClaim | null
  /** Writes that a claim was made of a call, in the transaction that adds the claim. */
  readonly link: (tx: Transaction, visit: CaseVisit, call: string, claim: string) => Promise<void>
}

/** The log of calls, as claims are made of it. */
export const callsBehindClaims: CallsBehindClaims = { find: callForClaim, link: linkCallToClaim }
