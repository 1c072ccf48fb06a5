import { lastWrittenDrafts } from '../../../appeals/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { openDraft } from '../open-appeal.ts'
import type { OpenedAppeal, Visit } from '../visit.ts'

/** How many appeals are offered: those that were written last. */
const offered = 50

/** The appeals that were written last, as far as this person reads all of them: only then may they change them. */
export async function appealsToWrite(visit: Visit): Promise<readonly OpenedAppeal[]> {
  const memberships = await membershipsOf(visit.needs.db, visit.staff.id)
  const { drafts } = await lastWrittenDrafts(visit.needs.db, [...memberships.keys()], { before: null, most: offered })
  const opened: OpenedAppeal[] = []
  for (const draft of drafts) {
    const one = await openDraft(visit, draft)
    if (one !== null && one.hidden === 0 && one.appeal.status !== 'closed') opened.push(one)
  }
  return opened
}
