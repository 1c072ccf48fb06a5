import type { Context, MiddlewareHandler } from 'hono'

/**
 * Refuses what a page of another site sends. Browsers say where a request comes from (Sec-Fetch-Site, else Origin); one
 * that says neither sends no form. Besides this, every form of somebody signed in bears a token.
 */
export const refuseOtherSites =
  (origin: string): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || comesFromHere(c, origin)) return next()
    return c.text('This was sent from another site and was not done. Open the desk and do it there.\n', 403)
  }

function comesFromHere(c: Context, origin: string): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const from = c.req.header('origin')
  if (from === undefined || !URL.canParse(from)) return false
  // The desk is also reached by its machine's own names; the guard has held Host to them already.
  const { host, hostname } = new URL(from)
  return from === origin || (ownNames.includes(hostname) && host === c.req.header('host'))
}

const ownNames = ['localhost', '127.0.0.1', '[::1]']
