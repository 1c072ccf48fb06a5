import type { Database } from '../../platform/index.ts'
import { asItStandsNow, findEdition, type PublishedEdition } from '../../publishing/index.ts'

/**
 * The newest edition in a language; where that is not of the newest version, with where the appeal stands by that one. Where the newest
 * version of the appeal was taken down, that one, which says so in every language.
 */
export async function newestIn(db: Database, id: string, lang: string): Promise<PublishedEdition | null> {
  const found = await findEdition(db, id, undefined, lang)
  if (found === null || found.edition.version === found.newest) return found
  const newest = await findEdition(db, id)
  if (newest === null) return found
  return newest.takenDown === undefined ? { ...found, edition: asItStandsNow(found.edition, newest.edition) } : newest
}
