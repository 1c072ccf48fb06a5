import type { Disclosure, FormErrors } from './sign-form.ts'

/** The link by which a signer reaches the page of a sign-on: `<id>-<secret in base64url>`, which is mailed as a path of link-paths.ts. */
export type OwnLink = string

/** Why a sign-on waits for a reviewer: `network`, many came from one network. */
export type HeldReason = 'network'

export type AskOutcome =
  /** `answer` belongs into the form in which the code of the mail is typed. The same, whether or not the address had signed. */
  | { readonly kind: 'asked'; readonly answer: string }
  | { readonly kind: 'refused'; readonly errors: FormErrors }
  /** The appeal takes no sign-ons now. */
  | { readonly kind: 'closed' }
  /** No mail can be sent now: 503, with the seconds after which to try again. */
  | { readonly kind: 'busy'; readonly retryAfter: number }

/** What the page behind the mailed link shows before anything is done. */
export type WaitingOutcome =
  | {
      readonly kind: 'waiting'
      readonly appeal: string
      readonly version: number
      readonly lang: string
      readonly name: string
      readonly mail: string
      readonly country: string
      readonly disclosure: Disclosure
      readonly countryCounts: boolean
      readonly outcomeMails: boolean
      readonly held: HeldReason | null
      readonly expiresAt: Date
    }
  | {
      readonly kind: 'waiting-organisation'
      readonly appeal: string
      readonly version: number
      readonly lang: string
      readonly mail: string
      readonly organisation: Organisation
    }
  /** It was confirmed; the link of its page was mailed. */
  | { readonly kind: 'done' }
  /** Never there, longer ago than 72 hours, or refused by whoever owns the mailbox. */
  | { readonly kind: 'gone' }

export type CodeOutcome =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'wrong'; readonly left: number }
  /** What was typed cannot be a code, which costs no try. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'gone' }

export type ConfirmOutcome =
  | { readonly kind: 'confirmed'; readonly own: OwnLink }
  /** Counted once a reviewer has looked at it. */
  | { readonly kind: 'held'; readonly own: OwnLink; readonly reason: HeldReason }
  /** The address had signed. The page says what it says for `confirmed`, or `held`; a mail says this, and brings another link. */
  | { readonly kind: 'already'; readonly held: boolean }
  | { readonly kind: 'organisation'; readonly state: 'confirmed' | 'review' | 'already' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'gone' }

export type OwnRecord = {
  readonly kind: 'record'
  readonly id: number
  readonly appeal: string
  readonly version: number
  readonly lang: string
  readonly state: 'confirmed' | 'held' | 'withdrawn' | 'removed'
  /** Why it is held or removed: a code of reasons.ts. */
  readonly reason: string | null
  readonly disclosure: Disclosure
  /** Of the log; null while it is held. */
  readonly entry: number | null
  /** The newest entry that corrects it; null if none does. */
  readonly corrected: number | null
  /** Whether a released head covers its entry, and that of its correction, so that it can be checked. */
  readonly released: boolean
  /** What was written; null behind a link that was mailed later, since nobody but the first link opens it. */
  readonly written: {
    readonly name: string
    readonly mail: string
    readonly country: string
    readonly countryCounts: boolean
    readonly outcomeMails: boolean
    readonly corrections: number
  } | null
  /** Whether a newer version than the signed one is published. */
  readonly newest: number
  /** Whether the team can still open it; `lost` and `destroyed` mean that nobody can but the signer. */
  readonly key: 'kept' | 'lost' | 'destroyed'
}

export type OwnOutcome = OwnRecord | { readonly kind: 'gone' }

export type ChangeOutcome =
  | { readonly kind: 'changed' }
  /** It was withdrawn or removed, so there is nothing to change. */
  | { readonly kind: 'not-standing' }
  | { readonly kind: 'refused'; readonly errors: FormErrors }
  | { readonly kind: 'too-often' }
  | { readonly kind: 'gone' }

export type Receipt =
  | { readonly kind: 'code'; readonly entry: number; readonly commitment: string }
  | { readonly kind: 'full'; readonly file: string }
  | { readonly kind: 'not-released' }
  | { readonly kind: 'gone' }

/** An organisation as it is shown. */
export type Organisation = {
  /** At least one, the first in its own language. */
  readonly names: readonly { readonly text: string; readonly lang: string }[]
  readonly country: string
  readonly kind: 'ngo' | 'union' | 'professional' | 'faith' | 'academic' | 'media' | 'company' | 'public-body' | 'other'
  readonly domain: string
  readonly officer: { readonly name: string; readonly capacity: string; /** Whether it is shown. */ readonly shown: boolean }
  /** United Nations consultative status (ECOSOC resolution 1996/31), which decides where its name may stand in a written statement. */
  readonly status: 'general' | 'special' | 'roster' | 'none'
}
