import type { Database } from '../platform/index.ts'
import { listVersions } from '../publishing/index.ts'
import { findCampaign, type Campaign } from './campaign-store.ts'
import { keysOfCampaigns, type CampaignKey } from './waiting-store.ts'

/** A campaign that takes sign-ons now, with the editions that they may be under: the newest version, in each of its languages. */
export type OpenCampaign = {
  readonly campaign: Campaign
  readonly key: CampaignKey
  readonly editions: readonly { readonly version: number; readonly lang: string }[]
}

/** Whether a form is under one of them. */
export const isCurrent = ({ editions }: OpenCampaign, form: { readonly version: number; readonly lang: string }): boolean =>
  editions.some(({ version, lang }) => version === form.version && lang === form.lang)

/** Looks up campaigns for those who ask: whoever asks while it is being looked up gets the same answer, so that a crowd asks once. */
export function openCampaigns(db: Database): (appeal: string) => Promise<OpenCampaign | null> {
  const asked = new Map<string, Promise<OpenCampaign | null>>()
  return (appeal) => {
    const known = asked.get(appeal)
    if (known !== undefined) return known
    const looking = openCampaign(db, appeal).finally(() => asked.delete(appeal))
    asked.set(appeal, looking)
    return looking
  }
}

/**
 * The campaign of an appeal, if it takes sign-ons: it was opened and neither paused nor closed, there is a key to seal
 * to, and the newest version is published and not taken down. Else null.
 */
async function openCampaign(db: Database, appeal: string): Promise<OpenCampaign | null> {
  const campaign = await findCampaign(db, appeal)
  if (campaign === null || campaign.closedAt !== null || campaign.pausedAt !== null) return null
  const versions = await listVersions(db, appeal)
  const editions = versions.filter(({ version, takenDownAt }) => version === versions[0]?.version && takenDownAt === undefined)
  if (editions.length === 0) return null
  const key = (await keysOfCampaigns(db, [campaign.number])).get(campaign.number)
  return key === undefined ? null : { campaign, key, editions }
}
