import { everybody, get, judges, post, type DeskRoutes } from '../route.ts'

const member = { roles: everybody, of: 'case' } as const
const judging = { roles: judges, of: 'case' } as const

/** Which bodies are open to a case, and the procedures before them that forbid publicity. */
export const mechanismRoutes = {
  bodies: get('/cases/:case/bodies', member),
  procedures: get('/cases/:case/procedures', member),
  record: post('/cases/:case/procedures', judging),
  liftForm: get('/cases/:case/procedures/:entry/lift', judging),
  // Readers see again what was kept from them.
  lift: post('/cases/:case/procedures/:entry/lift', { ...judging, confirmed: true }),
} as const satisfies DeskRoutes
