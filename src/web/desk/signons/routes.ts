import { administrators, get, judges, post, writers, type DeskRoutes } from '../route.ts'

const reads = { roles: judges, of: 'appeal', reads: 'signon.read' } as const
const moderates = { roles: writers, of: 'appeal' } as const
/** What a reviewer may do of it stands in may-decide.ts. */
const decides = { roles: judges, of: 'appeal' } as const
const opens = { roles: administrators, of: 'appeal', confirmed: true } as const

/** The sign-ons of an appeal: what is open, held, removed, and to whom it is sealed. */
export const signOnRoutes = {
  state: get('/appeals/:appeal/sign-ons', reads),
  opening: get('/appeals/:appeal/sign-ons/opening', { roles: administrators, of: 'appeal', reads: 'signon.read' }),
  open: post('/appeals/:appeal/sign-ons/opening', opens),
  addressed: get('/appeals/:appeal/sign-ons/addressed', { roles: administrators, of: 'appeal', reads: 'signon.read' }),
  changeAddressed: post('/appeals/:appeal/sign-ons/addressed', { roles: administrators, of: 'appeal' }),
  pause: post('/appeals/:appeal/sign-ons/pause', moderates),
  closing: get('/appeals/:appeal/sign-ons/closing', { roles: administrators, of: 'appeal', reads: 'signon.read' }),
  close: post('/appeals/:appeal/sign-ons/closing', opens),

  keys: get('/appeals/:appeal/sign-ons/keys', reads),
  addKey: post('/appeals/:appeal/sign-ons/keys', opens),
  keyFate: post('/appeals/:appeal/sign-ons/keys/fate', opens),

  held: get('/appeals/:appeal/sign-ons/held', reads),
  removals: get('/appeals/:appeal/sign-ons/removals', reads),
  removal: get('/appeals/:appeal/sign-ons/removals/new', { ...decides, reads: 'signon.read' }),
  remove: post('/appeals/:appeal/sign-ons/removals/new', { ...decides, confirmed: true }),
  // Nobody is asked again who they are: what runs wrongly must stop now.
  cancelRemoval: post('/appeals/:appeal/sign-ons/removals/cancel', decides),

  organisations: get('/appeals/:appeal/sign-ons/organisations', reads),
  reviewOrganisation: post('/appeals/:appeal/sign-ons/organisations', decides),

  paper: get('/appeals/:appeal/sign-ons/paper', reads),
  takeBackBatch: post('/appeals/:appeal/sign-ons/paper', { ...moderates, confirmed: true }),
  batch: get('/appeals/:appeal/sign-ons/paper/new', { ...moderates, reads: 'signon.read' }),
  recordBatch: post('/appeals/:appeal/sign-ons/paper/new', { ...moderates, confirmed: true }),

  audits: get('/appeals/:appeal/sign-ons/audits', reads),
  sample: post('/appeals/:appeal/sign-ons/audits/sample', opens),
  recordAudit: post('/appeals/:appeal/sign-ons/audits', opens),

  exporting: get('/appeals/:appeal/sign-ons/export', { roles: administrators, of: 'appeal', reads: 'signon.read' }),
  export: post('/appeals/:appeal/sign-ons/export', opens),
} as const satisfies DeskRoutes
