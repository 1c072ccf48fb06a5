import { administrators, everybody, get, type DeskRoutes } from '../route.ts'

/** Who did what: for administrators, and for everybody what they did themselves. */
export const auditRoutes = {
  audit: get('/audit', { roles: administrators, of: 'desk' }),
  // A spreadsheet of it leaves the house, so it is asked again who takes it.
  auditTable: get('/audit.csv', { roles: administrators, of: 'desk', confirmed: true }),
  ownActions: get('/me/actions', { roles: everybody, of: 'desk' }),
} as const satisfies DeskRoutes
