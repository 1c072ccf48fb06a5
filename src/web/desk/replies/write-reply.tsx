import { findDelivery, findReply, writeReply, type Delivery, type Reply } from '../../../delivery/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { auditDelivery } from '../deliveries/audit-delivery.ts'
import { deliveryRoutes } from '../deliveries/routes.ts'
import { deliveryCrumbs, partsOf, theDelivery } from '../deliveries/the-dossier.ts'
import { emptyForm, filledWith, readForm, textOf } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { asksOf, valuesOf } from './reply-fields.tsx'
import { keepReply, replyPage, type Answered } from './reply-page.tsx'
import { replyRoutes } from './routes.ts'

/** GET …/replies/new */
export async function newReply(visit: AppealVisit): Promise<Response> {
  const delivery = await theDelivery(visit)
  return delivery instanceof Response ? delivery : replyPage(await answeredOf(visit, delivery), null, emptyForm, 200)
}

/** POST …/replies/new: keeps what a body answered. */
export async function addReply(visit: AppealVisit): Promise<Response> {
  const delivery = await theDelivery(visit)
  return delivery instanceof Response ? delivery : keepReply(await answeredOf(visit, delivery), null)
}

/** GET /appeals/:appeal/replies/:reply */
export async function reply(visit: AppealVisit): Promise<Response> {
  const found = await theReply(visit)
  return found instanceof Response
    ? found
    : replyPage(await answeredOf(visit, found.delivery), found.reply, filledWith(valuesOf(found.reply)), 200)
}

/** POST: corrects it; what stood there before stays on record. */
export async function changeReply(visit: AppealVisit): Promise<Response> {
  const found = await theReply(visit)
  return found instanceof Response ? found : keepReply(await answeredOf(visit, found.delivery), found.reply)
}

/** POST …/shown: whether readers are told of it. */
export async function showReply(visit: AppealVisit): Promise<Response> {
  const found = await theReply(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { staff, now } = visit
  const { words, ...standing } = found.reply
  const href = hrefOf(deliveryRoutes.delivery, { ...partsOf(visit), delivery: standing.delivery })
  if (words === null) return visit.c.redirect(href, 303)
  return change(visit, sent.given, async (tx) => {
    const shown = textOf(sent.given, 'show') === 'yes'
    const outcome = await writeReply(tx, { ...standing, shown, words }, standing.base, { by: staff.id, at: now })
    // Somebody else changed it just now: the page shows how it stands.
    if (outcome.kind === 'conflict') return { kind: 'done', location: href }
    await auditDelivery(tx, visit, 'reply.show', standing.id, { shown: shown ? 'yes' : 'no' })
    return { kind: 'done', location: withNotice(href, 'recorded') }
  })
}

async function theReply(visit: AppealVisit): Promise<{ readonly delivery: Delivery; readonly reply: Reply } | Response> {
  const { db } = visit.needs
  const found = await findReply(db, visit.c.req.param('reply') ?? '')
  const delivery = found === null ? null : await findDelivery(db, found.delivery)
  return found !== null && delivery !== null && delivery.appeal === visit.opened.whole.id
    ? { reply: found, delivery }
    : visit.c.redirect(hrefOf(deliveryRoutes.deliveries, partsOf(visit)), 303)
}

async function answeredOf(visit: AppealVisit, delivery: Delivery): Promise<Answered> {
  const parts = { ...partsOf(visit), delivery: delivery.id }
  return {
    visit,
    delivery,
    of: { appeal: delivery.appeal },
    what: `version ${delivery.version}`,
    asks: await asksOf(visit, delivery),
    crumbs: deliveryCrumbs(visit),
    back: hrefOf(deliveryRoutes.delivery, parts),
    actionOf: (found) =>
      found === null ? hrefOf(replyRoutes.addReply, parts) : hrefOf(replyRoutes.changeReply, { ...partsOf(visit), reply: found.id }),
    audit: (tx, id) => auditDelivery(tx, visit, 'reply.record', id, { delivery: delivery.id }),
  }
}
