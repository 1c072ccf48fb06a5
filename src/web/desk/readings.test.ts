import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { keepAppeal } from '../../appeals/index.ts'
import type { Database } from '../../platform/index.ts'
import { withDatabase } from '../../platform/testing.ts'
import { addStaffMember } from '../../staff/testing.ts'
import { hospitalAppeal, readAppeal } from '../../../test/fixtures/hospital-case.ts'
import { keepCase } from '../../../test/fixtures/kept-case.ts'
import { formTokenOf } from './form-token.ts'
import { openDesk, type Person } from './testing.ts'

const now = new Date('2026-11-22T10:00:00Z')
const readings = async (db: Database): Promise<string[]> =>
  (
    await sql<{ text: string }>`
      select concat_ws(' ', action, case_key) as text from audit where action like '%.read' order by id`.execute(db)
  ).rows.map(({ text }) => text)

test('what somebody read stands in the record before they see it', () =>
  withDatabase(async (db) => {
    const key = await keepCase(db, 'EX')
    const { token } = await addStaffMember(db, { role: 'reader', cases: [{ key }], now })
    const reader = openDesk(db, { clock: () => now }).as(token)
    for (const path of ['/cases/EX', '/cases/EX/history', '/cases/EX']) {
      assert.equal((await reader.get(path)).status, 200)
      assert.ok((await readings(db)).includes(path.endsWith('history') ? `history.read ${key}` : `case.read ${key}`))
    }
    assert.equal((await readings(db)).length, 2)
  }))

test('two pages asked for at once both wait until the reading is recorded', () =>
  withDatabase(async (db) => {
    const key = await keepCase(db, 'EX')
    const { token } = await addStaffMember(db, { role: 'reader', cases: [{ key }], now })
    const reader = openDesk(db, { clock: () => now }).as(token)
    const seen = await Promise.all([0, 1, 2].map(async () => ((await reader.get('/cases/EX')).status === 200 ? readings(db) : [])))
    for (const each of seen) assert.deepEqual(each, [`case.read ${key}`])
  }))

test('a page that answers a wrong question or a wrong form shows the case as well, and is recorded', () =>
  withDatabase(async (db) => {
    const key = await keepCase(db, 'EX')
    for (const [role, ask] of [
      ['reader', (person: Person) => person.get('/cases/EX?at=not-a-day')],
      ['editor', (person: Person, token: string) => person.send('/cases/EX/head', { _token: formTokenOf(token), title: '' })],
    ] as const) {
      const { token } = await addStaffMember(db, { role, cases: [{ key }], now })
      const before = (await readings(db)).length
      const { status } = await ask(openDesk(db, { clock: () => now }).as(token), token)
      assert.equal(status, 422, role)
      assert.equal((await readings(db)).length, before + 1, role)
    }
  }))

test('what cannot be recorded is not shown', () =>
  withDatabase(async (db) => {
    const key = await keepCase(db, 'EX')
    const { token } = await addStaffMember(db, { role: 'reader', cases: [{ key }], now })
    const reader = openDesk(db, { clock: () => now }).as(token)
    await sql`alter table audit add constraint full_disk check (action <> 'case.read') not valid`.execute(db)
    assert.equal((await reader.get('/cases/EX')).status, 500)
    await sql`alter table audit drop constraint full_disk`.execute(db)
    assert.equal((await reader.get('/cases/EX')).status, 200)
    assert.deepEqual(await readings(db), [`case.read ${key}`])
  }))

test('reading an appeal that stands alone and cites nothing is recorded, beside no case', () =>
  withDatabase(async (db) => {
    const { token } = await addStaffMember(db, { role: 'administrator', now })
    const administrator = openDesk(db, { clock: () => now }).as(token)
    await keepAppeal(db, readAppeal(hospitalAppeal), { clock: () => now })
    assert.equal((await administrator.get('/appeals/EX-001')).status, 200)
    assert.deepEqual(await readings(db), ['appeal.read'])
  }))
