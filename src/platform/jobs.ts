import { sql } from 'kysely'
import type { PoolConfig } from 'pg'
import { fromKysely, PgBoss, type DatabaseOptions } from 'pg-boss'
import { clientConfig, survive, type Connection, type Database, type Transaction } from './database.ts'
import type { Log } from './log.ts'

/** What a job carries: ids, never what people wrote. It stays in the database for a week after it is done. */
export type JobData = Readonly<Record<string, string | number | boolean>>

/**
 * Does one job. It may be called again for the same job, after an error or a crash, so doing it twice must do no harm.
 * Throwing means: again later.
 */
export type JobHandler = (data: JobData) => Promise<void>

export type Jobs = {
  /** Writes jobs in the caller's transaction, in one statement: they exist if and when it commits. */
  readonly enqueue: (transaction: Transaction, queue: string, jobs: readonly JobData[]) => Promise<void>
  /** Waits for the jobs in work, thirty seconds at most, and ends. What is not done is done after the next start. */
  readonly stop: () => Promise<void>
}

type Place = { readonly db: Database; readonly connection: Connection }

export type JobSettings = {
  readonly log: Log
  /** Every queue there is, with what does its jobs. */
  readonly queues: Readonly<Record<string, JobHandler>>
  readonly secondsBetweenLooks?: number
}

/** Ten times over about two days: 30 s, a minute, two, …, then every twelve hours. */
const patience = { retryLimit: 10, retryDelay: 30, retryBackoff: true, retryDelayMax: 12 * 60 * 60 }

/**
 * Starts the jobs of an installation, which only its owner may do: jobs that were in work when the last owner was
 * killed are taken up again at once. Takes where the database is and the queues with their handlers.
 */
export async function startJobs({ db, connection }: Place, { log, queues, secondsBetweenLooks = 2 }: JobSettings): Promise<Jobs> {
  // pg-boss has a few connections of its own: its statements come several at a time, which a query builder cannot pass on.
  const { connectionString, host, port, user, password, database } = clientConfig(connection)
  const server = connectionString === undefined ? { host, port, user, password, database } : { connectionString }
  // It hands what it does not know to its pool of node-postgres.
  const pool: PoolConfig = { ...server, onConnect: survive }
  const boss = new PgBoss({
    ...(pool as DatabaseOptions),
    application_name: 'amparo jobs',
    options: '-c timezone=UTC',
    max: 4,
    schedule: false,
  })
  boss.on('error', (error) => log.error('jobs failed', error))
  await boss.start()
  for (const [queue, handler] of Object.entries(queues)) {
    await boss.createQueue(queue, patience)
    const interrupted = await takeUpAgain(db, queue)
    if (interrupted > 0) log.info('jobs taken up again', { queue, jobs: interrupted })
    const worker: string = await boss.work<JobData>(queue, { pollingIntervalSeconds: secondsBetweenLooks }, async (jobs) => {
      // Where there was one there may be more: it looks again at once.
      boss.notifyWorker(worker)
      for (const { data } of jobs) await done(queue, () => handler(data), log)
    })
  }
  return {
    async enqueue(transaction, queue, jobs) {
      if (!(queue in queues)) throw new Error(`There is no queue ${queue}`)
      if (jobs.length === 0) return
      const options = { db: fromKysely(transaction) }
      await boss.insert(
        queue,
        jobs.map((data) => ({ data })),
        options,
      )
    },
    stop: () => Promise.race([boss.stop({ graceful: true, timeout: 30_000 }), atLast()]),
  }
}

/** pg-boss ends with a few words to the database, which may have stopped listening. */
const atLast = (): Promise<void> => new Promise((settle) => setTimeout(settle, 35_000).unref())

/**
 * Jobs that are in work while nobody works were interrupted by a kill. pg-boss would wait fifteen minutes for them;
 * the owner knows better. It does not count as a failure of the job.
 */
async function takeUpAgain(db: Database, queue: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update pgboss.job set state = 'retry', start_after = now() where name = ${queue} and state = 'active'`.execute(db)
  return Number(numAffectedRows)
}

async function done(queue: string, work: () => Promise<void>, log: Log): Promise<void> {
  const begun = performance.now()
  try {
    await work()
    log.info('job done', { queue, milliseconds: Math.round(performance.now() - begun) })
  } catch (error) {
    log.error('job failed', error, { queue, milliseconds: Math.round(performance.now() - begun) })
    throw error
  }
}
