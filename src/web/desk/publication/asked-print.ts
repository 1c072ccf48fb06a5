import { readAskedPrint } from '../../../appeals/index.ts'
import type { Print } from '../../../publishing/index.ts'
import type { AppealStanding } from '../appeals/index.ts'
import type { AppealVisit } from '../visit.ts'

/**
 * What would have been printed of this same text when its approval was asked for, where that was something else; null where
 * it is not known, or shows a claim that this person may not read by now: what was to be public may have been closed since.
 */
export async function askedPrint(
  { needs, opened }: Pick<AppealVisit, 'needs' | 'opened'>,
  { approval, text }: Pick<AppealStanding, 'approval' | 'text'>,
): Promise<Print | null> {
  if (approval.kind !== 'prints-otherwise') return null
  // What was kept is a print, because asking for an approval is its only writer.
  const print = (await readAskedPrint(needs.db, opened.whole.id, text)) as Print | null
  const readable = new Set([...opened.cases].flatMap(([id, { document }]) => document.claims.map((claim) => `${id}#${claim.id}`)))
  return print !== null && claimsIn(print).every((claim) => readable.has(claim)) ? print : null
}

const claimsIn = ({ notes }: Print): string[] =>
  notes.flatMap((note) => {
    const shown = note.points.flatMap(({ accounts }) => accounts.flatMap(({ statements }) => statements))
    return [...(note.claim === undefined ? [] : [note.claim]), ...shown].map(({ claim }) => `${note.case.id}#${claim}`)
  })
