import type { Transaction } from '../../../platform/index.ts'
import { recordAudit, type AuditAction } from '../../../staff/index.ts'
import { appealCode } from '../appeal-code.ts'
import type { AppealVisit } from '../visit.ts'

type Done = Extract<AuditAction, `translation.${string}` | `glossary.${string}`>

/** Records what somebody did to a translation or the glossary of an appeal, in the transaction that does it: with counts, never words. */
export async function recordTranslation(
  tx: Transaction,
  visit: AppealVisit & { readonly lang?: string },
  action: Done,
  detail: Readonly<Record<string, number>> = {},
): Promise<void> {
  const { opened, staff, now, lang } = visit
  const caseKey = opened.holder?.caseKey
  await recordAudit(tx, {
    at: now,
    staff: staff.id,
    action,
    ...(caseKey !== undefined && { caseKey }),
    entry: await appealCode(tx, opened),
    detail: { ...(lang !== undefined && { language: lang }), ...detail },
  })
}
