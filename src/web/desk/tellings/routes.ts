import { administrators, approvers, get, judges, post, writers, type DeskRoutes } from '../route.ts'

const reads = { roles: judges, of: 'appeal', reads: 'signon.read' } as const
const writes = { roles: writers, of: 'appeal' } as const

/** Messages to those who agreed to them when they signed. */
export const tellingRoutes = {
  tellings: get('/appeals/:appeal/sign-ons/tellings', reads),
  begin: post('/appeals/:appeal/sign-ons/tellings', writes),
  telling: get('/appeals/:appeal/sign-ons/tellings/:telling', reads),
  write: post('/appeals/:appeal/sign-ons/tellings/:telling', writes),
  approve: post('/appeals/:appeal/sign-ons/tellings/:telling/approval', { roles: approvers, of: 'appeal' }),
  starting: get('/appeals/:appeal/sign-ons/tellings/:telling/start', {
    roles: administrators,
    of: 'appeal',
    confirmed: true,
    reads: 'signon.read',
  }),
  // Not confirmed once more: the page that asks who is there would carry the key along. Whoever sends it has the key.
  start: post('/appeals/:appeal/sign-ons/tellings/:telling/start', { roles: administrators, of: 'appeal' }),
  // Nobody is asked again who they are: what must stop, stops now.
  stop: post('/appeals/:appeal/sign-ons/tellings/:telling/stop', { roles: judges, of: 'appeal' }),
} as const satisfies DeskRoutes
