import type { Clock, Database } from '../../../platform/index.ts'
import type { SigningRisks, SignOns } from '../../../signons/index.ts'
import type { Site } from '../page.tsx'

/** What the pages about sign-ons need of the world. */
export type SigningNeeds = {
  readonly site: Site
  readonly db: Database
  readonly clock: Clock
  readonly signOns: SignOns
  readonly risks: SigningRisks
  /** Proxies whose word is taken for who asks. */
  readonly trustedProxies?: readonly string[]
}
