import type { Database } from '../platform/index.ts'
import { entriesOfBundle } from './read-tree.ts'
import { readEntry, tileWidth } from './verify/index.ts'

/**
 * Whether so many entries of the log, from one index up to another, may be anybody's. An edition is nobody's, and everybody sees when it is
 * published: twenty languages of an appeal that come out together would hide nobody who signs in the same second.
 */
export async function hideEachOther(
  db: Database,
  { from, to }: { readonly from: number; readonly to: number },
  least: number,
): Promise<boolean> {
  if (to - from < least) return false
  let found = 0
  for (let at = from; at < to && found < least;) {
    const number = Math.floor(at / tileWidth)
    const first = number * tileWidth
    const entries = (await entriesOfBundle(db, number)).slice(at - first, to - first)
    if (entries.length === 0) throw new Error(`The log has lost entries after ${at}.`)
    for (const entry of entries) if (readEntry(Buffer.from(entry).toString('latin1'))?.kind !== 'edition') found += 1
    at += entries.length
  }
  return found >= least
}
