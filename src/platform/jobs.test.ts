import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { startJobs, type JobData, type JobHandler, type Jobs } from './jobs.ts'
import { silentLog, type Log, type LogFields } from './log.ts'
import { withEmptyDatabase } from './testing.ts'

/** Runs a body with jobs started on a database, and stops them whatever happens. */
async function withJobs(place: Place, letters: JobHandler, body: (jobs: Jobs) => Promise<void>, log: Log = silentLog): Promise<void> {
  const jobs = await startJobs(place, { log, queues: { letters }, secondsBetweenLooks: 0.5 })
  try {
    await body(jobs)
  } finally {
    await jobs.stop()
  }
}
type Place = Parameters<typeof startJobs>[0]

const states = async (db: Database) =>
  (
    await sql<{
      state: string
      count: number
    }>`select state::text, count(*) as count from pgboss.job where name = 'letters' group by 1 order by 1`.execute(db)
  ).rows

/** Collects what a handler is given and lets a test wait until it has enough. */
function collector(wanted: number) {
  const seen: JobData[] = []
  let enough: () => void
  const all = new Promise<void>((settle) => (enough = settle))
  const handler: JobHandler = async (data) => {
    seen.push(data)
    if (seen.length >= wanted) enough()
  }
  return { seen, all, handler }
}

test('a job is done after the transaction that wrote it, and only then', () =>
  withEmptyDatabase(async (db, connection) => {
    const { seen, all, handler } = collector(1)
    await withJobs({ db, connection }, handler, async (jobs) => {
      await db.transaction().execute(async (transaction) => {
        await jobs.enqueue(transaction, 'letters', [{ appeal: 'PER-001' }])
        assert.deepEqual(await states(db), [], 'nobody else sees it before the commit')
      })
      await all
      assert.deepEqual(seen, [{ appeal: 'PER-001' }])
    })
  }))

test('a transaction that is rolled back leaves no job', () =>
  withEmptyDatabase((db, connection) =>
    withJobs(
      { db, connection },
      async () => assert.fail('there is no job'),
      async (jobs) => {
        const undone = db.transaction().execute(async (transaction) => {
          await jobs.enqueue(transaction, 'letters', [{ appeal: 'PER-001' }])
          throw new Error('changed our mind')
        })
        await assert.rejects(undone, /changed our mind/)
        assert.deepEqual(await states(db), [])
      },
    ),
  ))

test('a thousand jobs are written by one statement of one transaction', () =>
  withEmptyDatabase((db, connection) =>
    withJobs(
      { db, connection },
      async () => undefined,
      (jobs) =>
        db.transaction().execute(async (transaction) => {
          const letters = Array.from({ length: 1000 }, (_, letter) => ({ letter }))
          await jobs.enqueue(transaction, 'letters', letters)
          const { rows } = await sql`
            select count(distinct xmin::text) as writers, count(distinct cmin::text) as commands, count(*) as count
            from pgboss.job_common where name = 'letters'`.execute(transaction)
          assert.deepEqual(rows, [{ writers: 1, commands: 1, count: 1000 }])
        }),
    ),
  ))

test('a job that throws is tried again, and the log says which queue, not what', () =>
  withEmptyDatabase(async (db, connection) => {
    const lines: unknown[] = []
    const log: Log = { ...silentLog, error: (event, _error, { queue }: LogFields = {}) => void lines.push([event, queue]) }
    const { seen, all, handler } = collector(2)
    const once: JobHandler = async (data) => {
      await handler(data)
      if (seen.length === 1) throw new Error('María Q. is asleep')
    }
    await withJobs(
      { db, connection },
      once,
      async (jobs) => {
        await db.transaction().execute((transaction) => jobs.enqueue(transaction, 'letters', [{ appeal: 'PER-001' }]))
        while ((await states(db))[0]?.state !== 'retry') await new Promise((wait) => setTimeout(wait, 50))
        // The wait between tries is half a minute; the test moves the clock of that one job.
        await sql`update pgboss.job set start_after = now()`.execute(db)
        await all
      },
      log,
    )
    assert.equal(seen.length, 2)
    assert.deepEqual(lines, [['job failed', 'letters']])
  }))

test('jobs that a killed process had in work are done by the next', () =>
  withEmptyDatabase(async (db, connection) => {
    await withJobs(
      { db, connection },
      async () => undefined,
      (jobs) => db.transaction().execute((transaction) => jobs.enqueue(transaction, 'letters', [{ letter: 1 }, { letter: 2 }])),
    )
    // As a kill -9 leaves them: taken, not finished.
    await sql`update pgboss.job set state = 'active', started_on = now() where name = 'letters'`.execute(db)
    const { seen, all, handler } = collector(2)
    await withJobs({ db, connection }, handler, () => all)
    assert.deepEqual(new Set(seen.map(({ letter }) => letter)), new Set([1, 2]))
  }))

test('a queue that nobody serves is a mistake of ours', () =>
  withEmptyDatabase((db, connection) =>
    withJobs(
      { db, connection },
      async () => undefined,
      async (jobs) => {
        const wrong = db.transaction().execute((transaction) => jobs.enqueue(transaction, 'leters', [{ letter: 1 }]))
        await assert.rejects(wrong, /no queue leters/)
      },
    ),
  ))
