import { sql } from 'kysely'
import type { Database, JobHandler, Log } from '../platform/index.ts'
import { closingWithAppeals } from './close-with-appeal.ts'
import { enterEditions } from './enter-editions.ts'
import { forgetting } from './forgetting.ts'
import { keepSnapshots } from './beside-the-count.ts'
import { doRemovals } from './removals.ts'
import { forgetEarlierNames } from './shown-names.ts'
import type { SignOns } from './sign-ons.ts'
import { tellNext } from './telling/index.ts'

/** What is done after the transaction of an erasure, by queue: making PostgreSQL write over what is no longer a row. */
export const signOnJobs = (db: Database): Readonly<Record<string, JobHandler>> => ({ [forgetting]: () => forgetDeadSignOns(db) })

/** The tables from which what identifies is removed. */
const tables = [
  'signons',
  'signon_names',
  'signon_links',
  'held_signons',
  'waiting_signons',
  'told_signons',
  'organisation_signons',
] as const

/** Up to this many bytes a table is written anew, which locks it for a second or so. */
const small = 64 * 1024 * 1024

/**
 * After something was erased: has PostgreSQL write the tables anew, so that no page holds a deleted row. A large one is only
 * vacuumed, since everybody would wait meanwhile: its pages give the room free, and what stood there is overwritten by what comes next. What stays
 * for a while is what docs/decisions/0010 tells of keys; it is sealed to the campaign's key in any case.
 */
export async function forgetDeadSignOns(db: Database): Promise<void> {
  for (const table of tables) {
    const { rows } = await sql<{ size: number }>`select pg_total_relation_size(${table}::regclass) as size`.execute(db)
    await (rows[0]!.size <= small ? sql`vacuum (full) ${sql.table(table)}` : sql`vacuum ${sql.table(table)}`).execute(db)
  }
}

/** Deletes what waited longer than it may; gives how many there were. */
export async function forgetExpired({ db, clock }: Pick<SignOns, 'db' | 'clock'>): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from waiting_signons where expires_at <= ${clock()}`.execute(db)
  if (numAffectedRows > 0n) await sql`vacuum waiting_signons`.execute(db)
  return Number(numAffectedRows)
}

export type SignOnWork = { readonly stop: () => Promise<void> }

/** Starts what sign-ons do by themselves: entering what was published into the log, forgetting what was never confirmed and what was corrected, keeping the numbers of each release, closing with an appeal, removals in batches, and telling those who asked for it. Errors are told to the log, and tried again. */
export function startSignOnWork(signOns: SignOns, log: Log): SignOnWork {
  const works = [
    repeat('what waited was not forgotten', 10 * 60_000, () => forgetExpired(signOns), log),
    repeat('the numbers of a release were not kept', 1000, () => keepSnapshots(signOns.db), log),
    repeat('a name that was corrected was not forgotten', 10_000, () => forgetEarlierNames(signOns.db), log),
    repeat('what was published is not in the log yet', 1000, () => enterEditions(signOns), log),
    repeat('the sign-ons of a closed appeal are still open', 10_000, closingWithAppeals(signOns), log),
    repeat('a removal of sign-ons stands still', 2000, () => doRemovals(signOns), log),
    repeat('a message to those who asked for it stands still', 1000, () => tellNext(signOns), log),
  ]
  return { stop: async () => void (await Promise.all(works.map((stop) => stop()))) }
}

function repeat(trouble: string, milliseconds: number, work: () => Promise<unknown>, log: Log): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = work()
      .catch((error: unknown) => log.error(trouble, error))
      .finally(() => (busy = false))
  }, milliseconds)
  return async () => {
    clearInterval(timer)
    await running
  }
}
