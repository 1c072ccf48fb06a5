import { findSession, isFresh, membershipOf, noteSeen, type ReadingRecorder } from '../../staff/index.ts'
import { appealCode } from './appeal-code.ts'
import type { Line } from './chapters.ts'
import { keepUnsentForm } from './drafts/index.ts'
import { frameFields, readForm, readProof } from './forms/index.ts'
import { formTokenOf } from './form-token.ts'
import { openAppeal } from './open-appeal.ts'
import type { CaseShelf } from './opened-case.ts'
import { withNotice } from './notices.ts'
import { answer } from './page.tsx'
import { readSessionToken } from './session-cookie.ts'
import type { DeskRoute } from './route.ts'
import { askToConfirm } from './sign-in/index.ts'
import type { AppealVisit, CaseVisit, Visit, Visitor } from './visit.ts'
import { NotFoundPage, NotYoursPage, StaleFormPage } from './what-goes-wrong.tsx'

/** What all lines share. */
export type Room = { readonly shelf: CaseShelf; readonly readings: ReadingRecorder }

/**
 * Answers one address: sees who asks, whether the table lets them, opens the case or the appeal in the address, and only
 * then asks the page. What somebody may not know about is answered as what does not exist.
 */
export async function serveLine({ route, handle }: Line, visitor: Visitor, { shelf, readings }: Room): Promise<Response> {
  const { c, needs, now } = visitor
  if (route.who === 'anyone') return handle(visitor)
  const token = readSessionToken(c, needs.origin)
  const found = token === undefined ? null : await findSession(needs.db, token, now)
  if (token === undefined || found === null) return toSignIn(visitor, token)
  const openCase: Visit['openCase'] = (id) => shelf.open(id, (key) => membershipOf(needs.db, found.staff.id, key))
  const visit: Visit = { ...visitor, ...found, formToken: formTokenOf(token), openCase }
  if (isSent(c.req.method) && !(await bearsToken(visit))) {
    const { address } = await keepUnsentForm(visit)
    return answer(visit, <StaleFormPage visit={visit} address={address} />, 403)
  }
  if (!route.who.roles.includes(visit.staff.role)) return answer(visit, <NotYoursPage visit={visit} />, 403)
  const open = await openWhatItIsAbout(route.who.of, visit)
  if (open === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const asked = route.who.confirmed && !isFresh(visit.session, now) ? await toConfirmation(visit) : null
  if (asked !== null) return asked
  const response = await handle(open)
  if (shows(response)) await recordReading(open, route, readings)
  // Nobody waits for what is only noted; what cannot be noted is told to whoever runs the place.
  void noteSeen(needs.db, visit.session, now).catch((error: unknown) => needs.log.error('a session was not noted as seen', error))
  return response
}

/** Whether somebody sends something that changes something; otherwise they ask for a page, or for its head. */
const isSent = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/** Whether an answer has words of what was asked for: also one to a form with something wrong in it, or to a wrong question. */
const shows = ({ status }: Response): boolean => (status >= 200 && status < 300) || status === 409 || status === 422

async function recordReading(visit: Visit | CaseVisit | AppealVisit, { who }: DeskRoute, record: ReadingRecorder): Promise<void> {
  if (!('opened' in visit) || who === 'anyone') return
  const plain = who.of === 'case' ? 'case.read' : 'appeal.read'
  const reading = { at: visit.now, staff: visit.staff.id, action: who.reads ?? plain } as const
  const { opened } = visit
  if ('key' in opened) return record({ ...reading, caseKey: opened.key })
  // An appeal that cites no case that is here belongs to none; that it was read is recorded all the same.
  const entry = await appealCode(visit.needs.db, opened)
  const keys = opened.cases.size === 0 ? [undefined] : [...opened.cases.values()].map(({ key }) => key)
  for (const key of keys) await record({ ...reading, ...(key !== undefined && { caseKey: key }), entry })
}

/** The visit with the case or the appeal in the address; null where there is none for this person. */
async function openWhatItIsAbout(of: 'desk' | 'case' | 'appeal', visit: Visit): Promise<Visit | null> {
  if (of === 'desk') return visit
  const opened = of === 'case' ? await visit.openCase(visit.c.req.param('case') ?? '') : await openAppeal(visit)
  return opened === null ? null : ({ ...visit, opened } as Visit)
}

/** Whoever is not signed in any more goes to sign in and comes back; what they had typed waits for them. */
async function toSignIn(visitor: Visitor, token: string | undefined): Promise<Response> {
  const { c } = visitor
  const { pathname, search } = new URL(c.req.url)
  const unsent = !isSent(c.req.method)
    ? { address: pathname + search, kept: false, typed: false }
    : await keepUnsentForm(visitor, token ?? '')
  const address = `/sign-in?next=${encodeURIComponent(unsent.address)}`
  // Whoever has no token was not signed in here.
  return c.redirect(
    token === undefined
      ? address
      : withNotice(address, unsent.kept ? 'session-over-kept' : unsent.typed ? 'session-over-draft' : 'session-over'),
    303,
  )
}

/**
 * Asks who sits there before what may not simply be undone. A page is gone on to afterwards; a form is done at once when it
 * comes with the right password, and gives null then. What bears secrets or a file of its own is not carried about: it waits
 * as a draft, or is filled in again.
 */
async function toConfirmation(visit: Visit): Promise<Response | null> {
  const { c } = visit
  const { pathname, search } = new URL(c.req.url)
  const goOnTo = (address: string): Response => c.redirect(`/confirm?next=${encodeURIComponent(address)}`, 303)
  if (!isSent(c.req.method)) return goOnTo(pathname + search)
  const sent = await readForm(c)
  const carries = sent.kind === 'sent' && sent.files.size === 0 && sent.given.has(frameFields.token) && !pathname.startsWith('/me/')
  if (!carries) return goOnTo((await keepUnsentForm(visit)).address)
  const proof = await readProof(c)
  // Whoever turns back finds what they typed where they typed it.
  if (proof.size === 0) await keepUnsentForm(visit)
  return askToConfirm(visit, sent.given, proof)
}

async function bearsToken({ c, formToken }: Visit): Promise<boolean> {
  const header = c.req.header('x-form-token')
  if (header !== undefined) return header === formToken
  const sent = await readForm(c)
  return sent.kind === 'sent' && sent.given.get(frameFields.token)?.[0] === formToken
}
