import { findSession, signOut, type SignedIn } from '../../../staff/index.ts'
import { readSessionToken, setSessionToken } from '../session-cookie.ts'
import type { Visitor } from '../visit.ts'
import { ownPath } from './own-path.ts'
import { clearStep } from './step-cookie.ts'

/** Gives the browser its session, under a token that nobody has seen before, and leads to where this person wanted to go. */
export async function letIn(visitor: Visitor, { token, destination }: SignedIn): Promise<Response> {
  const { c, needs, now } = visitor
  const before = readSessionToken(c, needs.origin)
  const old = before === undefined ? null : await findSession(needs.db, before, now)
  if (old !== null) await signOut(needs.db, { staff: old.staff.id, session: old.session.id, now })
  clearStep(c, needs.origin)
  setSessionToken(c, needs.origin, token)
  return c.redirect(ownPath(destination), 303)
}
