import type { Database, Transaction } from '../platform/index.ts'
import { recordAudit } from './record-audit.ts'
import type { StaffTables } from './store.ts'
import type { Role } from './staff-member.ts'

/** Up to which sensitivity a member reads a case. Each includes those before it; what is public anybody reads. */
export const clearances = ['team', 'privileged', 'sealed'] as const
export type Clearance = (typeof clearances)[number]

/** That a staff member belongs to a case. */
export type Membership = { readonly staff: string; readonly caseKey: number; readonly clearance: Clearance; readonly since: Date }

/** The members of a case, with who made them so. */
export type CaseMember = Membership & { readonly name: string; readonly role: Role; readonly givenBy: string }

export const clearanceInWords: Readonly<Record<Clearance, string>> = {
  team: 'public and team',
  privileged: 'public, team and privileged',
  sealed: 'everything, also what is sealed',
}

export const isClearance = (text: unknown): text is Clearance => clearances.includes(text as Clearance)

/** Whether somebody with this clearance reads what is marked so. */
export function mayRead(clearance: Clearance, sensitivity: 'public' | Clearance): boolean {
  return sensitivity === 'public' || clearances.indexOf(sensitivity) <= clearances.indexOf(clearance)
}

/** What a staff member is in a case; null when they are no member, or have left the team. */
export async function membershipOf(db: Database | Transaction, staff: string, caseKey: number): Promise<Membership | null> {
  const found = await current(db).where('memberships.staff', '=', staff).where('case_key', '=', caseKey).executeTakeFirst()
  return found === undefined ? null : readMembership(found)
}

/** All cases of which a staff member is a member now, by the key of the case. */
export async function membershipsOf(db: Database | Transaction, staff: string): Promise<ReadonlyMap<number, Membership>> {
  const rows = await current(db).where('memberships.staff', '=', staff).execute()
  return new Map(rows.map((row) => [row.case_key, readMembership(row)]))
}

/** Who belongs to a case now, by name. */
export async function membersOf(db: Database | Transaction, caseKey: number): Promise<readonly CaseMember[]> {
  const rows = await current(db)
    .select(['staff_members.name', 'staff_members.role', 'given_by'])
    .where('case_key', '=', caseKey)
    .orderBy('staff_members.name')
    .execute()
  return rows.map((row) => ({ ...readMembership(row), name: row.name, role: row.role, givenBy: row.given_by }))
}

/** The members of all cases that have any, by the key of the case and then by name. */
export async function membersOfAll(db: Database | Transaction): Promise<ReadonlyMap<number, readonly CaseMember[]>> {
  const rows = await current(db).select(['staff_members.name', 'staff_members.role', 'given_by']).orderBy('staff_members.name').execute()
  const members = rows.map((row) => ({ ...readMembership(row), name: row.name, role: row.role, givenBy: row.given_by }))
  return Map.groupBy(members, ({ caseKey }) => caseKey)
}

export type MembershipChange =
  | { readonly kind: 'changed' }
  | { readonly kind: 'none' }
  /** There is no such staff member, or they have left. */
  | { readonly kind: 'unknown' }

/**
 * Makes a staff member a member of a case with a clearance, or changes the clearance; null ends the membership. In the
 * caller's transaction, with its audit entry. The former membership stays as history.
 */
export async function setMembership(
  tx: Transaction,
  wanted: { readonly staff: string; readonly caseKey: number; readonly clearance: Clearance | null },
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<MembershipChange> {
  const { staff, caseKey, clearance } = wanted
  const tables = tx.withTables<StaffTables>()
  // Held until the end of the transaction: whoever is being ended gains no membership meanwhile.
  const member = await tables.selectFrom('staff_members').select(['id', 'ended_at']).where('id', '=', staff).forUpdate().executeTakeFirst()
  if (member === undefined || member.ended_at !== null) return { kind: 'unknown' }
  const before = await membershipOf(tx, staff, caseKey)
  if ((before?.clearance ?? null) === clearance) return { kind: 'none' }
  await tables
    .updateTable('memberships')
    .set({ ended_at: at })
    .where('staff', '=', staff)
    .where('case_key', '=', caseKey)
    .where('ended_at', 'is', null)
    .execute()
  if (clearance !== null)
    await tables
      .insertInto('memberships')
      .values({ staff, case_key: caseKey, clearance, since: at, given_by: by, ended_at: null })
      .execute()
  const action = clearance === null ? 'membership.end' : before === null ? 'membership.give' : 'membership.change'
  await recordAudit(tx, { at, staff: by, action, caseKey, detail: { of: staff, ...(clearance === null ? {} : { clearance }) } })
  return { kind: 'changed' }
}

const current = (db: Database | Transaction) =>
  db
    .withTables<StaffTables>()
    .selectFrom('memberships')
    .innerJoin('staff_members', 'staff_members.id', 'memberships.staff')
    .select(['memberships.staff', 'case_key', 'clearance', 'since'])
    .where('memberships.ended_at', 'is', null)
    .where('staff_members.ended_at', 'is', null)

const readMembership = (row: { staff: string; case_key: number; clearance: Clearance; since: Date }): Membership => ({
  staff: row.staff,
  caseKey: row.case_key,
  clearance: row.clearance,
  since: row.since,
})
