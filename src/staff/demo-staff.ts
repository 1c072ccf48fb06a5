import type { Database, Transaction } from '../platform/index.ts'
import { holdStaff } from './invitation.ts'
import { setMembership } from './membership.ts'
import { argon2Passwords } from './password.ts'
import { roles, type Random, type Role } from './staff-member.ts'
import type { StaffTables } from './store.ts'

/** How the people of the demo sign in: names that are roles, and one password for all, made anew at each start. */
export type DemoSignIn = { readonly names: readonly Role[]; readonly password: string }

/**
 * Keeps the four people of the demo, one for each role, members of all its cases. They have no second factor, and sign
 * in only where the desk is told that it is the demo. Gives how to sign in; null where the database has staff members of
 * its own, with whom they do not mix. Whom the people of the demo have invited does not count as such.
 */
export async function keepDemoStaff(
  db: Database,
  cases: readonly number[],
  { now, random }: { readonly now: Date; readonly random: Random },
): Promise<DemoSignIn | null> {
  const password = demoPassword(random)
  const password_hash = await argon2Passwords.hash(password)
  return db.transaction().execute(async (tx) => {
    await holdStaff(tx)
    const tables = tx.withTables<StaffTables>()
    const ids = roles.map(demoStaffId)
    const somebody = await tables.selectFrom('staff_members').select('id').limit(1).executeTakeFirst()
    if (somebody !== undefined && !(await hasDemoStaff(tx))) return null
    for (const role of roles)
      await tables
        .insertInto('staff_members')
        .values({
          id: demoStaffId(role),
          sign_in_name: role,
          folded_name: role,
          name: `Demo ${role}`,
          role,
          password_hash,
          needs_second_factor: false,
          created_at: now,
          ended_at: null,
        })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ password_hash }))
        .execute()
    for (const staff of ids)
      for (const caseKey of cases) {
        const known = await tables
          .selectFrom('memberships')
          .select('id')
          .where('staff', '=', staff)
          .where('case_key', '=', caseKey)
          .executeTakeFirst()
        // Whoever tried out ending a membership meant it.
        if (known === undefined) await setMembership(tx, { staff, caseKey, clearance: 'sealed' }, { by: 'amparo', at: now })
      }
    return { names: roles, password }
  })
}

/** Whether the people of the demo are in a database: it is the demo's, whatever else they have put there since. */
export async function hasDemoStaff(db: Database | Transaction): Promise<boolean> {
  const ids = roles.map(demoStaffId)
  const found = await db.withTables<StaffTables>().selectFrom('staff_members').select('id').where('id', 'in', ids).execute()
  return found.length === ids.length
}

/** The id by which one of them stands beside what they did. */
export const demoStaffId = (role: Role): string => `staff-demo-${role}`

// Sixteen words each, so that a random byte chooses evenly.
const words = [
  'amber birch cedar clover copper fern garnet hazel indigo linen maple olive pebble saffron willow yarrow',
  'bridge candle garden harbour kettle ladder lantern market meadow orchard paper river station table valley window',
].map((line) => line.split(' '))

/** Two words and six digits: to be typed from a screen, and new at each start. */
function demoPassword(random: Random): string {
  const bytes = Buffer.from(random(6))
  const chosen = words.map((list, at) => list[bytes.readUInt8(at) % list.length])
  return `${chosen.join('-')}-${String(bytes.readUInt32BE(2) % 1_000_000).padStart(6, '0')}`
}
