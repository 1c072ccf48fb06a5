import type { Clock, Database } from '../../../platform/index.ts'
import type { SigningRisks, SigningState, SignOns } from '../../../signons/index.ts'
import type { SharedWhileBusy } from '../../while-busy.ts'
import type { Site } from '../page.tsx'

/** What the pages about sign-ons need of the world. */
export type SigningNeeds = {
  readonly site: Site
  readonly db: Database
  readonly clock: Clock
  readonly signOns: SignOns
  readonly risks: SigningRisks
  /** What is said after confirming, by outcome and edition: made once for all who confirm at one time. */
  readonly said: SharedWhileBusy<string>
  /** How sign-ons stand, by appeal: read once a second for all who ask for forms when they are many. */
  readonly states: SharedWhileBusy<SigningState>
  /** Proxies whose word is taken for who asks. */
  readonly trustedProxies?: readonly string[]
}
