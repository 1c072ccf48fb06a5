import { caseRevision, loadCaseWith, lockCase } from '../../cases/index.ts'
import type { Transaction } from '../../platform/index.ts'
import { viewOf } from './opened-case.ts'
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
  return { ...visit, opened: { ...opened, ...loaded, ...viewOf(loaded, opened.membership.clearance, needs.facts) } }
}
