import { administrators, get, post, type DeskRoutes } from '../route.ts'

/** Whether all that is stored is what was stored. */
export const checkRoutes = {
  check: get('/check', { roles: administrators, of: 'desk' }),
  askForCheck: post('/check', { roles: administrators, of: 'desk' }),
} as const satisfies DeskRoutes
