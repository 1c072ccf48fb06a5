import type { Database, Transaction } from '../platform/index.ts'
import { newSecret, stepOfCode } from './code.ts'
import { holdSession, isPassword, setSession, type ConfirmContext } from './confirm.ts'
import { endOtherSessions } from './end-session.ts'
import { isKept, keepFactor, type Shown } from './factors.ts'
import { holdStaff } from './invitation.ts'
import { nameProblem, passwordProblems, shownNameProblem } from './names.ts'
import { readNewPasskey } from './passkey.ts'
import { argon2Passwords } from './password.ts'
import { recordAudit } from './record-audit.ts'
import { newToken, type Session } from './session.ts'
import { endStepsOf } from './sign-in-step.ts'
import type { Random, StaffMember } from './staff-member.ts'
import type { StaffTables } from './store.ts'

type Own = { readonly staff: StaffMember; readonly session: Session }

export type NameChange = { readonly kind: 'changed' } | { readonly kind: 'none' } | { readonly kind: 'invalid'; readonly problem: string }

/**
 * Changes the name that others see, and from which side the desk is read. Nobody takes the name of a colleague: what each
 * of them does is recorded by name. In the caller's transaction.
 */
export async function changeOwnName(
  tx: Transaction,
  staff: StaffMember,
  { name, direction }: Pick<StaffMember, 'name' | 'direction'>,
  now: Date,
): Promise<NameChange> {
  await holdStaff(tx)
  const problem = nameProblem(name) ?? (await shownNameProblem(tx, name, staff))
  if (problem !== undefined) return { kind: 'invalid', problem }
  if (name.trim() === staff.name && direction === staff.direction) return { kind: 'none' }
  await tx.withTables<StaffTables>().updateTable('staff_members').set({ name: name.trim(), direction }).where('id', '=', staff.id).execute()
  await recordAudit(tx, { at: now, staff: staff.id, action: 'name.change' })
  return { kind: 'changed' }
}

export type PasswordChange =
  | { readonly kind: 'changed'; readonly sessionsEnded: number }
  | { readonly kind: 'invalid'; readonly problems: { readonly current?: string; readonly password?: string; readonly again?: string } }
  | { readonly kind: 'slowed'; readonly until: Date }

/** Changes one's own password; the current one is asked for. Every other session ends, and every sign-in that was begun. */
export async function changeOwnPassword(
  db: Database,
  { staff, session }: Own,
  typed: { readonly current: string; readonly password: string; readonly again: string },
  context: ConfirmContext,
): Promise<PasswordChange> {
  const { now, attempts, address, passwords = argon2Passwords } = context
  const begun = attempts.begin({ name: staff.signInName, address, now })
  if (begun.kind === 'wait') return { kind: 'slowed', until: begun.until }
  if (!(await isPassword(db, staff.id, typed.current, passwords)))
    return { kind: 'invalid', problems: { current: 'This is not your password. Nothing was changed.' } }
  begun.succeeded()
  const problems = passwordProblems(typed, staff)
  if (Object.keys(problems).length > 0) return { kind: 'invalid', problems }
  const password_hash = await passwords.hash(typed.password)
  const sessionsEnded = await db.transaction().execute(async (tx) => {
    await tx.withTables<StaffTables>().updateTable('staff_members').set({ password_hash }).where('id', '=', staff.id).execute()
    await endStepsOf(tx, staff.id)
    await recordAudit(tx, { at: now, staff: staff.id, action: 'password.change' })
    return endOtherSessions(tx, staff.id, session.id, { by: staff.id, now })
  })
  return { kind: 'changed', sessionsEnded }
}

/** Begins to add a second factor: a secret that the session waits to see used, and a fresh challenge. */
export async function beginFactor(db: Database, session: Session, random: Random): Promise<void> {
  await db.transaction().execute((tx) => setSession(tx, session.id, { challenge: newToken(random), pending_secret: newSecret(random) }))
}

/** Adds the second factor that was begun, once it was shown to work. Gives false for one that does not. */
export async function addFactor(
  db: Database,
  { staff, session }: Own,
  shown: Shown & { readonly factorName: string },
  { now, random, origin }: Pick<ConfirmContext, 'now' | 'random' | 'origin'>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    // So that a passkey that two people add at once is kept for one of them.
    await holdStaff(tx)
    const held = await holdSession(tx, session.id)
    if (held?.secret == null) return false
    const { challenge, secret } = held
    if (shown.kind === 'code') {
      const lastStep = stepOfCode(secret, shown.code, { now, after: 0 })
      if (lastStep === null) return false
      await keepFactor(tx, staff.id, { kind: 'code', name: shown.factorName, secret, lastStep }, { now, random })
    } else {
      const passkey = await readNewPasskey(shown.response, { challenge, origin })
      await setSession(tx, session.id, { challenge: newToken(random) })
      if (passkey === null || (await isKept(tx, passkey))) return false
      await keepFactor(tx, staff.id, { kind: 'passkey', name: shown.factorName, passkey }, { now, random })
    }
    await setSession(tx, session.id, { challenge: newToken(random), pending_secret: null, confirmed_at: now })
    await recordAudit(tx, { at: now, staff: staff.id, action: 'factor.add', detail: { kind: shown.kind } })
    return true
  })
}

export type FactorRemoval = { readonly kind: 'removed' } | { readonly kind: 'none' } | { readonly kind: 'last' }

/** Removes one of one's own second factors; the last one stays. In the caller's transaction. */
export async function removeFactor(tx: Transaction, staff: StaffMember, factor: string, now: Date): Promise<FactorRemoval> {
  const tables = tx.withTables<StaffTables>()
  // The staff member is held, so that two who remove one each do not remove both.
  await tables.selectFrom('staff_members').select('id').where('id', '=', staff.id).forUpdate().execute()
  const kept = await tables.selectFrom('second_factors').select(['id', 'kind']).where('staff', '=', staff.id).execute()
  const meant = kept.find(({ id }) => id === factor)
  if (meant === undefined) return { kind: 'none' }
  if (kept.length === 1) return { kind: 'last' }
  await tables.deleteFrom('second_factors').where('id', '=', meant.id).execute()
  await recordAudit(tx, { at: now, staff: staff.id, action: 'factor.remove', detail: { kind: meant.kind } })
  return { kind: 'removed' }
}
