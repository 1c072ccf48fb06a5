import type { Appeal } from '../cases/index.ts'
import type { Stop } from '../appeals/index.ts'
import type { Edition } from './edition.ts'
import { saysWhatIsPublished } from './same-words.ts'

/** What a version is to the one before it. */
export type Succession = Pick<Edition, 'change' | 'update'>

/**
 * What the next version of an appeal is to the newest one. Updates are counted; a correction and the closing keep the number of
 * the last one. Who closes an open appeal need not say so again. One that has the words of the newest is that once more: what
 * its sources say has changed, a translation was mended, or it was taken down.
 */
export function successionOf(appeal: Appeal, before: Edition | null): Succession {
  if (before === null) return {}
  const again = saysWhatIsPublished(appeal, before)
  const kind = again ? before.change : closes(appeal, before) ? ('closing' as const) : appeal.change
  const update = (before.update ?? 0) + (!again && kind === 'update' ? 1 : 0)
  return { ...(kind !== undefined && { change: kind }), ...(update > 0 && { update }) }
}

const closes = ({ status }: Pick<Appeal, 'status'>, before: Pick<Edition, 'status'>): boolean =>
  status === 'closed' && before.status !== 'closed'

/** The team's code of a version: the id of its appeal, and which update it is. */
export const codeOf = ({ appeal, update }: Pick<Edition, 'appeal' | 'update'>): string =>
  update === undefined ? appeal : `${appeal}.${update}`

/**
 * What is wrong with what an appeal says to be new in its next version: nothing where it says what is published already. At
 * the desk a version after the first says whether it is an update or a correction and what is new, unless it closes. What was
 * published as new is never said again as new.
 */
export function newsStops(appeal: Appeal, before: Edition | null, as: 'desk' | 'operator'): Stop[] {
  if (before === null || saysWhatIsPublished(appeal, before)) return []
  const { version, news } = before
  if (appeal.news !== undefined && appeal.news === news)
    return newsStop(`What is new is still what version ${version} said to be new: say what is new in the next version.`)
  if (closes(appeal, before)) return []
  if (as === 'desk' && (appeal.change === undefined || appeal.news === undefined))
    return newsStop(`Say what the next version is against version ${version}, an update or a correction, and what is new in it.`)
  return []
}

const newsStop = (message: string): Stop[] => [{ kind: 'news', message }]
