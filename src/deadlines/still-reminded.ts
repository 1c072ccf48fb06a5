import { sql } from 'kysely'
import { changedSince } from '../cases/index.ts'
import { dayOfInstant } from '../kit/index.ts'
import { undoneSince } from '../lists/index.ts'
import type { BeforeSending, Mail, TakenMail, Transaction } from '../platform/index.ts'
import { isRole, membershipsOf } from '../staff/index.ts'
import type { OpenCases } from './case-in-view.ts'
import { deadlinesOf } from './deadlines-of.ts'
import { openFresh } from './open-fresh.ts'
import type { Reminding } from './remind.ts'
import { reminded, reminderMail, reminderOf } from './reminder-mail.ts'
import { stopSecret, type HowOften } from './staff-address.ts'

type Needs = Pick<Reminding, 'facts' | 'catalogue' | 'clock' | 'origin'>

/** A request is dated when it begins, and seen by others when it is done: what began so long before a reminder was written, it may not have seen. */
const unseen = 60_000

/**
 * Looks at reminders before they are sent, which may be days after they were written. None goes to an address that was taken back or replaced, or to
 * whoever ended them or left. Where a membership of theirs ended meanwhile, or anything was recorded of a case of theirs, as that a claim is
 * for fewer eyes or that a confidential procedure covers it, or something was erased or an imported list undone, it is written anew from what they may read by now; where
 * that is nothing, none goes.
 */
export const stillReminded =
  (needs: Needs): BeforeSending =>
  async (tx, mails) => {
    const openCases = openFresh(tx, needs.facts)
    const instead = new Map<number, Mail | null>()
    for (const taken of mails) {
      const about = reminderOf(taken.mail.about)
      if (taken.mail.kind !== 'deadline-reminder' || about === undefined) continue
      const to = await addressee(tx, taken, about)
      if (to === null) instead.set(taken.id, null)
      else if (await readsOther(tx, to)) instead.set(taken.id, await writtenAnew(tx, taken, { to, openCases, ...needs }))
    }
    return instead
  }

type About = NonNullable<ReturnType<typeof reminderOf>>
type Addressee = About & { readonly role: string; readonly often: Exclude<HowOften, 'never'>; readonly since: Date }

/** To whom a reminder still goes, and since when it may be out of date: the mark of its day was made before any case was read for it. */
async function addressee(tx: Transaction, { madeAt }: TakenMail, about: About): Promise<Addressee | null> {
  const { rows } = await sql<Omit<Addressee, keyof About>>`
    select role, often, coalesce(written_at, ${madeAt}) as since
    from staff_addresses join staff_members on staff_members.id = staff_addresses.staff
    left join deadline_mails on deadline_mails.staff = staff_members.id and deadline_mails.day = ${about.day ?? null}::date
    where staff_members.id = ${about.staff} and staff_addresses.id::text = ${about.address}
      and often <> 'never' and confirmed_at is not null and ended_at is null`.execute(tx)
  const [row] = rows
  return row === undefined ? null : { ...about, ...row }
}

/** Whether they may read less than when it was written, or other things: a mark may have closed any claim or document of their cases to them. */
async function readsOther(tx: Transaction, { staff, since }: Addressee): Promise<boolean> {
  const from = new Date(since.getTime() - unseen)
  const { rows } = await sql`select from memberships where staff = ${staff} and ended_at >= ${from} limit 1`.execute(tx)
  const cases = [...(await membershipsOf(tx, staff)).keys()]
  // What an undone import had written is gone without a trace of its own.
  return rows.length > 0 || (await changedSince(tx, cases, from)) || undoneSince(tx, cases, from)
}

type Anew = Needs & { readonly to: Addressee; readonly openCases: OpenCases }

async function writtenAnew(
  tx: Transaction,
  { mail }: TakenMail,
  { to: { staff, address, day, role, often }, openCases, clock, facts, catalogue, origin }: Anew,
): Promise<Mail | null> {
  if (!isRole(role)) return null
  const today = dayOfInstant(clock())
  const { deadlines } = await deadlinesOf(tx, { id: staff, role }, { today, facts, catalogue, openCases })
  if (reminded(deadlines, today).length === 0) return null
  const stop = await stopSecret(tx, address)
  return reminderMail({ to: mail.to, often, day, deadlines, today, address, staff, origin, stop })
}
