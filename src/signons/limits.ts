import { rateWindows, type Clock, type Randomness } from '../platform/index.ts'
import type { SignOnLimits } from './sign-ons.ts'

/**
 * How often is usual. From one network (/24, /64) ten people in a minute or sixty in an hour are a meeting or an exit of
 * Tor; what comes beyond is held for a reviewer, never refused. One mailbox is written to five times in an hour, whoever
 * asks for it.
 */
const usualLimits = {
  network: [
    { seconds: 60, most: 10 },
    { seconds: 3600, most: 60 },
  ],
  mailbox: [{ seconds: 3600, most: 5 }],
} as const

/** Counts in the memory of this process: what it knows of addresses is gone within two hours. */
export function countLimits({ clock, random }: { readonly clock: Clock; readonly random: Randomness }): SignOnLimits {
  const network = rateWindows({ clock, random, windows: usualLimits.network })
  const mailbox = rateWindows({ clock, random, windows: usualLimits.mailbox, group: (address) => address })
  return { network: network.count, mailbox: mailbox.count }
}
