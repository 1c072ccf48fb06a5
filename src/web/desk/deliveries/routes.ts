import { administrators, approvers, everybody, get, post, writers, type DeskRoutes } from '../route.ts'

const reads = { roles: everybody, of: 'desk' } as const
const writes = { roles: writers, of: 'desk' } as const
const readsAppeal = { roles: everybody, of: 'appeal' } as const
const writesAppeal = { roles: writers, of: 'appeal' } as const

/** The directory of bodies, and the ledger over all appeals. */
export const bodyRoutes = {
  bodies: get('/bodies', reads),
  newBody: get('/bodies/new', writes),
  addBody: post('/bodies/new', writes),
  body: get('/bodies/:body', reads),
  editBody: get('/bodies/:body/edit', writes),
  bodyEdited: post('/bodies/:body/edit', writes),
  bodyChecked: post('/bodies/:body/checked', writes),
  objection: get('/bodies/:body/objection', writes),
  objected: post('/bodies/:body/objection', writes),
  withdrawal: get('/bodies/:body/withdrawal', writes),
  withdrawn: post('/bodies/:body/withdrawal', writes),
  ledger: get('/deliveries', reads),
  ledgerTable: get('/deliveries.csv', reads),
  pace: get('/deliveries/pace', { roles: administrators, of: 'desk' }),
  paceSent: post('/deliveries/pace', { roles: administrators, of: 'desk' }),
} as const satisfies DeskRoutes

/** The dossiers of an appeal, and what became of each that went out. */
export const deliveryRoutes = {
  deliveries: get('/appeals/:appeal/deliveries', readsAppeal),
  newDossier: get('/appeals/:appeal/dossiers/new', writesAppeal),
  beginDossier: post('/appeals/:appeal/dossiers/new', writesAppeal),
  dossier: get('/appeals/:appeal/dossiers/:dossier', readsAppeal),
  letter: get('/appeals/:appeal/dossiers/:dossier/letter', writesAppeal),
  letterSent: post('/appeals/:appeal/dossiers/:dossier/letter', writesAppeal),
  letterPrinted: get('/appeals/:appeal/dossiers/:dossier/letter.pdf', readsAppeal),
  annexes: get('/appeals/:appeal/dossiers/:dossier/annexes', writesAppeal),
  annexesSent: post('/appeals/:appeal/dossiers/:dossier/annexes', writesAppeal),
  approve: post('/appeals/:appeal/dossiers/:dossier/approval', { roles: approvers, of: 'appeal' }),
  sendBack: post('/appeals/:appeal/dossiers/:dossier/sent-back', { roles: approvers, of: 'appeal' }),
  archive: get('/appeals/:appeal/dossiers/:dossier/dossier.zip', readsAppeal),
  send: post('/appeals/:appeal/dossiers/:dossier/send', { roles: writers, of: 'appeal', confirmed: true }),
  byHand: get('/appeals/:appeal/dossiers/:dossier/by-hand', writesAppeal),
  byHandSent: post('/appeals/:appeal/dossiers/:dossier/by-hand', writesAppeal),
  delivery: get('/appeals/:appeal/deliveries/:delivery', readsAppeal),
  decide: post('/appeals/:appeal/deliveries/:delivery/decision', writesAppeal),
  acknowledge: post('/appeals/:appeal/deliveries/:delivery/acknowledgement', writesAppeal),
  correct: post('/appeals/:appeal/deliveries/:delivery/correction', writesAppeal),
  show: post('/appeals/:appeal/deliveries/:delivery/shown', writesAppeal),
} as const satisfies DeskRoutes
