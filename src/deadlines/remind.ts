import { sql } from 'kysely'
import type { FactDictionary } from '../claims/index.ts'
import { dayOfInstant, formatDay, type Day } from '../kit/index.ts'
import type { Catalogue } from '../norms/index.ts'
import type { Clock, Database, Outbox } from '../platform/index.ts'
import { isRole, type Role } from '../staff/index.ts'
import type { OpenCases } from './case-in-view.ts'
import { deadlinesOf } from './deadlines-of.ts'
import { openFresh } from './open-fresh.ts'
import { reminded, reminderMail } from './reminder-mail.ts'
import { staffAddressOf, stopSecret, type HowOften } from './staff-address.ts'

export type Reminding = {
  readonly db: Database
  readonly outbox: Outbox
  readonly facts: FactDictionary
  /** Which State is bound by which treaty. */
  readonly catalogue: Catalogue
  readonly clock: Clock
  /** Where the desk lives, without a final slash. */
  readonly origin: string
  /** Is told what kept somebody from being reminded; it is tried again, and the others are reminded all the same. */
  readonly failed: (error: unknown) => void
}

/** At which hour of the day, in UTC, reminders begin to go out. */
export const reminderHour = 5

type Due = { readonly id: string; readonly role: Role; readonly often: Exclude<HowOften, 'never'>; readonly day: string }

/**
 * Writes the reminders that are due, each in a transaction of its own with the mark that it was written: whoever is killed in between
 * writes none twice. Whom nothing waits for gets none. Gives how many were written.
 */
export async function remind(needs: Reminding): Promise<number> {
  const { db, outbox, facts, clock, failed } = needs
  const now = clock()
  const due = await dueAt(db, now)
  if (due.length === 0 || !(await outbox.takes())) return 0
  const openCases = openFresh(db, facts)
  let written = 0
  for (const one of due) if (await remindOne(needs, one, { now, openCases }).catch(failed)) written += 1
  return written
}

async function remindOne(
  { db, outbox, facts, catalogue, origin }: Reminding,
  { id, role, often, day }: Due,
  { now, openCases }: { readonly now: Date; readonly openCases: OpenCases },
): Promise<boolean> {
  const today = dayOfInstant(now)
  const { deadlines } = await deadlinesOf(db, { id, role }, { today, facts, catalogue, openCases })
  const shown = reminded(deadlines, today)
  return db.transaction().execute(async (tx) => {
    await sql`select from staff_addresses where staff = ${id} for update`.execute(tx)
    // Ended, taken back or chosen otherwise meanwhile.
    const address = await staffAddressOf(tx, id)
    if (address === null || address.mail === null || address.confirmedAt === null || address.often !== often) return false
    const { numAffectedRows = 0n } = await sql`
      insert into deadline_mails (staff, day, written_at, deadlines) values (${id}, ${day}::date, ${now}, ${shown.length})
      on conflict do nothing`.execute(tx)
    if (numAffectedRows === 0n || shown.length === 0) return false
    const stop = await stopSecret(tx, address.id)
    const to = { to: address.mail, address: address.id, staff: id }
    await outbox.enqueue(tx, [reminderMail({ ...to, often, day, deadlines: shown, today, origin, stop })])
    return true
  })
}

/** Who is to be reminded now: for the day on which their period began, once that hour has come and they had chosen it by then. */
async function dueAt(db: Database, now: Date): Promise<readonly Due[]> {
  const begun = dayOfInstant(new Date(now.getTime() - reminderHour * 3_600_000))
  const { rows } = await sql<{ id: string; role: string; often: Due['often']; day: string }>`
    select staff_members.id, role, often, period.day::text as day
    from staff_addresses join staff_members on staff_members.id = staff_addresses.staff
    cross join lateral (select case often when 'daily' then ${formatDay(begun)}::date else ${formatDay(mondayOf(begun))}::date end as day) as period
    where ended_at is null and confirmed_at is not null and often <> 'never'
      and chosen_at < (period.day + make_interval(hours => ${reminderHour})) at time zone 'UTC'
      and not exists (select from deadline_mails where deadline_mails.staff = staff_members.id and deadline_mails.day = period.day)
    order by staff_members.id`.execute(db)
  return rows.flatMap(({ role, ...rest }) => (isRole(role) ? [{ ...rest, role }] : []))
}

/** The Monday of the week in which a day lies: 1970-01-01 was a Thursday. */
const mondayOf = (day: Day): Day => day - ((((day + 3) % 7) + 7) % 7)
