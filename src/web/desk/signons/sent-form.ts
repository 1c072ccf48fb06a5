import { together, type By, type SignOns } from '../../../signons/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { readForm, type Given } from '../forms/index.ts'
import { changeWithin, type Changed } from '../change.ts'
import type { AppealVisit } from '../visit.ts'
import { answerNotServed } from './not-served.tsx'

/**
 * Does what a form asks for, and remembers that it was done, in one transaction of the log's writer. Takes what does it, with the
 * sign-ons that write there; nothing else of the database may be asked meanwhile.
 */
export const changeTogether = (
  visit: AppealVisit,
  { given, signOns }: SentAbout,
  body: (inside: SignOns) => Promise<Changed>,
): Promise<Response> => changeWithin(visit, given, (work) => together(signOns, (inside, tx) => work(tx, () => body(inside))))

/** A form about sign-ons as it was sent, with what is needed to do what it asks for. */
export type SentAbout = { readonly given: Given; readonly signOns: SignOns; readonly by: By; readonly appeal: string }

/**
 * Reads a form and has it answered; says so where it cannot be read, or where this process writes no sign-ons. What it asks
 * for, and its audit entry, is one transaction of the use case, which others' sign-ons may share: `change` around it holds a
 * second one, which only remembers that this form was done, so that it does its work once.
 */
export async function withForm(visit: AppealVisit, body: (sent: SentAbout) => Promise<Response>): Promise<Response> {
  const { needs, staff, opened } = visit
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  if (needs.signOns === undefined) return answerNotServed(visit)
  return body({ given: sent.given, signOns: needs.signOns, by: { staff: staff.id }, appeal: opened.whole.id })
}
