import { findCollection, type Collection } from '../../../collections/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { recordAudit, type AuditAction } from '../../../staff/index.ts'
import { hrefOf, type DeskRoute } from '../route.ts'
import type { Visit } from '../visit.ts'
import { collectionRoutes } from './routes.ts'

/** The collection in the address; where there is none, the way to those that there are. */
export async function theCollection({ c, needs }: Visit): Promise<Collection | Response> {
  const found = await findCollection(needs.db, numberIn(c.req.param('collection')))
  return found ?? c.redirect(hrefOf(collectionRoutes.collections), 303)
}

/** A number in an address; 0 where it is none. */
export const numberIn = (text: string | undefined): number => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0)

/** The address of a page of a collection. */
export const collectionHref = (
  { id }: Pick<Collection, 'id'>,
  route: DeskRoute = collectionRoutes.collection,
  parts: Readonly<Record<string, string | number>> = {},
): string => hrefOf(route, { collection: id, ...parts })

/** What a collection is called; its number where its words were erased. */
export const titleOf = ({ id, text }: Pick<Collection, 'id' | 'text'>): string => text?.title ?? `Collection ${id}`

/** The way to a page of a collection. */
export const collectionCrumbs = (collection?: Collection) => [
  { href: hrefOf(collectionRoutes.collections), label: 'Collections' },
  ...(collection === undefined ? [] : [{ href: collectionHref(collection), label: titleOf(collection) }]),
]

/** Records what somebody did with a collection, which the audit calls by its number. */
export const auditCollection = (
  tx: Transaction,
  { staff, now }: Pick<Visit, 'staff' | 'now'>,
  action: AuditAction,
  id: number,
  detail: Readonly<Record<string, number>> = {},
): Promise<unknown> => recordAudit(tx, { at: now, staff: staff.id, action, list: 'collections', entry: String(id), detail })
