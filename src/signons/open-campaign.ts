import type { Database } from '../platform/index.ts'
import { listVersions } from '../publishing/index.ts'
import { findCampaign, type Campaign } from './campaign-store.ts'
import { keysOfCampaigns } from './waiting-store.ts'

/** A campaign that takes sign-ons now, with the edition that they are under. */
export type OpenCampaign = { readonly campaign: Campaign; readonly version: number; readonly lang: string; readonly hash: string }

/**
 * The campaign of an appeal, if it takes sign-ons: it was opened and neither paused nor closed, there is a key to seal
 * to, and the newest version is published and not taken down. Else null.
 */
export async function openCampaign(db: Database, appeal: string): Promise<OpenCampaign | null> {
  const campaign = await findCampaign(db, appeal)
  if (campaign === null || campaign.closedAt !== null || campaign.pausedAt !== null) return null
  const [newest] = await listVersions(db, appeal)
  if (newest === undefined || newest.takenDownAt !== undefined) return null
  if (!(await keysOfCampaigns(db, [campaign.number])).has(campaign.number)) return null
  return { campaign, version: newest.version, lang: newest.lang, hash: newest.hash }
}
