import { everybody, get, judges, post, type DeskRoutes } from '../route.ts'

const member = { roles: everybody, of: 'case' } as const
const judging = { roles: judges, of: 'case' } as const

/** Whether persons of a case are persons of other cases, as far as whoever asks reads both. */
export const personRoutes = {
  samePersons: get('/cases/:case/same-persons', member),
  judgementForm: get('/cases/:case/same-persons/judgement', judging),
  judge: post('/cases/:case/same-persons/judgement', judging),
} as const satisfies DeskRoutes
