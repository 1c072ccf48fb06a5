import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Transaction } from './database.ts'
import type { JobData } from './jobs.ts'

/**
 * Writes jobs in the caller's transaction, from any process, also one that does none itself (a command beside a running
 * Amparo). Where the queue does not exist yet, before an installation's first start or that of a newer version, nothing
 * is written and the answer is false: whoever adds a queue looks at start for what was left.
 */
export async function enqueueJobs(transaction: Transaction, queue: string, jobs: readonly JobData[]): Promise<boolean> {
  if (jobs.length === 0) return true
  const boss = new PgBoss({ db: fromKysely(transaction), migrate: false, supervise: false, schedule: false, registerInstance: false })
  if (!(await queueExists(transaction, queue)) || !(await isOfThisVersion(boss))) return false
  try {
    await boss.insert(
      queue,
      jobs.map((data) => ({ data })),
    )
  } finally {
    await boss.stop({ graceful: false, close: false })
  }
  return true
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
