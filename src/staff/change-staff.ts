import type { Transaction } from '../platform/index.ts'
import { endAllSessions } from './end-session.ts'
import { fromCommandLine, holdStaff, makeLink, recoveryWaits, withdrawLinks, type Acting, type MadeLink } from './invitation.ts'
import { nobodysHash } from './password.ts'
import { recordAudit } from './record-audit.ts'
import { endStepsOf } from './sign-in-step.ts'
import type { Role } from './staff-member.ts'
import type { StaffTables } from './store.ts'

/** Why a staff member was not changed, in a sentence. */
export type StaffRefusal = { readonly kind: 'refused'; readonly reason: string }

/**
 * Gives a staff member another role. It holds with the next request; their sessions end, so that nobody goes on with
 * what they were shown before, and the links that an administrator made are withdrawn. The last administrator stays one. In the caller's transaction.
 */
export async function changeRole(
  tx: Transaction,
  staff: string,
  role: Role,
  acting: Omit<Acting, 'random'>,
): Promise<{ readonly kind: 'changed' } | { readonly kind: 'none' } | StaffRefusal> {
  const member = await holdMember(tx, staff)
  if (member === null) return unknown
  if (member.role === role) return { kind: 'none' }
  if (member.role === 'administrator' && (await activeAdministrators(tx)) === 1)
    return refused('This is the only administrator. Make somebody else an administrator first.')
  await tx.withTables<StaffTables>().updateTable('staff_members').set({ role }).where('id', '=', staff).execute()
  await endAllSessions(tx, staff, acting.now)
  const links = member.role === 'administrator' ? await withdrawLinks(tx, { madeBy: staff }, acting.now) : 0
  const detail = { of: staff, role, before: member.role, ...(links > 0 && { 'links withdrawn': links }), ...fromCommandLine(acting) }
  await recordAudit(tx, { at: acting.now, staff: acting.by, action: 'staff.role', detail })
  return { kind: 'changed' }
}

/**
 * Ends a staff member's access: sessions, memberships, what they sign in with and the links they made. Their name stays beside what they did.
 * The last administrator stays. In the caller's transaction.
 */
export async function endStaffMember(
  tx: Transaction,
  staff: string,
  acting: Omit<Acting, 'random'>,
): Promise<{ readonly kind: 'ended' } | StaffRefusal> {
  const { now } = acting
  const member = await holdMember(tx, staff)
  if (member === null) return unknown
  if (member.role === 'administrator' && (await activeAdministrators(tx)) === 1)
    return refused('This is the only administrator. Make somebody else an administrator first.')
  const tables = tx.withTables<StaffTables>()
  await endAllSessions(tx, staff, now)
  await tables.deleteFrom('second_factors').where('staff', '=', staff).execute()
  await endStepsOf(tx, staff)
  await tables.updateTable('memberships').set({ ended_at: now }).where('staff', '=', staff).where('ended_at', 'is', null).execute()
  const links = (await withdrawLinks(tx, { madeBy: staff }, now)) + (await withdrawLinks(tx, { staff }, now))
  await tables.updateTable('staff_members').set({ ended_at: now, password_hash: nobodysHash }).where('id', '=', staff).execute()
  const detail = { of: staff, ...(links > 0 && { 'links withdrawn': links }), ...fromCommandLine(acting) }
  await recordAudit(tx, { at: now, staff: acting.by, action: 'staff.end', detail })
  return { kind: 'ended' }
}

/**
 * Makes a link with which a staff member who has lost password or second factor sets both anew. Another administrator
 * makes it, or whoever holds the server. Their sessions end at once, a link made before is withdrawn, and it waits as
 * long as recoveryWaits says; on the command line not at all, where nothing would be gained. In the caller's transaction.
 */
export async function recover(
  tx: Transaction,
  staff: string,
  acting: Acting,
): Promise<({ readonly kind: 'made' } & MadeLink) | StaffRefusal> {
  const { by, now } = acting
  if (by === staff)
    return refused('Another administrator must make your recovery link: it would let whoever sits at your desk in for good.')
  const member = await holdMember(tx, staff)
  if (member === null) return unknown
  await withdrawLinks(tx, { staff }, now)
  await endAllSessions(tx, staff, now)
  await endStepsOf(tx, staff)
  const waits = by === null ? 0 : recoveryWaits(await activeAdministrators(tx))
  const link = await makeLink(tx, { kind: 'recovery', forWhom: member.name, role: member.role, staff, waits }, acting)
  const detail = { of: staff, hours: waits / 3_600_000, ...fromCommandLine(acting) }
  await recordAudit(tx, { at: now, staff: by, action: 'staff.recover', entry: link.invitation.id, detail })
  return { kind: 'made', ...link }
}

async function holdMember(tx: Transaction, staff: string): Promise<{ readonly role: Role; readonly name: string } | null> {
  await holdStaff(tx)
  const row = await tx
    .withTables<StaffTables>()
    .selectFrom('staff_members')
    .select(['role', 'name'])
    .where('id', '=', staff)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

async function activeAdministrators(tx: Transaction): Promise<number> {
  const rows = await tx
    .withTables<StaffTables>()
    .selectFrom('staff_members')
    .select('id')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .execute()
  return rows.length
}

const refused = (reason: string): StaffRefusal => ({ kind: 'refused', reason })
const unknown = refused('There is no such staff member, or their access has ended.')
