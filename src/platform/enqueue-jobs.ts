import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Transaction } from './database.ts'
import type { JobData } from './jobs.ts'

/**
 * Writes jobs in the caller's transaction, from any process, also one that does none itself (a command beside a running
 * Amparo). Where the queue does not exist yet, before an installation's first start or that of a newer version, nothing
 * is written and the answer is false: whoever adds a queue looks at start for what was left. They begin after so many
 * seconds; those of a higher priority come before the others of their queue.
 */
export async function enqueueJobs(
  transaction: Transaction,
  queue: string,
  jobs: readonly JobData[],
  { seconds = 0, priority = 0 }: { readonly seconds?: number; readonly priority?: number } = {},
): Promise<boolean> {
  if (jobs.length === 0) return true
  const boss = new PgBoss({ db: fromKysely(transaction), migrate: false, supervise: false, schedule: false, registerInstance: false })
  if (!(await queueExists(transaction, queue)) || !(await isOfThisVersion(boss))) return false
  try {
    await boss.insert(
      queue,
      jobs.map((data) => ({ data, priority, ...(seconds > 0 && { startAfter: seconds }) })),
    )
  } finally {
    await boss.stop({ graceful: false, close: false })
  }
  return true
}

/** How long a job that does everything at once waits for others to be asked for, in seconds. */
const together = 5 * 60

/**
 * Writes a job that does everything there is to do, in the caller's transaction, once in five minutes at most: the first at once, and one more for
 * all that are asked for meanwhile. Gives false where enqueueJobs does.
 */
export async function enqueueTogether(transaction: Transaction, queue: string): Promise<boolean> {
  if (!(await queueExists(transaction, queue))) return enqueueJobs(transaction, queue, [{ all: true }])
  const { rows } = await sql<{ lately: boolean; waits: boolean }>`
    select coalesce(bool_or(start_after > now() - make_interval(secs => ${together})), false) as lately,
      -- One that begins so soon that the caller may not have committed by then would not see what the caller did.
      coalesce(bool_or(state = 'created' and start_after > now() + interval '30 seconds'), false) as waits
    from pgboss.job where name = ${queue}`.execute(transaction)
  const [{ lately, waits }] = rows as [(typeof rows)[0]]
  return waits || enqueueJobs(transaction, queue, [{ all: true }], { seconds: lately ? together : 0 })
}

/**
 * Has a job written that does everything there is to do, in the caller's transaction, where none waits already; one that waits begins only once this
 * commits, and at once, or after so many seconds where it would have waited longer. Gives false where enqueueJobs does.
 */
export async function enqueueOne(
  transaction: Transaction,
  queue: string,
  { seconds = 0 }: { readonly seconds?: number } = {},
): Promise<boolean> {
  if (!(await queueExists(transaction, queue))) return false
  // Whoever asks at the same time finds the job of the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`one job of ${queue}`}, 0))`.execute(transaction)
  const { rows } = await sql`
    update pgboss.job set start_after = least(start_after, now() + make_interval(secs => ${seconds})) where name = ${queue} and id = (
      select id from pgboss.job where name = ${queue} and state in ('created', 'retry') order by start_after limit 1 for update skip locked)
    returning id`.execute(transaction)
  return rows.length > 0 || enqueueJobs(transaction, queue, [{ all: true }], { seconds })
}

async function queueExists(transaction: Transaction, queue: string): Promise<boolean> {
  const { rows: tables } = await sql<{ there: boolean }>`select to_regclass('pgboss.queue') is not null as there`.execute(transaction)
  if (tables[0]?.there !== true) return false
  const { rows } = await sql`select from pgboss.queue where name = ${queue}`.execute(transaction)
  return rows.length > 0
}

/** Starting only reads, and refuses tables of another version. Were the connection broken, the next statement would say so. */
async function isOfThisVersion(boss: PgBoss): Promise<boolean> {
  try {
    await boss.start()
    return true
  } catch {
    return false
  }
}
