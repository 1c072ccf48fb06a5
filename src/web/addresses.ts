import type { Hono } from 'hono'

/** Whether a site has a page at an address: a route for GET, besides what runs before every page. */
export function hasPage(app: Hono, path: string): boolean {
  const [found] = app.router.match('GET', path)
  return found.some(([[, route]]) => route.method === 'GET')
}

/**
 * An address without the slash at its end, which people and programs add. Gives undefined when there is none, and for
 * whatever a browser could take for another site's address (`//example.org/`, a backslash).
 */
export function withoutLastSlash(path: string): string | undefined {
  return /^(\/[A-Za-z0-9._~%-]+)+\/+$/.test(path) ? path.replace(/\/+$/, '') : undefined
}
