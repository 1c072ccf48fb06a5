import { readAskedPrint } from '../../../appeals/index.ts'
import type { Print } from '../../../publishing/index.ts'
import type { AppealStanding } from '../appeals/index.ts'
import type { AppealVisit } from '../visit.ts'

/** What would have been printed of this same text when its approval was asked for, where that was something else; null where it is not known. */
export async function askedPrint(
  { needs, opened }: Pick<AppealVisit, 'needs' | 'opened'>,
  { approval, text }: Pick<AppealStanding, 'approval' | 'text'>,
): Promise<Print | null> {
  if (approval.kind !== 'prints-otherwise') return null
  // What was kept is a print, because asking for an approval is its only writer.
  return (await readAskedPrint(needs.db, opened.whole.id, text)) as Print | null
}
