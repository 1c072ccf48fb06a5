import { sql } from 'kysely'
import { newestEditions } from '../publishing/index.ts'
import { closeSigning } from './campaign.ts'
import type { SignOns } from './sign-ons.ts'

/**
 * What closes the sign-ons of appeals that are published as closed and still take some: the desk closes both in one
 * transaction, the command line does not write to the log. Each version is looked at once. Gives how many were closed.
 */
export function closingWithAppeals(signOns: Pick<SignOns, 'db' | 'committer'>): () => Promise<number> {
  const seen = new Map<string, number>()
  return async () => {
    const { rows } = await sql<{ appeal: string; version: number }>`
      select appeal, (select max(version) from editions where editions.appeal = signon_campaigns.appeal) as version
      from signon_campaigns where closed_at is null`.execute(signOns.db)
    const fresh = rows.filter(({ appeal, version }) => seen.get(appeal) !== version)
    const editions = await newestEditions(
      signOns.db,
      fresh.map(({ appeal }) => appeal),
    )
    let closed = 0
    for (const { appeal, version } of fresh) {
      const ends = editions.get(appeal)?.status === 'closed'
      if (ends && (await closeSigning(signOns, appeal, { staff: null })).kind === 'closed') closed += 1
      seen.set(appeal, version)
    }
    return closed
  }
}
