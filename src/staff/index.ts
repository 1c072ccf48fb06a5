export { isRole, roleInWords, roles, type Random, type Role, type StaffMember } from './staff-member.ts'
export {
  clearanceInWords,
  clearances,
  isClearance,
  mayRead,
  membersOf,
  membersOfAll,
  membershipOf,
  membershipsOf,
  setMembership,
  type CaseMember,
  type Clearance,
  type Membership,
} from './membership.ts'
export { findStaffMember, listStaff, type ListedMember } from './list-staff.ts'
export { changeRole, endStaffMember, recover } from './change-staff.ts'

export { findSession, isFresh, noteSeen, sessionLimits, type Session } from './session.ts'
export { endOtherSessions, endSession, sessionsOf, signOut } from './end-session.ts'
export { deviceOf } from './device.ts'

export { staffOfSession } from './staff-of-session.ts'
export { countAttempts, usualAttempts, type AttemptLimits, type Attempts } from './attempts.ts'
export { signIn, type PasswordOutcome, type SignedIn, type SignInContext } from './sign-in.ts'
export { forgetDestinations } from './sign-in-destination.ts'
export { awaitedFactors, showFactor, type FactorContext, type FactorOutcome } from './show-factor.ts'
export { findFactors, type Factor, type Factors, type Shown } from './factors.ts'
export { awaitedBy, confirm, type ConfirmContext, type ConfirmOutcome, type Proof } from './confirm.ts'
export { codeAt, secretAddress, secretInGroups } from './code.ts'
export { passkeyToMake, passkeyToShow } from './passkey.ts'
export { argon2Passwords, type Passwords } from './password.ts'
export { passwordLength } from './judge-password.ts'

export {
  findInvitation,
  invite,
  recoveryWaits,
  makeFirstLink,
  openInvitations,
  withdrawInvitation,
  type Invitation,
  type MadeLink,
} from './invitation.ts'
export { acceptInvitation, factorToSetUp, prepareAccess, type AcceptedOutcome, type PreparedOutcome } from './accept-invitation.ts'
export type { Chosen } from './names.ts'
export { addFactor, beginFactor, changeOwnName, changeOwnPassword, removeFactor } from './own-access.ts'
export { demoStaffId, hasDemoStaff, keepDemoStaff, type DemoSignIn } from './demo-staff.ts'

export { auditActions, isAuditAction, type AuditAction } from './audit-actions.ts'
export { openReadings, recordAudit, type AuditEntry, type ReadingRecorder } from './record-audit.ts'
export { auditDetailInWords, auditInWords, auditPage, readAudit, type AuditQuestion, type AuditRecord } from './read-audit.ts'
export { auditTable } from './audit-table.ts'
export { checkAudit, type AuditCheck } from './check-audit.ts'
