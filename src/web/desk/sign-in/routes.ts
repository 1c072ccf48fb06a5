import { everybody, get, post, type DeskRoutes } from '../route.ts'

/** Coming in, going out, and saying again who one is. */
export const signInRoutes = {
  signIn: get('/sign-in', 'anyone'),
  signInSent: post('/sign-in', 'anyone'),
  secondFactor: get('/sign-in/second-factor', 'anyone'),
  secondFactorSent: post('/sign-in/second-factor', 'anyone'),
  invitation: get('/invitations/:token', 'anyone'),
  invitationSent: post('/invitations/:token', 'anyone'),
  setUpFactor: get('/invitations/:token/second-factor', 'anyone'),
  setUpFactorSent: post('/invitations/:token/second-factor', 'anyone'),
  signOut: post('/sign-out', { roles: everybody, of: 'desk' }),
  confirm: get('/confirm', { roles: everybody, of: 'desk' }),
  confirmSent: post('/confirm', { roles: everybody, of: 'desk' }),
} as const satisfies DeskRoutes
