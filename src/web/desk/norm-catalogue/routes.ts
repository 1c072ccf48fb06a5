import { administrators, everybody, get, post, type DeskRoutes } from '../route.ts'

const reads = { roles: everybody, of: 'desk' } as const
const settles = { roles: administrators, of: 'desk' } as const

/** The catalogue of norms, and what administrators decide about proposals. The fixed addresses stand before those with parts. */
export const normCatalogueRoutes = {
  norms: get('/norms', reads),
  settings: get('/norms/settings', settles),
  settingsSent: post('/norms/settings', settles),
  states: get('/norms/states', reads),
  state: get('/norms/states/:state', reads),
  instrument: get('/norms/:instrument', reads),
  bound: get('/norms/:instrument/states', reads),
  norm: get('/norms/:instrument/:norm', reads),
} as const satisfies DeskRoutes
