import { keepDespiteChange, openChanges } from '../../../publishing/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { readForm } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { auditAppeal } from './audit-appeal.ts'
import { readsOf } from './reads-of.ts'
import { publicationRoutes } from './routes.ts'

/**
 * POST /appeals/:appeal/kept-changes/:change: somebody looked at a change and leaves the text as it is. The note on the
 * public page stays. A change that is over by now, or that this person may not know of, is left alone.
 */
export async function keepChanged(visit: AppealVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { opened, staff, now, c } = visit
  const id = Number(c.req.param('change'))
  return change(visit, sent.given, async (tx) => {
    const mine = await openChanges(tx, await readsOf(visit))
    const meant = mine.find((each) => each.id === id && each.appeal === opened.whole.id)
    if (meant !== undefined && (await keepDespiteChange(tx, id, { by: staff.id, at: now })))
      await auditAppeal(tx, visit, 'appeal.keep', { note: meant.note, version: meant.version })
    return { kind: 'done', location: withNotice(hrefOf(publicationRoutes.changed), 'kept') }
  })
}
