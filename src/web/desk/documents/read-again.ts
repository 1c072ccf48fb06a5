import { askForReading, askForTimestamps, layOnDocument, type DocumentChange } from '../../../documents/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import type { SourceDocument } from '../../../sources/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { readForm } from '../forms/index.ts'
import { openedAnew } from '../opened-anew.ts'
import { codeOf } from '../record-in-case.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { documentAsked } from './document-asked.ts'
import { answerNothingKept } from './nothing-kept.tsx'

/** Has the words of a document taken from its original once more: after a mistake, or by a newer version that reads more. */
export const readAgain = (visit: CaseVisit): Promise<Response> =>
  withOriginal(visit, async (tx, now, document) => {
    await layOnNow(tx, now, document.id, withoutReading)
    await askForReading(tx, now.opened.key, [document.id])
  })

/** Asks for a timestamp of the original, where there is none yet. */
export const askTimestamp = (visit: CaseVisit): Promise<Response> =>
  withOriginal(visit, async (tx, now, document) => {
    await askForTimestamps(tx, now.opened.key, [document.id])
    await recordAudit(tx, audited(now, document.id))
  })

/** Lays something on a document in a member's name, with its audit entry; false where there is no such document any more. */
export async function layOnNow(
  tx: Transaction,
  visit: CaseVisit,
  id: string,
  found: (document: SourceDocument) => DocumentChange | null,
): Promise<boolean> {
  const { needs, staff, now, opened } = visit
  const stood = await layOnDocument(tx, { caseKey: opened.key, id }, found, { by: staff.id, at: now, facts: needs.facts })
  await recordAudit(tx, audited(visit, id))
  return stood !== undefined
}

const audited = ({ now, staff, opened }: CaseVisit, id: string) =>
  ({
    at: now,
    staff: staff.id,
    action: 'document.change',
    caseKey: opened.key,
    list: 'documents',
    entry: codeOf(opened, 'documents', id),
  }) as const

/** What was taken from the original before is left out; copies and timestamps stay. */
const withoutReading = ({ derived = [] }: SourceDocument) => ({
  derived: derived.filter(({ kind }) => kind !== 'text' && kind !== 'thumbnail' && kind !== 'report'),
  unread: undefined,
})

async function withOriginal(
  visit: CaseVisit,
  work: (tx: Transaction, now: CaseVisit, document: SourceDocument) => Promise<void>,
): Promise<Response> {
  const asked = await documentAsked(visit)
  if (asked?.original === undefined) return answerNothingKept(visit, 'This document has no file.')
  const sent = await readForm(visit.c)
  return change(visit, sent.kind === 'sent' ? sent.given : new Map(), async (tx) => {
    const now = await openedAnew(tx, visit)
    const document = await documentAsked(now)
    if (document?.original === undefined) return { kind: 'refused', response: () => answerNothingKept(now) }
    await work(tx, now, document)
    return { kind: 'done', location: hrefOf(entryRoutes.document, { case: now.opened.id, document: document.id }) }
  })
}
