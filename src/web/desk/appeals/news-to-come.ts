import type { Appeal } from '../../../cases/index.ts'
import { findEdition } from '../../../publishing/index.ts'
import type { AppealVisit } from '../visit.ts'

/** What is written as new for the next version and was not published yet; null where nothing is. */
export async function newsToCome({ needs, opened }: AppealVisit): Promise<(Pick<Appeal, 'change'> & { readonly news: string }) | null> {
  const { news, change } = opened.whole
  const newest = await findEdition(needs.db, opened.whole.id)
  return news === undefined || news === newest?.edition.news ? null : { news, ...(change && { change }) }
}
