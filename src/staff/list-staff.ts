import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { foldSignInName, type Role } from './staff-member.ts'

/** A staff member as administrators see them. */
export type ListedMember = {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly role: Role
  readonly since: Date
  /** When their access ended; null for those who sign in. */
  readonly endedAt: Date | null
  /** When a session of theirs was last seen; null for never. */
  readonly lastSeenAt: Date | null
  readonly cases: number
  readonly codes: number
  readonly passkeys: number
}

/** Everybody who signs in or did, those who do first, by name. */
export async function listStaff(db: Database | Transaction): Promise<readonly ListedMember[]> {
  const { rows } = await sql<Row>`
    select id, name, sign_in_name, role, created_at, ended_at,
      (select max(last_seen_at) from sessions where staff = staff_members.id) as last_seen_at,
      (select count(*)::int from memberships where staff = staff_members.id and ended_at is null) as cases,
      (select count(*)::int from second_factors where staff = staff_members.id and kind = 'code') as codes,
      (select count(*)::int from second_factors where staff = staff_members.id and kind = 'passkey') as passkeys
    from staff_members order by ended_at is not null, name, id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    signInName: row.sign_in_name,
    role: row.role,
    since: row.created_at,
    endedAt: row.ended_at,
    lastSeenAt: row.last_seen_at,
    cases: row.cases,
    codes: row.codes,
    passkeys: row.passkeys,
  }))
}

/** An active staff member by the name they sign in with, or by id; null where there is none. */
export async function findStaffMember(db: Database | Transaction, nameOrId: string): Promise<ListedMember | null> {
  const folded = foldSignInName(nameOrId)
  const found = (await listStaff(db)).filter(({ endedAt }) => endedAt === null)
  return found.find(({ id, signInName }) => id === nameOrId || foldSignInName(signInName) === folded) ?? null
}

type Row = {
  id: string
  name: string
  sign_in_name: string
  role: Role
  created_at: Date
  ended_at: Date | null
  last_seen_at: Date | null
  cases: number
  codes: number
  passkeys: number
}
