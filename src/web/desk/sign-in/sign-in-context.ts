import { deviceOf, type FactorContext } from '../../../staff/index.ts'
import type { Visitor } from '../visit.ts'
import { clientAddress } from '../../client-address.ts'

/** What signing in and confirming need of the world, as this request has it. */
export const signInContext = ({ c, needs, now, attempts }: Visitor): FactorContext => ({
  now,
  attempts,
  random: needs.random,
  address: clientAddress(c, needs.trustedProxies),
  device: deviceOf(c.req.header('user-agent')),
  origin: needs.origin,
  demo: needs.demo !== undefined,
})
