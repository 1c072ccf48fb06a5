import { discardCopy } from '../../../documents/index.ts'
import { fileIsNamedByLists } from '../../../lists/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { readForm, required, textOf, tooLong, unreadableForm } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { openedAnew } from '../opened-anew.ts'
import { codeOf } from '../record-in-case.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { copyAsked } from './copy-asked.ts'
import { answerNothingKept } from './nothing-kept.tsx'
import { copyShown, noCopy } from './show-copy.tsx'

/** POST …/copies/:file/discard: takes a copy out of its document, with a reason that stays, and destroys its file. */
export async function discardCopyOf(visit: CaseVisit): Promise<Response> {
  const asked = await copyAsked(visit)
  if (asked === undefined) return answerNothingKept(visit, noCopy)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return copyShown(visit, unreadableForm)
  const { given } = sent
  const errors = { ...required(given, 'why', 'Say why, in a sentence: it stays in the document.'), ...tooLong(given, 'why') }
  if (Object.keys(errors).length > 0) return copyShown(visit, { given, errors })
  let swept: string | null = null
  const response = await change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    const standing = await copyAsked(now)
    if (standing === undefined) return { kind: 'refused', response: () => answerNothingKept(now, noCopy) }
    const { sha256 } = standing.copy
    const { needs, staff, now: at, opened } = now
    const outcome = await discardCopy(
      tx,
      { caseKey: opened.key, id: standing.document.id },
      {
        sha256,
        why: textOf(given, 'why'),
        byName: staff.name,
        by: staff.id,
        at,
        facts: needs.facts,
        files: needs.files,
        isNamedElsewhere: () => fileIsNamedByLists(tx, sha256),
      },
    )
    if (outcome.kind === 'none') return { kind: 'refused', response: () => answerNothingKept(now, noCopy) }
    swept = outcome.file
    const entry = codeOf(opened, 'documents', standing.document.id)
    await recordAudit(tx, { at, staff: staff.id, action: 'document.discard', caseKey: opened.key, list: 'documents', entry })
    const page = hrefOf(entryRoutes.document, { case: opened.id, document: standing.document.id })
    return { kind: 'done', location: `${withNotice(page, 'copy-discarded')}#copies` }
  })
  if (swept !== null) await visit.needs.files.sweep(swept)
  return response
}
