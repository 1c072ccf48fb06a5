import { citedCaseIds, draftsOfCase, findDraft, markAppeal, type ListedDraft, type MarkedAppeal } from '../../appeals/index.ts'
import { caseRevision, loadCase, readableBy, withheldOf, type Appeal } from '../../cases/index.ts'
import type { Database } from '../../platform/index.ts'
import type { OpenedCase } from './opened-case.ts'
import type { CaseVisit, OpenedAppeal, Visit } from './visit.ts'

/**
 * The appeal in the address, with the cases it cites and the one that holds it. Null where there is none, where its id
 * stands in several places, and where this person is no member of one of those cases. One that stands alone and cites
 * nothing yet belongs to no case: administrators open it.
 */
export async function openAppeal(visit: Visit, id = visit.c.req.param('appeal') ?? ''): Promise<OpenedAppeal | null> {
  const found = await findDraft(visit.needs.db, id)
  return found.kind === 'found' ? openDraft(visit, found.draft) : null
}

/** The same of an appeal that was read already; one of a list has its parts numbered anew. */
export async function openDraft(visit: Visit, draft: ListedDraft & { readonly marked?: MarkedAppeal }): Promise<OpenedAppeal | null> {
  const { db } = visit.needs
  const cases = new Map<string, OpenedCase>()
  for (const caseId of new Set([...(draft.holder === null ? [] : [draft.holder.case]), ...citedCaseIds(draft.appeal)])) {
    const opened = await visit.openCase(caseId)
    if (opened !== null) cases.set(caseId, opened)
    // A citation may name a case that is not here; one that is here and not theirs closes the appeal to them.
    else if ((await caseRevision(db, caseId)) !== null) return null
  }
  if (cases.size === 0 && visit.staff.role !== 'administrator') return null
  const { appeal: readable, withheld } = await readableAppeal(visit.needs.db, draft.appeal, cases)
  const marked = readableMarks(draft.marked ?? markAppeal(draft.appeal, null, draft.revision), readable)
  return {
    appeal: readable,
    marked,
    whole: draft.appeal,
    hidden: countLeftOut(draft.appeal, readable) + withheld,
    holder: draft.holder,
    revision: draft.revision,
    by: draft.by,
    writtenAt: draft.at,
    cases,
  }
}

/**
 * The appeals of the case in the address that this person may open, in their order, as they may read them: one may also
 * cite a case of which they are no member.
 */
export async function appealsOfCase(visit: CaseVisit): Promise<readonly Appeal[]> {
  const { opened, needs } = visit
  if (opened.document.appeals.length === 0) return []
  const readable = new Map(opened.document.appeals.map((appeal) => [appeal.id, appeal]))
  const drafts = await draftsOfCase(needs.db, opened.key)
  const found = await Promise.all(
    drafts.map(async (draft) =>
      // As it was opened with the case, where it rests on no other.
      citedCaseIds(draft.appeal).every((id) => id === opened.id) ? readable.get(draft.appeal.id) : (await openDraft(visit, draft))?.appeal,
    ),
  )
  return found.filter((appeal) => appeal !== undefined)
}

/** The appeal without what would betray what somebody may not read in one of its cases, and how much of its frame that is. */
async function readableAppeal(
  db: Database,
  appeal: Appeal,
  cases: ReadonlyMap<string, OpenedCase>,
): Promise<{ readonly appeal: Appeal; readonly withheld: number }> {
  const [readable = appeal] = await textsAsRead(db, [appeal], cases)
  return { appeal: readable, withheld: withheldOf(appeal, readable) }
}

/** Texts that an appeal has or once had, each without what would betray what somebody may not read in one of these cases. */
export async function textsAsRead(
  db: Database,
  texts: readonly Appeal[],
  cases: ReadonlyMap<string, OpenedCase>,
): Promise<readonly Appeal[]> {
  let readable = texts
  for (const { id, isWhole, membership } of cases.values()) {
    const file = isWhole ? null : await loadCase(db, id)
    if (file !== null) readable = readableBy({ ...file, appeals: readable }, membership.clearance).appeals
  }
  return readable
}

/** How much of an appeal somebody may not read who reads its cases so. */
export async function countHidden(db: Database, appeal: Appeal, cases: ReadonlyMap<string, OpenedCase>): Promise<number> {
  const { appeal: readable, withheld } = await readableAppeal(db, appeal, cases)
  return countLeftOut(appeal, readable) + withheld
}

const countLeftOut = (whole: Appeal, readable: Appeal): number => countTexts(whole) - countTexts(readable)

/** Sentences that were left out are missing from the list; those that stay are the same objects. */
function readableMarks(marked: MarkedAppeal, readable: Appeal): MarkedAppeal {
  const stays = new Set([...readable.sections.flatMap(({ sentences }) => sentences), ...readable.asks])
  const { id: _id, sections: _sections, asks: _asks, to, ...head } = readable
  return {
    ...marked,
    head: { ...marked.head, value: head },
    to: marked.to.map((one, index) => ({ ...one, value: to[index] ?? one.value })),
    sections: marked.sections.map((section, index) => ({
      ...section,
      value: readable.sections[index]?.heading,
      sentences: section.sentences.filter(({ value }) => stays.has(value)),
    })),
    asks: marked.asks.filter(({ value }) => stays.has(value)),
  }
}

const countTexts = ({ sections, asks }: Appeal): number =>
  sections.reduce((sum, { heading, sentences }) => sum + sentences.length + (heading === undefined ? 0 : 1), asks.length)
