import { sql } from 'kysely'
import type { Database, Transaction } from '../database.ts'
import type { Delivery } from './delivery.ts'
import { openMail, type Mail } from './mail.ts'

/** A mail that was taken to be sent, and by nobody else. */
export type TakenMail = {
  readonly id: number
  /** How often it was taken before: 0 for the first time. */
  readonly tries: number
  readonly madeAt: Date
  readonly mail: Mail
}

/**
 * Looks at mails before they are sent, in the transaction that takes them. Gives by id what is sent instead, null for
 * nothing; a mail that it does not name is sent as it is. A mail comes here again when it is tried again (`tries`), each
 * time as it was written.
 */
export type BeforeSending = (tx: Transaction, mails: readonly TakenMail[]) => Promise<ReadonlyMap<number, Mail | null>>

/**
 * Takes mails that are due, those that were never tried first, in a transaction of its own: a process that is killed from here on leaves them taken,
 * and nobody sends them again. One that was sealed under another key is put aside as uncertain.
 */
export async function takeMails(
  db: Database,
  { key, now, most, before }: { readonly key: Uint8Array; readonly now: Date; readonly most: number; readonly before?: BeforeSending },
): Promise<readonly TakenMail[]> {
  return db.transaction().execute(async (tx) => {
    // What is due much later than is ever waited comes from a clock that was set back since.
    const { rows } = await sql<{ id: number; kind: string; tries: number; madeAt: Date; sealed: Buffer }>`
      with due as (
        select id, tries from mail_outbox
        where state = 'waiting' and (not_before is null or not_before <= ${now} or not_before > ${now}::timestamptz + interval '2 hours')
        order by not_before nulls first, id limit ${most} for update skip locked)
      update mail_outbox set state = 'taken', taken_at = ${now}, tries = least(due.tries + 1, 1000)
      from due where mail_outbox.id = due.id
      returning mail_outbox.id, kind, due.tries, made_at as "madeAt", sealed`.execute(tx)
    const opened = rows
      .toSorted((one, other) => one.id - other.id)
      .map(({ sealed, kind, ...rest }) => ({ ...rest, mail: openMail(key, kind, sealed) }))
    const strange = opened.filter(({ mail }) => mail === undefined).map(({ id }) => id)
    if (strange.length > 0)
      await sql`update mail_outbox set state = 'uncertain', problem = 'other key' where id = any(${strange}::bigint[])`.execute(tx)
    const taken = opened.filter((each): each is TakenMail => each.mail !== undefined)
    if (before === undefined || taken.length === 0) return taken
    const instead = await before(tx, taken)
    const none = taken.filter(({ id }) => instead.get(id) === null).map(({ id }) => id)
    if (none.length > 0) await sql`delete from mail_outbox where id = any(${none}::bigint[])`.execute(tx)
    return taken.flatMap((each) => {
      const mail = instead.get(each.id)
      return mail === null ? [] : [mail === undefined ? each : { ...each, mail }]
    })
  })
}

export type DeliveredMail = {
  readonly taken: TakenMail
  readonly delivery: Delivery
  /** Whether it was handed over at all, rather than left because the server was away for another. */
  readonly tried: boolean
}

/** Waits for a mail that was put off, in seconds: 30, a minute, two, … at most an hour; where the server is away, at most five minutes. */
export const waitAfter = (tries: number, kind: 'later' | 'away'): number =>
  Math.min(30 * 2 ** Math.min(tries, 20), kind === 'later' ? 3600 : 300)

/** A mail that is put off is given up after so long, in milliseconds: the links in it no longer work. */
const longest = 72 * 60 * 60 * 1000

/** Writes down what became of mails: those that are done with are deleted, the others wait on or are put aside. */
export async function settleMails(db: Database, delivered: readonly DeliveredMail[], now: Date): Promise<void> {
  const givenUp = delivered.filter(isGivenUp(now))
  const [gone, kept] = [delivered.filter((each) => each.delivery.kind === 'accepted' || givenUp.includes(each)), new Map<number, Kept>()]
  for (const { taken, delivery, tried } of delivered) {
    const { id, tries } = taken
    if (delivery.kind === 'uncertain') kept.set(id, { id, state: 'uncertain', problem: delivery.code, wait: 0 })
    if (delivery.kind === 'later' || delivery.kind === 'away')
      kept.set(id, { id, state: 'waiting', problem: delivery.code, wait: tried ? waitAfter(tries, delivery.kind) : 0 })
  }
  for (const { taken } of gone) kept.delete(taken.id)
  await db.transaction().execute(async (tx) => {
    if (gone.length > 0) await sql`delete from mail_outbox where id = any(${gone.map(({ taken }) => taken.id)}::bigint[])`.execute(tx)
    if (kept.size > 0)
      await sql`
        update mail_outbox set state = was.state, problem = was.problem, not_before = ${now}::timestamptz + make_interval(secs => was.wait)
        from json_to_recordset(${JSON.stringify([...kept.values()])}) as was (id bigint, state text, problem text, wait int)
        where mail_outbox.id = was.id`.execute(tx)
    await countGivenUp(tx, givenUp, now)
  })
}

type Kept = { readonly id: number; readonly state: 'waiting' | 'uncertain'; readonly problem: string; readonly wait: number }

const isGivenUp =
  (now: Date) =>
  ({ taken, delivery }: DeliveredMail): boolean =>
    delivery.kind === 'refused' || (delivery.kind === 'later' && now.getTime() - taken.madeAt.getTime() > longest)

async function countGivenUp(tx: Transaction, givenUp: readonly DeliveredMail[], now: Date): Promise<void> {
  if (givenUp.length === 0) return
  const each = givenUp.map(({ taken, delivery }) => ({ kind: taken.mail.kind, code: 'code' in delivery ? delivery.code : '' }))
  await sql`
    insert into mail_given_up (day, kind, code, count)
    select (${now}::timestamptz at time zone 'UTC')::date, kind, code, count(*) from json_to_recordset(${JSON.stringify(each)}) as given (kind text, code text)
    group by kind, code
    on conflict (day, kind, code) do update set count = mail_given_up.count + excluded.count`.execute(tx)
}

/**
 * What is taken while nobody sends was interrupted, perhaps after a server had it: it is not sent again. Gives how many
 * there were.
 */
export async function putAsideInterrupted(db: Database): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update mail_outbox set state = 'uncertain', problem = 'interrupted' where state = 'taken'`.execute(db)
  return Number(numAffectedRows)
}

/** Deletes what was put aside a week ago: it is of no use to anybody any more. */
export async function forgetPutAside(db: Database, now: Date): Promise<void> {
  await sql`delete from mail_outbox where state = 'uncertain' and taken_at < ${now}::timestamptz - interval '7 days'`.execute(db)
}
