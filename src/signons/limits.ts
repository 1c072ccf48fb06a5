import { networkOf } from '../kit/index.ts'
import { rateWindows, type Clock, type Randomness } from '../platform/index.ts'
import type { SignOnLimits } from './sign-ons.ts'

const hour = 3600

/**
 * How often is usual. From one network (/24, /64) ten people in a minute or sixty in an hour are a meeting or an exit of
 * Tor; what comes beyond is held for a reviewer, never refused. After three hundred in an hour no mail is written for it any
 * more: else one machine could have mail sent to any number of strangers, and fill the outbox for everybody.
 *
 * One mailbox is written to five times in an hour, three times at the most because of one network, and once more because
 * of a network that has not asked for it: whoever asks for somebody else's mailbox does not keep its owner from signing.
 */
const usualLimits = {
  network: [
    { seconds: 60, most: 10 },
    { seconds: hour, most: 60 },
  ],
  mailsOfNetwork: [{ seconds: hour, most: 300 }],
  mailbox: [{ seconds: hour, most: 5 }],
  mailboxOfNetwork: [{ seconds: hour, most: 3 }],
  once: [{ seconds: hour, most: 1 }],
} as const

/** Counts in the memory of this process: what it knows of addresses is gone within two hours. */
export function countLimits({ clock, random }: { readonly clock: Clock; readonly random: Randomness }): SignOnLimits {
  const ofNetworks = (windows: (typeof usualLimits)['network' | 'mailsOfNetwork']) => rateWindows({ clock, random, windows })
  const ofMailboxes = (windows: (typeof usualLimits)['mailbox' | 'mailboxOfNetwork' | 'once']) =>
    rateWindows({ clock, random, windows, group: (mailbox) => mailbox })
  const [network, mails] = [ofNetworks(usualLimits.network), ofNetworks(usualLimits.mailsOfNetwork)]
  const [mailbox, pair] = [ofMailboxes(usualLimits.mailbox), ofMailboxes(usualLimits.mailboxOfNetwork)]
  const [firstOfPair, reserve] = [ofMailboxes(usualLimits.once), ofMailboxes(usualLimits.once)]
  return {
    network: network.count,
    mail(to, from) {
      if (mails.count(from) === 'over') return 'over'
      const both = `${networkOf(from, { four: 24, six: 64 })} ${to}`
      const isFirst = firstOfPair.count(both) === 'within'
      if (pair.count(both) === 'over') return 'over'
      if (mailbox.count(to) === 'within') return 'within'
      return isFirst ? reserve.count(to) : 'over'
    },
  }
}
