import { caseKeyOf } from '../../../cases/index.ts'
import { isDay, parseDate } from '../../../kit/index.ts'
import { isAuditAction, listStaff, type AuditQuestion } from '../../../staff/index.ts'
import { textOf, type Errors, type Given } from '../forms/index.ts'
import type { Visit } from '../visit.ts'

/** Which entries an address asks for; what is wrong with it stands beside its field, and is not asked for. */
export async function readQuestion({
  c,
  needs,
}: Visit): Promise<{ readonly question: AuditQuestion; readonly given: Given; readonly errors: Errors }> {
  const fields = ['staff', 'case', 'action', 'day', 'before']
  const given: Given = new Map(fields.map((name) => [name, [(c.req.query(name) ?? '').slice(0, 200)]]))
  const [staff = '', caseId = '', action = '', day = '', before = ''] = fields.map((name) => textOf(given, name))
  const caseKey = caseId === '' ? null : await caseKeyOf(needs.db, caseId)
  const known = staff === '' || (await listStaff(needs.db)).some(({ id }) => id === staff)
  const errors = {
    ...(!known && { staff: 'There is no such staff member. Choose one of the list.' }),
    ...(caseId !== '' && caseKey === null && { case: 'There is no case with this code. Look it up under “Who belongs to which case”.' }),
    ...(action !== '' && !isAuditAction(action) && { action: 'There is no such action. Choose one of the list.' }),
    ...(day !== '' && !isOneDay(day) && { day: 'This is not a day. Type it as 2026-11-22.' }),
  }
  const question: AuditQuestion = {
    ...(staff !== '' && known && { staff }),
    ...(caseKey !== null && { caseKey }),
    ...(isAuditAction(action) && { action }),
    ...(isOneDay(day) && { day }),
    ...(/^\d{1,15}$/.test(before) && { before: Number(before) }),
  }
  return { question, given, errors }
}

// PostgreSQL knows no year beyond four digits that anybody means here.
function isOneDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(parseDate(text)) && !text.startsWith('0000')
}
