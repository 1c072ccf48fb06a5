import { clearances, type Clearance } from '../../../staff/index.ts'
import { countHidden } from '../open-appeal.ts'
import type { Visit } from '../visit.ts'
import type { WaitingApproval } from './waiting-approvals.tsx'

/** The least clearance in a case with which nothing is hidden of the appeals whose approval waits there. */
export async function clearanceNeeded(
  { needs: { db }, openCases, now }: Visit,
  caseKey: number,
  { case: id, appeals }: WaitingApproval,
): Promise<Clearance> {
  for (const clearance of clearances) {
    const opened = await openCases([id], new Map([[caseKey, { staff: '', caseKey, clearance, since: now }]]))
    const hidden = await Promise.all(appeals.map((appeal) => countHidden(db, appeal, opened)))
    if (hidden.every((count) => count === 0)) return clearance
  }
  return 'sealed'
}
