import { staffOfSession } from '../../../staff/index.ts'
import { frameFields, readForm, shownAt } from '../forms/index.ts'
import type { Visit, Visitor } from '../visit.ts'
import { keepDraft } from './drafts.ts'

/** Where somebody finds a form again that could not be taken, and whether what they had typed into it is kept there. */
export type Unsent = {
  readonly address: string
  readonly kept: boolean
  /** Whether it was a form that somebody fills in, and no button. */ readonly typed: boolean
}

/**
 * Keeps a form that cannot be taken now (the session is over, the form is of an earlier one, somebody must confirm first)
 * as a draft of whoever sent it, and gives the address at which they find it again. For somebody whose session has reached
 * its limit, its token says who it was; what they wrote elsewhere since then stays. Nothing of somebody unknown is kept, nor
 * of a button without fields, which leads back to where it stood.
 */
export async function keepUnsentForm(visit: Visit): Promise<Unsent>
export async function keepUnsentForm(visitor: Visitor, tokenOfPastSession: string): Promise<Unsent>
export async function keepUnsentForm(visitor: Visit | Visitor, tokenOfPastSession?: string): Promise<Unsent> {
  const { c, needs, now } = visitor
  const sent = await readForm(c)
  // What the script sends while somebody types is only a copy of a form that is still open.
  if (sent.kind === 'unreadable' || !sent.given.has(frameFields.at) || c.req.path.startsWith('/drafts'))
    return { address: cameFrom(visitor), kept: false, typed: false }
  const address = shownAt(c, sent.given)
  const owner = 'staff' in visitor ? { staff: visitor.staff.id } : await staffOfSession(needs.db, tokenOfPastSession ?? '', now)
  if (owner === null) return { address, kept: false, typed: true }
  const newer = 'until' in owner ? { unlessSince: owner.until } : {}
  const random = (size: number) => Buffer.from(needs.random(size))
  const draft = { staff: owner.staff, path: address, given: sent.given, now, random, ...newer }
  return { address, kept: await needs.db.transaction().execute((tx) => keepDraft(tx, draft)), typed: true }
}

/** The page of the desk on which somebody pressed a button; the list of cases where the browser does not say. */
function cameFrom({ c, needs }: Visitor): string {
  const referer = c.req.header('referer') ?? ''
  if (!URL.canParse(referer)) return '/cases'
  const { origin, host, pathname, search } = new URL(referer)
  return origin === needs.origin || host === c.req.header('host') ? pathname + search : '/cases'
}
