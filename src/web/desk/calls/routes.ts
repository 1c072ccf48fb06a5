import { everybody, get, post, writers, type DeskRoutes } from '../route.ts'

const member = { roles: everybody, of: 'case' } as const
const writing = { roles: writers, of: 'case' } as const

/** Calls, attempts to reach somebody, and notes from shift to shift. `new` stands before `:entry`, which would take it for one. */
export const callRoutes = {
  log: get('/cases/:case/log', member),
  // All three are shown together, by time; whoever shortens an address arrives there.
  calls: get('/cases/:case/calls', member),
  contacts: get('/cases/:case/contacts', member),
  handovers: get('/cases/:case/handovers', member),
  callForm: get('/cases/:case/calls/new', writing),
  logCall: post('/cases/:case/calls/new', writing),
  call: get('/cases/:case/calls/:entry', member),
  callCorrectionForm: get('/cases/:case/calls/:entry/correction', writing),
  correctCall: post('/cases/:case/calls/:entry/correction', writing),
  contactForm: get('/cases/:case/contacts/new', writing),
  logContact: post('/cases/:case/contacts/new', writing),
  correctionForm: get('/cases/:case/contacts/:entry', writing),
  correctContact: post('/cases/:case/contacts/:entry', writing),
  handoverForm: get('/cases/:case/handovers/new', writing),
  handOver: post('/cases/:case/handovers/new', writing),
  markRead: post('/cases/:case/handovers/:entry/reading', member),
} as const satisfies DeskRoutes
