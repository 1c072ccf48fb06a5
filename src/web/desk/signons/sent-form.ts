import { sql } from 'kysely'
import type { Transaction } from '../../../platform/index.ts'
import { together, type By, type SignOns } from '../../../signons/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change, changeWithin, type Changed } from '../change.ts'
import { readForm, type Given } from '../forms/index.ts'
import type { AppealVisit } from '../visit.ts'
import { answerNotServed } from './not-served.tsx'

/** A form about sign-ons as it was sent, with what is needed to do what it asks for. */
export type SentAbout = { readonly given: Given; readonly signOns: SignOns; readonly by: By; readonly appeal: string }

/** Reads a form and has it answered; says so where it cannot be read, or where this process writes no sign-ons. */
export async function withForm(visit: AppealVisit, body: (sent: SentAbout) => Promise<Response>): Promise<Response> {
  const { needs, staff, opened } = visit
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  if (needs.signOns === undefined) return answerNotServed(visit)
  return body({ given: sent.given, signOns: needs.signOns, by: { staff: staff.id }, appeal: opened.whole.id })
}

/**
 * Does what a form asks for in the log, and remembers that it was done, in one transaction of the log's writer. Takes what does it, with
 * the sign-ons that write and ask there; the database may be asked in no other way meanwhile. Others' sign-ons share that transaction and wait
 * for it, so it waits for nobody longer than a moment: then `again` shows the form with what to do, and nothing is changed.
 */
export const changeTogether = (
  visit: AppealVisit,
  { given, signOns }: SentAbout,
  again: (error: string) => Response | Promise<Response>,
  body: (inside: SignOns) => Promise<Changed>,
): Promise<Response> =>
  changeWithin(visit, given, (work) => together(signOns, (inside, tx) => waitingBriefly(tx, () => work(tx, () => body(inside))))).catch(
    (error: unknown) => {
      if (waitedInVain.includes((error as { readonly code?: unknown }).code)) return again(busy)
      throw error
    },
  )

/** The same for what is not in the log: one transaction, for which nobody who signs waits. */
export const changeBesideTheLog = (
  visit: AppealVisit,
  { given, signOns }: SentAbout,
  body: (inside: SignOns) => Promise<Changed>,
): Promise<Response> => change(visit, given, (tx) => body({ ...signOns, db: tx }))

/** Bounds how long each lock is waited for; what is thrown takes the bound back with everything else. */
async function waitingBriefly<Result>(tx: Transaction, work: () => Promise<Result>): Promise<Result> {
  const { rows } = await sql<{ before: string }>`select current_setting('lock_timeout') as before`.execute(tx)
  await sql`set local lock_timeout = '2s'`.execute(tx)
  const result = await work()
  await sql`select set_config('lock_timeout', ${rows[0]!.before}, true)`.execute(tx)
  return result
}

/** SQLSTATE lock_not_available and deadlock_detected. */
const waitedInVain: readonly unknown[] = ['55P03', '40P01']

const busy = 'Something else that is under way holds this up, such as an erasure. Nothing was changed. Wait a moment, then send it again.'
