import type { Randomness } from '../platform/index.ts'
import { openWith, sealWith } from './boxes.ts'
import type { Organisation } from './outcomes.ts'
import { waitingKey } from './secrets.ts'
import type { Disclosure } from './sign-form.ts'

/** How long something waits to be confirmed at the least, in milliseconds: 72 hours. */
const waitingTime = 72 * 3_600_000

const hour = 3_600_000

/** The hour in which something was asked: more precisely nobody needs to know, and the moment would tell who it was. */
export const madeIn = (at: Date): Date => new Date(Math.floor(at.getTime() / hour) * hour)

/** Until when it waits: the next full hour after 72 hours. */
export const waitsUntil = (at: Date): Date => new Date(Math.ceil((at.getTime() + waitingTime) / hour) * hour)

/**
 * A record that was sealed when somebody asked, to the campaign's key of that moment. Sealing takes longer than all else that
 * confirming does, and people ask over hours who confirm at one time.
 */
export type RecordBeforehand = {
  /** Id of that key. */
  readonly key: number
  /** In base64. */
  readonly wrap: string
  readonly content: string
  readonly commitment: string
}

/** What somebody typed and has not confirmed. */
export type WaitingSignOn =
  | {
      readonly kind: 'person'
      readonly version: number
      readonly lang: string
      readonly name: string
      readonly mail: string
      /** In its canonical spelling. */
      readonly address: string
      readonly country: string
      readonly disclosure: Disclosure
      readonly countryCounts: boolean
      readonly outcomeMails: boolean
      readonly shared: boolean
      /** As it is kept once it is confirmed; none where the name was corrected since. */
      readonly record?: RecordBeforehand
    }
  | {
      readonly kind: 'organisation'
      readonly version: number
      readonly lang: string
      readonly mail: string
      readonly organisation: Organisation
    }

/** Seals what waits, so that only the mailed link opens it. It may be sealed again when it is corrected. */
export const sealWaiting = (token: Uint8Array, waiting: WaitingSignOn, random: Randomness): Buffer =>
  sealWith(waitingKey(token), Buffer.from(JSON.stringify(waiting)), random)

/** Opens what waits. A row that its own token does not open was changed in the database: that throws. */
export function openWaitingSignOn(token: Uint8Array, sealed: Buffer): WaitingSignOn {
  const plain = openWith(waitingKey(token), sealed)
  if (plain === undefined) throw new Error('A sign-on that waits cannot be opened: it is not what was sealed')
  return JSON.parse(plain.toString('utf8')) as WaitingSignOn
}
