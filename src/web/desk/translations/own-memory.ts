import { citedCaseIds, lastWrittenDrafts, type ListedDraft } from '../../../appeals/index.ts'
import type { Appeal } from '../../../cases/index.ts'
import { lastTakeDowns } from '../../../publishing/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { appealsTranslatedInto, readMemory, type Remembered } from '../../../translations/index.ts'
import { openDraft } from '../open-appeal.ts'
import type { TranslationVisit } from './the-translation.tsx'

/** How many appeals are looked through, the last written first. */
const most = 500

/**
 * What the team approved before in this language, from the same one: of the appeals that this person reads whole, and of no
 * other. Only appeals of which something is translated are opened.
 */
export async function ownMemory(visit: TranslationVisit): Promise<readonly Remembered[]> {
  const { needs, staff, lang, opened } = visit
  const translated = await appealsTranslatedInto(needs.db, lang)
  const memberships = await membershipsOf(needs.db, staff.id)
  const { drafts } = await lastWrittenDrafts(needs.db, [...memberships.keys()], { before: null, most })
  const wanted = drafts.filter(({ digest, appeal }) => translated.has(digest) && appeal.lang === opened.whole.lang)
  const cases = await visit.openCases([...new Set(wanted.flatMap(casesOfDraft))], memberships)
  const together = { ...visit, openCase: async (id: string) => cases.get(id) ?? null }
  const readable: Appeal[] = []
  for (const draft of wanted) {
    const found = await openDraft(together, draft)
    if (found?.hidden === 0) readable.push(found.whole)
  }
  const takenDown = await lastTakeDowns(
    needs.db,
    readable.map(({ id }) => id),
    lang,
  )
  return readMemory(needs.db, readable, { lang, takenDown })
}

const casesOfDraft = ({ appeal, holder }: ListedDraft): string[] => [...(holder === null ? [] : [holder.case]), ...citedCaseIds(appeal)]
