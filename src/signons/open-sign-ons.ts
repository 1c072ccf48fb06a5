import { readProjectFile, systemRandomness } from '../platform/index.ts'
import { openAskQueue } from './ask-queue.ts'
import { readAddressRules } from './canonical-address.ts'
import { openCampaigns } from './open-campaign.ts'
import { startCommitter } from './committer.ts'
import type { SignOnNeeds, SignOns } from './sign-ons.ts'

/** Everything that sign-ons are written through. Takes what they need of the world; one for each process that serves. */
export function openSignOns(needs: SignOnNeeds): SignOns {
  const rules = readAddressRules(readProjectFile('data', 'address-rules.yaml'))
  const all = { random: systemRandomness, failed: () => undefined, ...needs, rules }
  return { ...all, committer: startCommitter(all), asking: openAskQueue(all), campaign: openCampaigns(all.db), tellings: new Map() }
}
