import type { Transaction } from '../../../platform/index.ts'
import { recordAudit, type AuditAction } from '../../../staff/index.ts'
import type { AppealVisit } from '../visit.ts'

/** Records what was done with a dossier or a delivery of an appeal, by its id, once for each case that the appeal cites. */
export async function auditDelivery(
  tx: Transaction,
  { opened, staff, now }: AppealVisit,
  action: AuditAction,
  about: string,
  detail: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const entry = { at: now, staff: staff.id, action, entry: opened.whole.id, detail: { ...detail, id: about } }
  const keys = [...opened.cases.values()].map(({ key }) => key)
  if (keys.length === 0) await recordAudit(tx, entry)
  for (const caseKey of keys) await recordAudit(tx, { ...entry, caseKey })
}
