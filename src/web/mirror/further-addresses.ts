import type { Database } from '../../platform/index.ts'
import { listEditions, listVersions, manifestIn } from '../../publishing/index.ts'
import { routes } from '../routes.ts'
import { shownManifest } from '../shown-manifest.ts'
import type { Address } from './mirrored-address.ts'

/**
 * What belongs to a copy of the site though no page need lead to it: the pages about the site, its feeds, and every version of an
 * appeal in each language at the address of its own, which sheets, receipts and people name for good, with the signed list of what never
 * changes of it and all that stands there.
 */
export async function furtherAddresses(db: Database): Promise<readonly Address[]> {
  const versions: Address[] = []
  for (const { appeal } of await listEditions(db))
    for (const { version, lang, original, takenDownAt } of await listVersions(db, appeal)) {
      if (takenDownAt !== undefined) continue
      const translation = original ? undefined : lang
      versions.push(routes.version(appeal, version, translation))
      const kept = await shownManifest(db, { appeal, version, lang })
      if (kept === null) continue
      versions.push(routes.versionAs(appeal, version, 'manifest', translation), ...manifestIn(kept).forms.map(({ address }) => address))
    }
  return [routes.method, routes.log, routes.feed, routes.feedAs('feed.json'), routes.feedAs('ics'), ...versions]
}
