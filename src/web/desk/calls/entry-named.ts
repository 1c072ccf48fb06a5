import { caseLog, type LoggedCall, type LoggedContact } from '../../../cases/index.ts'
import type { OpenedCase } from '../opened-case.ts'

/** A call or a contact by what names it in addresses: `call.3`, `contact.0`. Undefined where this person may read none such. */
export function entryNamed(opened: OpenedCase, name: string): LoggedCall | LoggedContact | undefined {
  const parts = /^(call|contact)\.(0|[1-9]\d{0,8})$/.exec(name)
  if (parts === null) return undefined
  const log = caseLog(opened)
  const entries: readonly (LoggedCall | LoggedContact)[] = parts[1] === 'call' ? log.calls : log.contacts
  return entries.find(({ position }) => position === Number(parts[2]))
}
