import { administrators, everybody, get, post, type DeskRoutes } from '../route.ts'

const own = { roles: everybody, of: 'desk' } as const
const ownConfirmed = { roles: everybody, of: 'desk', confirmed: true } as const
const managing = { roles: administrators, of: 'desk' } as const
const managingConfirmed = { roles: administrators, of: 'desk', confirmed: true } as const

/** One's own access, and that of others. What is confirmed first has a page at the same address, to come back to. */
export const staffRoutes = {
  me: get('/me', own),
  meSent: post('/me', own),
  ownPassword: get('/me/password', own),
  ownPasswordSent: post('/me/password', own),
  ownFactors: get('/me/second-factors', ownConfirmed),
  ownFactorsSent: post('/me/second-factors', ownConfirmed),
  newFactor: get('/me/second-factors/new', ownConfirmed),
  newFactorSent: post('/me/second-factors/new', ownConfirmed),
  ownSessions: get('/me/sessions', own),
  ownSessionsSent: post('/me/sessions', own),

  staff: get('/staff', managing),
  casesForMembers: get('/staff/cases', managing),
  invite: get('/staff/invite', managingConfirmed),
  inviteSent: post('/staff/invite', managingConfirmed),
  withdrawInvitation: post('/staff/invitations/:invitation/withdraw', managing),
  staffMember: get('/staff/:staff', managing),
  staffSessionsSent: post('/staff/:staff', managing),
  staffRole: get('/staff/:staff/role', managingConfirmed),
  staffRoleSent: post('/staff/:staff/role', managingConfirmed),
  staffEnd: get('/staff/:staff/end', managingConfirmed),
  staffEndSent: post('/staff/:staff/end', managingConfirmed),
  staffRecover: get('/staff/:staff/recover', managingConfirmed),
  staffRecoverSent: post('/staff/:staff/recover', managingConfirmed),

  // An administrator gives memberships of cases of which they are no member, and sees no more of them than their code.
  caseMembers: get('/cases/:case/members', managing),
  caseMembersSent: post('/cases/:case/members', managingConfirmed),
} as const satisfies DeskRoutes
