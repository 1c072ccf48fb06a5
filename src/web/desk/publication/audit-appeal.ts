import type { Transaction } from '../../../platform/index.ts'
import { recordAudit, type AuditAction } from '../../../staff/index.ts'
import type { AppealVisit } from '../visit.ts'

/**
 * Records what was done with a published appeal, by its public id, once for each case that it cites: whoever looks at a case
 * finds it there.
 */
export async function auditAppeal(
  tx: Transaction,
  { opened, staff, now }: AppealVisit,
  action: AuditAction,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  const entry = { at: now, staff: staff.id, action, entry: opened.whole.id, detail }
  const keys = [...opened.cases.values()].map(({ key }) => key)
  if (keys.length === 0) await recordAudit(tx, entry)
  for (const caseKey of keys) await recordAudit(tx, { ...entry, caseKey })
}
