import { administrators, everybody, get, post, type DeskRoutes } from '../route.ts'

export const erasureRoutes = {
  erasures: get('/cases/:case/erasures', { roles: everybody, of: 'case', reads: 'erasure.read' }),
  newErasure: get('/cases/:case/erasures/new', { roles: administrators, of: 'case', confirmed: true, reads: 'erasure.read' }),
  newErasureSent: post('/cases/:case/erasures/new', { roles: administrators, of: 'case', confirmed: true }),
} as const satisfies DeskRoutes
