import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { migrate, readMigrations, type Migration } from './migrate.ts'
import { withDatabase, withEmptyDatabase } from './testing.ts'

const written = (name: string, text: string): Migration => ({ name, text, sha256: createHash('sha256').update(text).digest('hex') })
const prisons = written('0001_prisons', 'create table prison (name text primary key); insert into prison values ($$Robben Island$$)')
const beds = written('0002_beds', 'alter table prison add beds integer; update prison set beds = 0')
const broken = written('0003_broken', 'create table kept_by_mistake (id integer); insert into no_such_table values (1)')

const rowsOf = async (db: Database, query: string) => (await sql.raw(query).execute(db)).rows

test('every migration that ships is applied, once', async () => {
  await withEmptyDatabase(async (db) => {
    const names = readMigrations().map((migration) => migration.name)
    assert.deepEqual(await migrate(db), { kind: 'migrated', applied: names })
    assert.deepEqual(await migrate(db), { kind: 'migrated', applied: [] })
  })
})

test('a migration that fails leaves nothing of itself, and what came before it stays', async () => {
  await withEmptyDatabase(async (db) => {
    const outcome = await migrate(db, [prisons, beds, broken])
    assert.equal(outcome.kind, 'refused')
    assert.match(outcome.kind === 'refused' ? outcome.reason : '', /0003_broken could not be applied.*no_such_table/)
    assert.deepEqual(await rowsOf(db, `select to_regclass('kept_by_mistake') as it`), [{ it: null }])
    assert.deepEqual(await rowsOf(db, 'select * from prison'), [{ name: 'Robben Island', beds: 0 }])
    assert.deepEqual(await rowsOf(db, 'select name from migration_text order by name'), [{ name: '0001_prisons' }, { name: '0002_beds' }])
    assert.deepEqual(await migrate(db, [prisons, beds]), { kind: 'migrated', applied: [] })
  })
})

test('a migration that changes data keeps what was there', async () => {
  await withEmptyDatabase(async (db) => {
    await migrate(db, [prisons, beds], '0001_prisons')
    await rowsOf(db, `insert into prison values ('Pollsmoor')`)
    await migrate(db, [prisons, beds])
    assert.deepEqual(await rowsOf(db, 'select * from prison order by name'), [
      { name: 'Pollsmoor', beds: 0 },
      { name: 'Robben Island', beds: 0 },
    ])
  })
})

test('a history that the files do not tell is refused with a sentence', async () => {
  await withEmptyDatabase(async (db) => {
    await migrate(db, [prisons, beds])
    const reason = async (migrations: Migration[]) => {
      const outcome = await migrate(db, migrations)
      return outcome.kind === 'refused' ? outcome.reason : 'not refused'
    }
    assert.match(await reason([prisons]), /written by another version of Amparo.*0002_beds/)
    assert.match(await reason([prisons, written('0002_beds', 'select 1')]), /0002_beds\.sql is not the one that made this database/)
    assert.match(await reason([prisons, written('0001_quarries', 'select 1'), beds]), /0001_quarries comes before 0002_beds/)
  })
})

test('two processes that migrate at once do it once', async () => {
  await withEmptyDatabase(async (db) => {
    await migrate(db, [])
    const outcomes = await Promise.all([migrate(db, [prisons, beds]), migrate(db, [prisons, beds])])
    assert.deepEqual(
      outcomes
        .map((outcome) => (outcome.kind === 'migrated' ? outcome.applied : outcome.reason))
        .flat()
        .toSorted(),
      ['0001_prisons', '0002_beds'],
    )
  })
})

test('each test gets a database of its own', async () => {
  await withDatabase((db) => rowsOf(db, 'create table mine (id integer)'))
  await withDatabase(async (db) => assert.deepEqual(await rowsOf(db, `select to_regclass('mine') as it`), [{ it: null }]))
})

test('a database with words from before records were sealed is refused, with what to do, and stays as it was', () =>
  withEmptyDatabase(async (db) => {
    assert.equal((await migrate(db, readMigrations(), '0007_first_marks')).kind, 'migrated')
    await sql`insert into appeals values ('EX-001', 'format: amparo-appeal/1', now())`.execute(db)
    const outcome = await migrate(db)
    assert.match(
      outcome.kind === 'refused' ? outcome.reason : '',
      /written before records were sealed\. Export its cases with the version that wrote it/,
    )
    assert.equal((await sql`select from appeals`.execute(db)).rows.length, 1)
  }))
