import { everybody, get, type DeskRoutes } from '../route.ts'

/** One box for all that somebody reads. What its results show of a case is recorded by the page itself. */
export const searchRoutes = {
  search: get('/search', { roles: everybody, of: 'desk' }),
} as const satisfies DeskRoutes
