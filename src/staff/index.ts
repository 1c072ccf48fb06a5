export { isRole, roleInWords, roles, type Random, type Role, type StaffMember } from './staff-member.ts'
export {
  clearanceInWords,
  clearances,
  countMemberships,
  isClearance,
  mayRead,
  membersOf,
  membershipOf,
  membershipsOf,
  setMembership,
  type CaseMember,
  type Clearance,
  type Membership,
} from './membership.ts'
export { findSession, isFresh, noteSeen, sessionLimits, type Session } from './session.ts'
export { countAttempts, type Attempts } from './attempts.ts'
export { signIn, type SignInContext, type SignedIn } from './sign-in.ts'
export { auditActions, isAuditAction, type AuditAction } from './audit-actions.ts'
export { recordAudit, recordReading, type AuditEntry, type Reading } from './record-audit.ts'
