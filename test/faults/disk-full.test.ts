import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atDesk } from '../fixtures/hospital-desk.ts'
import { facts, hospitalAppeal, readAppeal } from '../fixtures/hospital-case.ts'
import { keepAppeal } from '../../src/appeals/index.ts'
import { openFiles, silentLog, type Database } from '../../src/platform/index.ts'
import { temporaryFolder } from '../../src/platform/testing.ts'
import { openSheets, publishAppeal } from '../../src/publishing/index.ts'
import { guard } from '../../src/web/guard.ts'
import { publicApp } from '../../src/web/public/app.tsx'

/** Has PostgreSQL say of every new row in a table what it says when the disk is full. */
async function fill(db: Database, ...tables: string[]): Promise<void> {
  await sql`create or replace function no_room() returns trigger language plpgsql as
    $$ begin raise 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`.execute(db)
  for (const table of tables)
    await sql`create trigger no_room before insert or update on ${sql.table(table)} for each row execute function no_room()`.execute(db)
}

test('with a full disk the list of cases is there, with what was counted before, and a page whose reading is recorded says when to come again', () =>
  atDesk(async ({ db, editor, write }) => {
    const before = await editor.get('/cases')
    assert.match(before.text, /1 contested point without a ruling/)
    await write({ kind: 'add', list: 'sources', entry: { id: 'S9', name: 'El Eco', kind: 'press' } })
    await fill(db, 'case_attention', 'audit')
    const list = await editor.get('/cases')
    assert.equal(list.status, 200)
    assert.match(list.text, /1 contested point without a ruling/)
    const recorded = await editor.get('/cases/example')
    assert.deepEqual([recorded.status, recorded.headers.get('retry-after')], [503, '10'])
  }))

test('with a full disk a form that is sent is asked for again, and the script is told that no draft was kept', () =>
  atDesk(async ({ db, editor }) => {
    await fill(db, 'drafts', 'entries')
    const source = await editor.post('/cases/example/sources/new', { name: 'El Eco', kind: 'press' })
    assert.deepEqual([source.status, source.headers.get('retry-after')], [503, '10'])
    const draft = await editor.post('/drafts', { _at: '/cases/new/empty', name: 'Ana' }, { on: '/cases/new/empty' })
    assert.deepEqual([draft.status, JSON.parse(draft.text)], [503, { kept: false }])
  }))

test('with a full disk a sheet is printed for whoever reads it, and kept once there is room', () =>
  atDesk(async ({ db, time }) => {
    const clock = () => time.now
    await keepAppeal(db, readAppeal(hospitalAppeal), { clock })
    const published = await publishAppeal(db, 'EX-001', { as: 'operator', by: 'Ana B.', clock, facts })
    assert.equal(published.kind, 'published')
    const folder = temporaryFolder()
    const sheets = openSheets({
      db,
      files: openFiles(folder, db),
      clock,
      log: silentLog,
      addressOf: (appeal) => `https://x.example/${appeal}`,
    })
    const site = guard(publicApp({ db, clock, origin: 'https://x.example', sheets }), {
      site: 'public',
      origin: 'https://x.example',
      db,
      log: silentLog,
    })
    await fill(db, 'sheets')
    const sheet = await site.request('/appeals/EX-001/1.pdf')
    assert.equal(sheet.status, 200)
    const bytes = new Uint8Array(await sheet.arrayBuffer())
    assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-')
    await sql`drop trigger no_room on sheets`.execute(db)
    const again = await site.request('/appeals/EX-001/1.pdf')
    assert.deepEqual(new Uint8Array(await again.arrayBuffer()), bytes)
    const { rows } = await sql`select from sheets`.execute(db)
    assert.equal(rows.length, 1)
  }))
