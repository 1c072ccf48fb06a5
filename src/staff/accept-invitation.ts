import type { Database, Transaction } from '../platform/index.ts'
import { newSecret, stepOfCode } from './code.ts'
import { isKept, keepFactor, type NewFactor, type Shown } from './factors.ts'
import { findInvitation, holdInvitation, holdStaff, type Invitation } from './invitation.ts'
import { isTaken, nameProblems, passwordProblems, shownNameProblem, type Chosen, type ChosenProblems } from './names.ts'
import { readNewPasskey } from './passkey.ts'
import { argon2Passwords } from './password.ts'
import { recordAudit } from './record-audit.ts'
import type { FactorContext } from './show-factor.ts'
import { enter, type SignedIn, type SignInContext } from './sign-in.ts'
import { beginStep, endStep, endStepsOf, failStep, findStep, holdStep, type Prepared, type SignInStep } from './sign-in-step.ts'
import { foldSignInName, memberColumns, newStaffId, readMember, type StaffMember } from './staff-member.ts'
import { endAllSessions } from './end-session.ts'
import type { StaffTables } from './store.ts'

export type PreparedOutcome =
  | { readonly kind: 'prepared'; readonly step: string }
  | { readonly kind: 'invalid'; readonly problems: ChosenProblems }
  /** The link was used, withdrawn, or is too old. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'early'; readonly opensAt: Date }

/** The first half of an invitation: names and password are held to their rules and wait for the second factor. */
export async function prepareAccess(db: Database, link: string, chosen: Chosen, context: SignInContext): Promise<PreparedOutcome> {
  const { now, random, passwords = argon2Passwords } = context
  const invitation = await findInvitation(db, link, now)
  if (invitation === null) return { kind: 'gone' }
  if (invitation.opensAt > now) return { kind: 'early', opensAt: invitation.opensAt }
  const member = invitation.staff === null ? null : await findMember(db, invitation.staff)
  const names = member === null ? { signInName: chosen.signInName.trim(), name: chosen.name.trim() } : member
  const problems = { ...(member === null ? await nameProblems(db, names) : {}), ...passwordProblems(chosen, names) }
  if (Object.keys(problems).length > 0) return { kind: 'invalid', problems }
  const prepared: Prepared = {
    signInName: names.signInName,
    name: names.name,
    passwordHash: await passwords.hash(chosen.password),
    secret: newSecret(random),
  }
  return {
    kind: 'prepared',
    step: await db.transaction().execute((tx) => beginStep(tx, { kind: 'invitation', invitation: invitation.id, prepared }, context)),
  }
}

/** What is set up as second factor; null when the step is over. */
export async function factorToSetUp(db: Database, token: string, now: Date): Promise<Extract<SignInStep, { kind: 'invitation' }> | null> {
  const step = await findStep(db, token, now)
  return step?.kind === 'invitation' ? step : null
}

export type AcceptedOutcome =
  | SignedIn
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'over' }
  /** Somebody else has taken one of the names meanwhile. */
  | { readonly kind: 'taken' }

/**
 * The second half: the second factor is shown to work, and only then is there a staff member, or one who was locked out
 * has password and factor anew. All in one transaction, with the first session. A recovery ends every other session.
 */
export async function acceptInvitation(
  db: Database,
  token: string,
  shown: Shown & { readonly factorName: string },
  context: FactorContext,
): Promise<AcceptedOutcome> {
  const { now, random } = context
  return db.transaction().execute(async (tx): Promise<AcceptedOutcome> => {
    await holdStaff(tx)
    const step = await holdStep(tx, token, now)
    if (step?.kind !== 'invitation') return { kind: 'over' }
    const invitation = await holdInvitation(tx, step.invitation, now)
    if (invitation === null || invitation.opensAt > now) {
      await endStep(tx, token)
      return { kind: 'over' }
    }
    const factor = await newFactor(shown, step, context)
    if (factor === null || (factor.kind === 'passkey' && (await isKept(tx, factor.passkey, invitation.staff)))) {
      const left = await failStep(tx, token, step, random)
      return left > 0 ? { kind: 'wrong', left } : { kind: 'over' }
    }
    const staff =
      invitation.staff === null
        ? await join(tx, invitation, step.prepared, context)
        : await renew(tx, invitation.staff, step.prepared, context)
    if (staff === null) return { kind: 'taken' }
    await keepFactor(tx, staff.id, factor, context)
    await tx.withTables<StaffTables>().updateTable('invitations').set({ used_at: now }).where('id', '=', invitation.id).execute()
    await endStep(tx, token)
    const action = invitation.kind === 'recovery' ? 'staff.recovered' : 'staff.join'
    await recordAudit(tx, { at: now, staff: staff.id, action, entry: invitation.id, detail: { role: staff.role } })
    return enter(tx, staff, step.destination, context)
  })
}

async function newFactor(
  shown: Shown & { readonly factorName: string },
  { prepared, challenge }: { readonly prepared: Prepared; readonly challenge: string },
  { now, origin }: FactorContext,
): Promise<NewFactor | null> {
  if (shown.kind === 'code') {
    const lastStep = stepOfCode(prepared.secret, shown.code, { now, after: 0 })
    return lastStep === null ? null : { kind: 'code', name: shown.factorName, secret: prepared.secret, lastStep }
  }
  const passkey = await readNewPasskey(shown.response, { challenge, origin })
  return passkey === null ? null : { kind: 'passkey', name: shown.factorName, passkey }
}

async function join(
  tx: Transaction,
  { role }: Invitation,
  prepared: Prepared,
  { now, random }: FactorContext,
): Promise<StaffMember | null> {
  if ((await isTaken(tx, prepared.signInName)) || (await shownNameProblem(tx, prepared.name)) !== undefined) return null
  const id = newStaffId(random)
  await tx
    .withTables<StaffTables>()
    .insertInto('staff_members')
    .values({
      id,
      sign_in_name: prepared.signInName,
      folded_name: foldSignInName(prepared.signInName),
      name: prepared.name,
      role,
      password_hash: prepared.passwordHash,
      needs_second_factor: true,
      created_at: now,
      ended_at: null,
    })
    .execute()
  return { id, name: prepared.name, role, signInName: prepared.signInName, direction: 'ltr' }
}

async function renew(tx: Transaction, staff: string, prepared: Prepared, { now }: FactorContext): Promise<StaffMember | null> {
  const tables = tx.withTables<StaffTables>()
  await tables.deleteFrom('second_factors').where('staff', '=', staff).execute()
  await endAllSessions(tx, staff, now)
  await endStepsOf(tx, staff)
  await tables
    .updateTable('staff_members')
    .set({ password_hash: prepared.passwordHash, needs_second_factor: true })
    .where('id', '=', staff)
    .execute()
  return findMember(tx, staff)
}

async function findMember(db: Database | Transaction, staff: string): Promise<StaffMember | null> {
  const row = await db
    .withTables<StaffTables>()
    .selectFrom('staff_members')
    .select(memberColumns)
    .where('id', '=', staff)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : readMember(row)
}
