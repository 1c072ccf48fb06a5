import { findDelivery, findDossier, type AddressOf, type Delivery, type Dossier, type DossierText } from '../../../delivery/index.ts'
import { placeOf, routes } from '../../routes.ts'
import { appealCrumbs } from '../appeals/index.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit, Visit } from '../visit.ts'
import { notFound } from '../what-goes-wrong.tsx'
import { deliveryRoutes } from './routes.ts'

/** The dossier in the address, if it is one of the appeal there; else the page that there is none. */
export async function theDossier(visit: AppealVisit): Promise<Dossier | Response> {
  const found = await findDossier(visit.needs.db, visit.c.req.param('dossier') ?? '')
  return found !== null && found.appeal === visit.opened.whole.id ? found : notFound(visit)
}

/** A dossier that is still being prepared. */
export type OpenDossier = Dossier & { readonly text: DossierText }

/** The same where its words can still be changed; else the way to its page: it was approved, or its words were erased. */
export async function theOpenDossier(visit: AppealVisit): Promise<OpenDossier | Response> {
  const found = await theDossier(visit)
  if (found instanceof Response) return found
  const { text } = found
  return found.frozen !== null || text === null
    ? visit.c.redirect(dossierHref(visit, deliveryRoutes.dossier, found), 303)
    : { ...found, text }
}

/** The delivery in the address, likewise. */
export async function theDelivery(visit: AppealVisit): Promise<Delivery | Response> {
  const found = await findDelivery(visit.needs.db, visit.c.req.param('delivery') ?? '')
  return found !== null && found.appeal === visit.opened.whole.id ? found : notFound(visit)
}

export const partsOf = ({ opened }: Pick<AppealVisit, 'opened'>): { readonly appeal: string } => ({ appeal: opened.whole.id })

/** The address of a page of a dossier. */
export const dossierHref = (
  visit: AppealVisit,
  route: (typeof deliveryRoutes)[keyof typeof deliveryRoutes],
  dossier: Pick<Dossier, 'id'>,
): string => hrefOf(route, { ...partsOf(visit), dossier: dossier.id })

export const deliveryCrumbs = (visit: AppealVisit, dossier?: Pick<Dossier, 'id'>): { readonly href: string; readonly label: string }[] => [
  ...appealCrumbs(visit.opened),
  { href: hrefOf(deliveryRoutes.deliveries, partsOf(visit)), label: 'Deliveries' },
  ...(dossier === undefined ? [] : [{ href: dossierHref(visit, deliveryRoutes.dossier, dossier), label: 'Dossier' }]),
]

/** Where readers find an edition. */
export const addressOf =
  ({ needs }: Pick<Visit, 'needs'>): AddressOf =>
  (edition) =>
    needs.publicOrigin + routes.appeal(placeOf(edition))
