import { citedCaseIds, lastWrittenDrafts, type ListedDraft } from '../../../appeals/index.ts'
import type { WrittenAt } from '../../../cases/index.ts'
import { changedSentences, newestEditions, type Edition } from '../../../publishing/index.ts'
import { countOrganisationsToReview } from '../../../signons/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { openDraft } from '../open-appeal.ts'
import type { OpenedAppeal, Visit } from '../visit.ts'
import { saidOf, standingOfAppeal, type AppealStanding } from './standing-of-appeal.ts'

/** How many appeals a page shows: each is evaluated with its cases. */
const most = 50

export type ListedAppeal = {
  readonly opened: OpenedAppeal
  readonly standing: AppealStanding
  /** The newest version that is published and was not taken down. */
  readonly published: Edition | undefined
  /** How many of its sentences rest on what has changed since. */
  readonly changed: number
  /** How many organisations that signed it wait for a reviewer. */
  readonly toReview: number
}

/**
 * The appeals of one's own cases, and those that stand alone and are theirs, the last written first: those after a place
 * in that order, as many as a page shows, and where the next page begins.
 */
export async function ownAppeals(
  visit: Visit,
  before: WrittenAt | null,
): Promise<{ readonly appeals: readonly ListedAppeal[]; readonly older: WrittenAt | null }> {
  const { db } = visit.needs
  const memberships = await membershipsOf(db, visit.staff.id)
  const found: (WrittenAt & { readonly opened: OpenedAppeal })[] = []
  let from = before
  // One more than is shown tells whether there is more; what is not theirs to read is not counted.
  do {
    const part = await lastWrittenDrafts(db, [...memberships.keys()], { before: from, most: most + 1 })
    const cases = await visit.openCases([...new Set(part.drafts.flatMap(casesOfDraft))], memberships)
    const together = { ...visit, openCase: async (id: string) => cases.get(id) ?? null }
    for (const draft of part.drafts) {
      const opened = await openDraft(together, draft)
      if (opened !== null) found.push({ at: draft.at, digest: draft.digest, opened })
    }
    from = part.older
  } while (from !== null && found.length <= most)
  const shown = found.slice(0, most)
  const ids = shown.map(({ opened }) => opened.whole.id)
  const [said, editions] = [await saidOf(visit, ids), await newestEditions(db, ids)]
  const { byAppeal } = await changedSentences(db, new Map([...memberships].map(([key, { clearance }]) => [key, clearance])))
  const waiting = await countOrganisationsToReview(db, ids)
  const appeals: ListedAppeal[] = []
  for (const { opened } of shown) {
    const { id } = opened.whole
    const standing = await standingOfAppeal(visit, opened, said(id))
    appeals.push({ opened, standing, published: editions.get(id), changed: byAppeal.get(id) ?? 0, toReview: waiting.get(id) ?? 0 })
  }
  const last = shown.at(-1)
  return { appeals, older: found.length > most && last !== undefined ? { at: last.at, digest: last.digest } : null }
}

const casesOfDraft = ({ appeal, holder }: ListedDraft): string[] => [...(holder === null ? [] : [holder.case]), ...citedCaseIds(appeal)]
