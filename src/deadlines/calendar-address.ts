import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Randomness, Transaction } from '../platform/index.ts'
import { isRole, recordAudit, type Role } from '../staff/index.ts'

/** When the address of a calendar was made. The address itself is known to whoever was shown it. */
export type CalendarAddress = { readonly madeAt: Date }

type Acting = { readonly by: string; readonly now: Date }

/** The address that a staff member's calendar reads now; null where they have none. */
export async function calendarAddressOf(db: Database | Transaction, staff: string): Promise<CalendarAddress | null> {
  const { rows } = await sql<CalendarAddress>`
    select made_at as "madeAt" from deadline_calendars where staff = ${staff} and revoked_at is null`.execute(db)
  return rows[0] ?? null
}

/** Makes an address in place of the one there was. Gives its secret (256 random bits), which nobody can ask for again. In the caller's transaction. */
export async function makeCalendarAddress(tx: Transaction, { by, now, random }: Acting & { readonly random: Randomness }): Promise<string> {
  await revoke(tx, { by, now })
  const secret = random(32).toString('base64url')
  await sql`
    insert into deadline_calendars (id, staff, token_hash, made_at) values (gen_random_uuid(), ${by}, ${hashOf(secret)}, ${now})`.execute(
    tx,
  )
  await recordAudit(tx, { at: now, staff: by, action: 'calendar.make' })
  return secret
}

/** Takes the address back: whoever reads it from now on finds nothing. In the caller's transaction. */
export async function revokeCalendarAddress(tx: Transaction, acting: Acting): Promise<void> {
  if (await revoke(tx, acting)) await recordAudit(tx, { at: acting.now, staff: acting.by, action: 'calendar.revoke' })
}

/** Whose calendar a secret opens; null where it was never given, was taken back, or is of somebody who has left. */
export async function readerOfCalendar(
  db: Database | Transaction,
  secret: string,
): Promise<{ readonly id: string; readonly role: Role } | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return null
  const { rows } = await sql<{ id: string; role: string }>`
    select staff_members.id, staff_members.role from deadline_calendars join staff_members on staff_members.id = deadline_calendars.staff
    where token_hash = ${hashOf(secret)} and revoked_at is null and ended_at is null`.execute(db)
  const [found] = rows
  return found !== undefined && isRole(found.role) ? { id: found.id, role: found.role } : null
}

async function revoke(tx: Transaction, { by, now }: Acting): Promise<boolean> {
  // Two that make one at once wait for each other here, and the later one counts.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calendar ${by}`}, 0))`.execute(tx)
  const { numAffectedRows = 0n } = await sql`
    update deadline_calendars set revoked_at = ${now} where staff = ${by} and revoked_at is null`.execute(tx)
  return numAffectedRows > 0n
}

/** The secret is random: its hash needs no salt. */
const hashOf = (secret: string): Buffer => createHash('sha256').update(`amparo-calendar\0${secret}`).digest()
