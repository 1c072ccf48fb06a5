import { everybody, get, post, writers, type DeskRoutes } from '../route.ts'

const member = { roles: everybody, of: 'case' } as const
const writing = { roles: writers, of: 'case' } as const

/** Claims: entering one, its page, and what may be said of it later. `new` stands before `:claim`, which would take it for an id. */
export const claimRoutes = {
  newForm: get('/cases/:case/claims/new', writing),
  add: post('/cases/:case/claims/new', writing),
  show: get('/cases/:case/claims/:claim', { ...member, reads: 'claim.read' }),
  retractForm: get('/cases/:case/claims/:claim/retraction', writing),
  retract: post('/cases/:case/claims/:claim/retraction', writing),
  markForm: get('/cases/:case/claims/:claim/mark', writing),
  mark: post('/cases/:case/claims/:claim/mark', writing),
} as const satisfies DeskRoutes
