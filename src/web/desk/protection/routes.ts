import { everybody, get, post, writers, type DeskRoutes } from '../route.ts'

const writing = { roles: writers, of: 'case' } as const

/** Who may read a document, who a protected source is, and who sees what of a case. */
export const protectionRoutes = {
  documentMarkForm: get('/cases/:case/documents/:document/mark', writing),
  markDocument: post('/cases/:case/documents/:document/mark', writing),

  protectionForm: get('/cases/:case/sources/:source/protection', writing),
  protect: post('/cases/:case/sources/:source/protection', writing),
  identity: get('/cases/:case/sources/:source/identity', { roles: everybody, of: 'case', confirmed: true }),
  changeIdentity: post('/cases/:case/sources/:source/identity', { ...writing, confirmed: true }),

  whoSees: get('/cases/:case/who-sees', { roles: everybody, of: 'case' }),
} as const satisfies DeskRoutes
