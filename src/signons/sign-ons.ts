import type { Clock, Database, Randomness, Transaction } from '../platform/index.ts'
import type { AddressRules } from './canonical-address.ts'
import type { Committer } from './committer.ts'
import type { OpenCampaign } from './open-campaign.ts'
import type { AskQueue } from './ask-queue.ts'
import type { TellingRuns } from './telling/tell.ts'

/** The log, as src/log opens it: what sign-ons need of it. */
export type EntryLog = {
  /** How many entries it has: the index of the next. */
  readonly size: number
  /** Writes entries in the caller's transaction; one caller at a time. */
  readonly append: (
    tx: Transaction,
    entries: readonly string[],
  ) => Promise<{ readonly first: number; readonly integrated: () => void; readonly undo: () => void }>
}

/** A mail as the outbox takes it. */
export type SignOnMail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly kind: 'confirm-sign-on' | 'own-link' | 'telling'
  readonly headers?: Readonly<Record<string, string>>
  /** For whoever looks at it before it is sent (stillToBeTold). */
  readonly about?: string
}

export type Mailing = {
  /** Seals mails into the outbox in the caller's transaction. */
  readonly enqueue: (tx: Transaction, mails: readonly SignOnMail[]) => Promise<void>
  /** Whether further mail is taken; false where no mail server is set, or too many mails wait. Answers at once, or nearly. */
  readonly takes: () => boolean | Promise<boolean>
}

export type SignOnLimits = {
  /** Counts one more ask from a network address, in memory only. */
  readonly network: (address: string) => 'within' | 'over'
  /** Counts one more mail to a mailbox that a network address asks for, in memory only: nobody can have strangers written to without end. */
  readonly mail: (to: string, from: string) => 'within' | 'over'
}

export type SignOnNeeds = {
  readonly db: Database
  readonly log: EntryLog
  /** The server's key of addresses, 32 bytes. */
  readonly addressKey: Uint8Array
  readonly mailing: Mailing
  readonly limits: SignOnLimits
  readonly clock: Clock
  readonly random?: Randomness
  /** Of the public site, such as https://appeals.example.org: mailed links begin with it. */
  readonly origin: string
  /** Is told of what is wrong with a single sign-on and keeps nobody else from going on. */
  readonly failed?: (trouble: string, error: unknown) => void
}

/** Everything that sign-ons are written through. One for each process that serves; made by `openSignOns`. */
export type SignOns = Required<SignOnNeeds> & {
  readonly rules: AddressRules
  readonly committer: Committer
  readonly asking: AskQueue
  /** The campaign of an appeal if it takes sign-ons now; else null. */
  readonly campaign: (appeal: string) => Promise<OpenCampaign | null>
  /** Messages that are being told, with the keys that somebody brought: in memory alone. */
  readonly tellings: TellingRuns
}
