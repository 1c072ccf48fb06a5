import { everybody, get, judges, post, writers, type DeskRoutes } from '../route.ts'

const reads = { roles: everybody, of: 'appeal' } as const

/** Publishing an appeal, taking it down, and what has changed since. */
export const publicationRoutes = {
  changed: get('/appeals/changed', { roles: everybody, of: 'desk' }),
  keepChange: get('/appeals/:appeal/kept-changes/:change{[0-9]+}', { roles: judges, of: 'appeal' }),
  standings: get('/appeals/:appeal/standings', reads),
  differences: get('/appeals/:appeal/differences', reads),
  keepChanged: post('/appeals/:appeal/kept-changes/:change{[0-9]+}', { roles: judges, of: 'appeal' }),
  whoSees: get('/appeals/:appeal/who-sees', reads),
  keepConsent: post('/appeals/:appeal/kept-consents', { roles: judges, of: 'appeal' }),
  publication: get('/appeals/:appeal/publication', reads),
  publish: post('/appeals/:appeal/publication', { roles: writers, of: 'appeal', confirmed: true }),
  publishLanguages: post('/appeals/:appeal/publication/languages', { roles: writers, of: 'appeal', confirmed: true }),
  takeDown: get('/appeals/:appeal/take-down', reads),
  // Nobody is asked again who they are: what must go, goes now.
  takenDown: post('/appeals/:appeal/take-down', { roles: judges, of: 'appeal' }),
} as const satisfies DeskRoutes
