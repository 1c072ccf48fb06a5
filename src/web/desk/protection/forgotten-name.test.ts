import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { searchJobs } from '../../../cases/index.ts'
import { silentLog, startJobs, type Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { keepCase } from '../../../../test/fixtures/kept-case.ts'
import { openDesk } from '../testing.ts'

const tables = ['search_rows', 'search_words', 'search_names', 'search_spellings', 'search_sounds']

/** The tables of search in which a word stands, however it is spelled there. */
async function holding(db: Database, word: string): Promise<readonly string[]> {
  const held: string[] = []
  for (const table of tables) {
    const { rows } = await sql`select from ${sql.table(table)} as t where to_jsonb(t)::text ilike ${`%${word}%`} limit 1`.execute(db)
    if (rows.length > 0) held.push(table)
  }
  return held
}

test('what a source was called before it was protected stands in no table of search any more', () =>
  withDatabase(async (db, connection) => {
    const now = new Date('2021-07-25T10:00:00Z')
    const key = await keepCase(db, 'example')
    const { token } = await addStaffMember(db, { role: 'editor', now, cases: [{ key, clearance: 'team' }] })
    const editor = openDesk(db, { clock: () => now }).as(token)
    assert.equal((await editor.post('/cases/example/sources/family/correction', { name: 'Lucía Zqhermana' })).status, 303)
    assert.deepEqual(await holding(db, 'zqhermana'), tables)
    const { promise: done, resolve: forgotten } = Promise.withResolvers<void>()
    const queues = Object.fromEntries(
      Object.entries(searchJobs(db, { textOf: () => Promise.resolve(null), log: silentLog })).map(([queue, handler]) => [
        queue,
        async () => {
          await handler({})
          forgotten()
        },
      ]),
    )
    const jobs = await startJobs({ db, connection }, { log: silentLog, queues, secondsBetweenLooks: 0.5 })
    try {
      const form = { label: 'A relative, not named', name: 'Lucía Zqhermana' }
      assert.equal((await editor.post('/cases/example/sources/family/protection', form)).status, 303)
      const { rows } = await sql`select from pgboss.job where name = 'search-words'`.execute(db)
      assert.equal(rows.length, 1)
      await done
    } finally {
      await jobs.stop()
    }
    assert.deepEqual(await holding(db, 'zqhermana'), [])
  }))
