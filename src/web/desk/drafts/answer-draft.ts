import { dayNamed, frameFields, readForm, textOf, understood } from '../forms/index.ts'
import type { HandlersOf } from '../route.ts'
import { ownPath } from '../sign-in/own-path.ts'
import type { Visit } from '../visit.ts'
import { discardDraft, keepDraft } from './drafts.ts'
import type { draftRoutes } from './routes.ts'

export const draftHandlers: HandlersOf<typeof draftRoutes> = {
  /** Takes a whole form as its page sends it while it is typed; answers when it was kept, or that it was not. */
  keepDraft: async (visit) => {
    const { c, needs, staff, now } = visit
    const sent = await readForm(c)
    const path = sent.kind === 'sent' ? textOf(sent.given, frameFields.at) : ''
    if (sent.kind === 'unreadable' || path === '') return c.json({ kept: false }, 400)
    const draft = { staff: staff.id, path, given: sent.given, now, random: (size: number) => Buffer.from(needs.random(size)) }
    const kept = await needs.db.transaction().execute((tx) => keepDraft(tx, draft))
    return c.json(kept ? { kept, at: now.toISOString() } : { kept })
  },
  /** Throws a draft away and shows its form anew. */
  discardDraft: async (visit) => {
    const sent = await readForm(visit.c)
    const path = sent.kind === 'sent' ? textOf(sent.given, frameFields.at) : ''
    await visit.needs.db.transaction().execute((tx) => discardDraft(tx, visit.staff.id, path))
    return visit.c.redirect(ownPath(path), 303)
  },
  /** What a date is understood as, in words, while it is typed. */
  understoodDate: ({ c }: Visit) => {
    const text = dayNamed((c.req.query('date') ?? '').slice(0, 200).trim(), c.req.query('today') ?? '')
    c.header('Cache-Control', 'no-store')
    return c.text(text === '' ? '' : understood(text, c.req.query('lasting') !== undefined))
  },
}
