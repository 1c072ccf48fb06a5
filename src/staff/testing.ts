import { randomBytes } from 'node:crypto'
import type { Database } from '../platform/index.ts'
import { setMembership, type Clearance } from './membership.ts'
import { argon2Passwords, nobodysHash } from './password.ts'
import { beginSession, type Session } from './session.ts'
import { foldSignInName, newStaffId, type Role, type StaffMember } from './staff-member.ts'
import type { StaffTables } from './store.ts'

export { Authenticator } from './testing-passkey.ts'

/** A staff member for a test, signed in at the time given. */
export type SignedInMember = { readonly staff: StaffMember; readonly session: Session; readonly token: string }

/**
 * Adds a staff member who is signed in, and makes them a member of cases. The token belongs in the session's cookie. A
 * member with a password can also sign in by the page; hashing one takes a moment, so without it nobody knows it.
 */
export async function addStaffMember(
  db: Database,
  wanted: {
    readonly role: Role
    readonly name?: string
    readonly password?: string
    readonly cases?: readonly { readonly key: number; readonly clearance?: Clearance }[]
    readonly now?: Date
  },
): Promise<SignedInMember> {
  const { role, name = `Test ${role}`, now = new Date() } = wanted
  const id = newStaffId(randomBytes)
  const signInName = `${name} ${id.slice(-12)}`
  const password_hash = wanted.password === undefined ? nobodysHash : await argon2Passwords.hash(wanted.password)
  return db.transaction().execute(async (tx) => {
    await tx
      .withTables<StaffTables>()
      .insertInto('staff_members')
      .values({
        id,
        sign_in_name: signInName,
        folded_name: foldSignInName(signInName),
        name,
        role,
        password_hash,
        needs_second_factor: true,
        created_at: now,
        ended_at: null,
      })
      .execute()
    for (const { key, clearance = 'team' } of wanted.cases ?? [])
      await setMembership(tx, { staff: id, caseKey: key, clearance }, { by: id, at: now })
    const begun = await beginSession(tx, id, { now, random: randomBytes, device: 'a test' })
    return { staff: { id, name, role, signInName, direction: 'ltr' }, ...begun }
  })
}

/** The same person signed in once more, since a session ends when a test moves on by hours. Gives the token. */
export const signInAgain = async (db: Database, staff: string, now: Date): Promise<string> =>
  (await db.transaction().execute((tx) => beginSession(tx, staff, { now, random: randomBytes, device: 'a test' }))).token
