import type { Hono } from 'hono'

/** The methods that a site has routes for at an address, besides what runs before every page; none where there is nothing. */
export function methodsAt(app: Hono, path: string): string[] {
  const found = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  )
  // Whoever may read it may ask for its headers alone.
  return found.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
}

/**
 * An address without the slash at its end, which people and programs add. Gives undefined when there is none, and for
 * whatever a browser could take for another site's address (`//example.org/`, a backslash).
 */
export function withoutLastSlash(path: string): string | undefined {
  return /^(\/[A-Za-z0-9._~%-]+)+\/+$/.test(path) ? path.replace(/\/+$/, '') : undefined
}
