import { findBody, recordByHand, sentBefore } from '../../../delivery/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { emptyForm, readForm } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { auditDelivery } from './audit-delivery.ts'
import { byHandPage, recordCarried, type Carried } from './by-hand-form.tsx'
import { deliveryRoutes } from './routes.ts'
import { deliveryCrumbs, dossierHref, partsOf, theDossier } from './the-dossier.ts'

/** GET …/by-hand */
export async function byHand(visit: AppealVisit): Promise<Response> {
  const carried = await carriedOf(visit)
  return carried instanceof Response ? carried : byHandPage(carried, emptyForm, 200)
}

/** POST: records that the dossier was brought there. */
export async function byHandSent(visit: AppealVisit): Promise<Response> {
  const carried = await carriedOf(visit)
  if (carried instanceof Response) return carried
  const sent = await readForm(visit.c)
  return sent.kind === 'unreadable' ? answerUnreadable(visit) : recordCarried(carried, sent)
}

/** The dossier in the address as it is brought there, or the way to it while it is not approved. */
async function carriedOf(visit: AppealVisit): Promise<Carried | Response> {
  const dossier = await theDossier(visit)
  if (dossier instanceof Response) return dossier
  if (dossier.frozen === null) return visit.c.redirect(dossierHref(visit, deliveryRoutes.dossier, dossier), 303)
  const { needs, staff, now } = visit
  const body = await findBody(needs.db, dossier.body)
  return {
    visit,
    crumbs: deliveryCrumbs(visit, dossier),
    action: dossierHref(visit, deliveryRoutes.byHandSent, dossier),
    body,
    maker: body?.name ?? null,
    hash: dossier.frozen.hash,
    isAgain: body !== null && (await sentBefore(needs.db, dossier, { body: body.id })) !== undefined,
    words: {
      went: 'the dossier with',
      day: `The day it left: ${formatDay(dayOfInstant(now))} is today`,
      again: { label: 'Why a second letter goes there', hint: 'This body was given this version already, or is about to be' },
    },
    async record(tx, brought) {
      const { id, channel } = brought
      const outcome = await recordByHand(tx, { dossier: dossier.id, ...brought }, { by: staff.id, at: now })
      if (outcome.kind === 'refused') return outcome
      await auditDelivery(tx, visit, 'delivery.record', id, { body: dossier.body, channel })
      return { kind: 'done', location: withNotice(hrefOf(deliveryRoutes.delivery, { ...partsOf(visit), delivery: id }), 'recorded') }
    },
  }
}
