import type { Database } from '../../platform/index.ts'
import { listEditions, listVersions } from '../../publishing/index.ts'
import { routes } from '../routes.ts'
import type { Address } from './mirrored-address.ts'

/**
 * What belongs to a copy of the site though no page need lead to it: the pages about the site, its feeds, and every version of an
 * appeal in each language at the address of its own, which sheets, receipts and people name for good.
 */
export async function furtherAddresses(db: Database): Promise<readonly Address[]> {
  const versions: Address[] = []
  for (const { appeal } of await listEditions(db))
    for (const { version, lang, original, takenDownAt } of await listVersions(db, appeal))
      if (takenDownAt === undefined) versions.push(routes.version(appeal, version, original ? undefined : lang))
  return [routes.method, routes.log, routes.feed, routes.feedAs('feed.json'), routes.feedAs('ics'), ...versions]
}
