import { caseRevision, loadCaseWith, lockCase, readableBy, readableLog } from '../../cases/index.ts'
import { defaultSettings, evaluate } from '../../evaluation/index.ts'
import type { Transaction } from '../../platform/index.ts'
import type { CaseVisit } from './visit.ts'

/**
 * The case as it stands now and will until the transaction ends: others who write to it wait. What a decision rests on
 * is looked at here, because it may have changed since the page was asked for.
 */
export async function openedAnew(tx: Transaction, visit: CaseVisit): Promise<CaseVisit> {
  const { opened, needs } = visit
  await lockCase(tx, opened.id)
  if ((await caseRevision(tx, opened.id)) === opened.revision) return visit
  const loaded = await loadCaseWith(tx, opened.id)
  if (loaded === null) return visit
  const document = readableBy(loaded.document, opened.membership.clearance)
  return {
    ...visit,
    opened: {
      ...opened,
      ...loaded,
      document,
      ...readableLog(loaded, opened.membership.clearance, document),
      unreadable: loaded.document.claims.length - document.claims.length,
      evaluate: (at, known = null) => evaluate(document, needs.facts, defaultSettings, { at, known }),
    },
  }
}
