import { startReminding, stillReminded, type Reminding } from '../deadlines/index.ts'
import { openOutbox, type BeforeSending, type Log, type Outbox } from '../platform/index.ts'
import { stillToBeTold } from '../signons/index.ts'

/** What is looked at before a mail is sent: whether whoever signed is still to be told, and a staff member still to be reminded. */
export function beforeMail(needs: Parameters<typeof stillReminded>[0]): BeforeSending {
  const ofStaff = stillReminded(needs)
  return async (tx, mails) => new Map([...(await stillToBeTold(tx, mails)), ...(await ofStaff(tx, mails))])
}

/** The outbox for staff members; none where nobody sends what is written. */
export const outboxForStaff = (db: Reminding['db'], settings: Parameters<typeof openOutbox>[1]): { readonly outbox?: Outbox } =>
  settings.isSent ? { outbox: openOutbox(db, settings) } : {}

/** Begins to remind staff members; does nothing where no mail is sent. */
export const startReminders = (
  needs: Omit<Reminding, 'outbox' | 'failed'> & { readonly outbox?: Outbox },
  log: Log,
): { readonly stop: () => Promise<void> } =>
  needs.outbox === undefined ? { stop: async () => undefined } : startReminding({ ...needs, outbox: needs.outbox }, log)
