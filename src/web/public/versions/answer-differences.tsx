import type { Context, Hono } from 'hono'
import type { Database } from '../../../platform/index.ts'
import { findEdition, type PublishedEdition, type TakeDown } from '../../../publishing/index.ts'
import { readAppealAddress } from '../../routes.ts'
import { renderPage, type Site } from '../page.tsx'
import { DifferencesPage } from './differences-page.tsx'

type Needs = {
  readonly db: Database
  readonly site: Site
  readonly notFound: (c: Context) => Response
  readonly gone: (c: Context, published: PublishedEdition, takenDown: TakeDown) => Promise<Response>
}

/** GET /appeals/ID/differences/1/3: two versions that readers see, the earlier against the later. A version that was taken down is gone here, too. */
export function addDifferences(app: Hono, { db, site, notFound, gone }: Needs): void {
  app.get('/appeals/:name/differences/:from/:to', async (c) => {
    const address = readAppealAddress(c.req.param('name'))
    const [from, to] = [numberIn(c.req.param('from')), numberIn(c.req.param('to'))]
    if (address?.form !== 'html' || from === null || to === null || from >= to) return notFound(c)
    const [before, after] = [await findEdition(db, address.id, from), await findEdition(db, address.id, to)]
    if (before === null || after === null) return notFound(c)
    for (const each of [after, before]) if (each.takenDown !== undefined) return gone(c, each, each.takenDown)
    return c.html(renderPage(<DifferencesPage site={site} before={before.edition} after={after.edition} />))
  })
}

const numberIn = (text: string): number | null => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null)
