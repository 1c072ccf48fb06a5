import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { withEmptyDatabase } from './testing.ts'

const answer = (query: ReturnType<typeof sql<{ it: unknown }>>) => withEmptyDatabase(async (db) => (await query.execute(db)).rows[0]?.it)

test('a date comes back as the text it is, never as an instant', async () => {
  assert.equal(await answer(sql`select date '1934-12-03' as it`), '1934-12-03')
  assert.deepEqual(await answer(sql`select array[date '1934-12-03', null] as it`), ['1934-12-03', null])
  assert.equal(await answer(sql`select timestamp '2021-07-17 10:00' as it`), '2021-07-17 10:00:00')
})

test('an instant comes back as one, whatever the time zone of the machine', async () => {
  assert.deepEqual(await answer(sql`select timestamptz '2021-07-17 10:00-05' as it`), new Date('2021-07-17T15:00:00Z'))
})

test('whole numbers are numbers, money and measures keep every digit', async () => {
  assert.equal(await answer(sql`select count(*) as it from (values (1), (2)) as two`), 2)
  assert.deepEqual(await answer(sql`select array[1::int8, null] as it`), [1, null])
  assert.equal(await answer(sql`select 0.1000::numeric as it`), '0.1000')
})

test('a number that JavaScript cannot hold is refused rather than rounded', async () => {
  await assert.rejects(answer(sql`select 9007199254740993::int8 as it`), /too large to be read as a number/)
})

test('every connection speaks UTC and UTF-8', async () => {
  await withEmptyDatabase(async (db) => {
    const read = async (name: string) => (await sql<{ it: string }>`select current_setting(${name}) as it`.execute(db)).rows[0]?.it
    assert.equal(await read('timezone'), 'UTC')
    assert.equal(await read('server_encoding'), 'UTF8')
  })
})
