import { everybody, get, judges, post, writers, type DeskRoutes } from '../route.ts'

const member = { roles: everybody, of: 'case' } as const

/** The norms that the facts of a case may engage. The fixed addresses stand before the one with a norm. */
export const proposalRoutes = {
  list: get('/cases/:case/norms', member),
  questions: get('/cases/:case/norms/questions', member),
  changes: get('/cases/:case/norms/changes', member),
  show: get('/cases/:case/norms/:norm', member),
  decide: post('/cases/:case/norms/:norm', { roles: judges, of: 'case' }),
  appeals: get('/cases/:case/norms/:norm/appeals', { roles: writers, of: 'case' }),
  sentence: get('/appeals/:appeal/sentences/norm', { roles: writers, of: 'appeal' }),
} as const satisfies DeskRoutes
