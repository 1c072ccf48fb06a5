import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { silentLog, startJobs, type Connection, type Database, type Log } from '../platform/index.ts'
import { withDatabase } from '../platform/testing.ts'
import { search, unfinishedCases } from '../search/index.ts'
import { askForRebuilding, caseKeyOf, importCase, searchJobs } from './index.ts'
import { demoText, documentOf } from './testing.ts'

const clock = () => new Date('2021-08-01T10:00:00Z')
const tables = ['search_rows', 'search_words', 'search_names', 'search_spellings', 'search_sounds', 'search_cases']

/** Runs the jobs of search beside a body, which may wait for each that ends. */
async function withSearchJobs(
  { db, connection }: { readonly db: Database; readonly connection: Connection },
  log: Log,
  body: (ended: () => Promise<void>) => Promise<void>,
): Promise<void> {
  let tell: () => void
  let next = new Promise<void>((settle) => (tell = settle))
  const waited = (handler: () => Promise<void>) => async () => {
    await handler()
    tell()
    next = new Promise<void>((settle) => (tell = settle))
  }
  const handlers = searchJobs(db, { textOf: () => Promise.resolve(null), log })
  const queues = Object.fromEntries(Object.entries(handlers).map(([queue, handler]) => [queue, waited(() => handler({}))]))
  const jobs = await startJobs({ db, connection }, { log, queues, secondsBetweenLooks: 0.5 })
  try {
    await body(() => next)
  } finally {
    await jobs.stop()
  }
}

const jobsAsked = async (db: Database): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from pgboss.job where name = 'search'`.execute(db)).rows[0]!.n

test('what PostgreSQL emptied while Amparo runs is noticed and found again; a case that cannot be read keeps no other waiting', () =>
  withDatabase(async (db, connection) => {
    const errors: unknown[] = []
    const log: Log = { ...silentLog, error: (_, error) => void errors.push(error) }
    for (const name of ['salgado', 'mandela']) assert.equal((await importCase(db, documentOf(demoText(name)), { clock })).kind, 'imported')
    const [salgado, mandela] = [(await caseKeyOf(db, 'salgado'))!, (await caseKeyOf(db, 'mandela'))!]
    const find = async (typed: string) => (await search(db, { text: typed }, [{ caseKey: mandela, level: 1 }])).hits.length
    assert.ok((await find('Mandela')) > 0)
    await withSearchJobs({ db, connection }, log, async (ended) => {
      await askForRebuilding(db)
      assert.equal(await jobsAsked(db), 0, 'nothing is missing')
      for (const table of tables) await sql`truncate ${sql.table(table)}`.execute(db)
      // Somebody at the disk changed the first case: it cannot be read any more.
      await db.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await sql`update entries set sealed = overlay(sealed placing sha256(sealed) from 1) where case_key = ${salgado}`.execute(tx)
      })
      assert.equal(await find('Mandela'), 0)
      const done = ended()
      await askForRebuilding(db)
      await askForRebuilding(db)
      assert.equal(await jobsAsked(db), 2, 'one at once, and one in five minutes for all who ask meanwhile')
      await done
      assert.ok((await find('Mandela')) > 0)
      assert.deepEqual(await unfinishedCases(db, [salgado, mandela]), [salgado])
      assert.equal(errors.length, 1, String(errors[0]))
    })
  }))
