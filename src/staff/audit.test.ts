import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Database } from '../platform/index.ts'
import { withDatabase } from '../platform/testing.ts'
import { cell } from './audit-table.ts'
import { auditTable, checkAudit, openReadings, readAudit, recordAudit } from './index.ts'
import { addStaffMember } from './testing.ts'

const now = new Date('2026-11-22T10:00:00Z')
const record = (db: Database, staff: string, entry: string) =>
  db.transaction().execute((tx) => recordAudit(tx, { at: now, staff, action: 'claim.add', caseKey: 7, list: 'claims', entry }))
const tamper = (db: Database, change: string) =>
  db.transaction().execute(async (tx) => {
    // Whoever owns the database can switch triggers off; then the chain is what tells.
    await sql.raw(`set local session_replication_role = replica; ${change}`).execute(tx)
  })

test('the record cannot be changed or deleted, and what was changed by force shows', () =>
  withDatabase(async (db) => {
    const { staff } = await addStaffMember(db, { role: 'editor', now })
    for (const entry of ['C1', 'C2', 'C3', 'C4']) await record(db, staff.id, entry)
    const whole = await checkAudit(db)
    assert.deepEqual([whole.kind, whole.kind === 'whole' && whole.entries], ['whole', 4])
    for (const change of ['update audit set action = action', 'delete from audit', 'truncate audit cascade', 'delete from audit_chain'])
      await assert.rejects(sql.raw(change).execute(db), /never changed or deleted/, change)
    const cases = [
      [`update audit set staff = 'staff-x' where entry = 'C2'`, `update audit set staff = '${staff.id}' where entry = 'C2'`, 2],
      [`update audit set at = at + interval '1 ms' where entry = 'C3'`, `update audit set at = at - interval '1 ms' where entry = 'C3'`, 3],
      [`update audit set detail = '{"of":"x"}' where entry = 'C1'`, `update audit set detail = '{}' where entry = 'C1'`, 1],
    ] as const
    for (const [change, undo, entry] of cases) {
      await tamper(db, change)
      const outcome = await checkAudit(db)
      assert.deepEqual([outcome.kind, outcome.kind === 'broken' && outcome.entry], ['broken', entry], change)
      await tamper(db, undo)
    }
    assert.deepEqual(await checkAudit(db), whole)
    await tamper(db, `delete from audit_chain where entry = 2; delete from audit where id = 2`)
    assert.deepEqual(await checkAudit(db), { kind: 'broken', entry: 3, reason: 'an entry before it was taken out or put in' })
  }))

test('a change that is rolled back leaves no entry, and entries made at the same time are one chain', () =>
  withDatabase(async (db) => {
    const { staff } = await addStaffMember(db, { role: 'editor', now })
    await assert.rejects(
      db.transaction().execute(async (tx) => {
        await recordAudit(tx, { at: now, staff: staff.id, action: 'claim.add' })
        throw new Error('the claim was refused')
      }),
    )
    await Promise.all(Array.from({ length: 40 }, (_, number) => record(db, staff.id, `C${number}`)))
    // Two entries of one transaction, and one transaction that is open while others commit.
    await db.transaction().execute(async (tx) => {
      await recordAudit(tx, { at: now, staff: staff.id, action: 'claim.add', entry: 'X1' })
      await record(db, staff.id, 'between')
      await recordAudit(tx, { at: now, staff: staff.id, action: 'claim.add', entry: 'X2', detail: { claims: 2, of: 'ü"\\\n' } })
    })
    const outcome = await checkAudit(db)
    assert.deepEqual([outcome.kind, outcome.kind === 'whole' && outcome.entries], ['whole', 43])
  }))

test('reading is recorded once an hour for each person, case and kind of page', () =>
  withDatabase(async (db) => {
    const { staff } = await addStaffMember(db, { role: 'editor', now })
    const note = openReadings(db)
    const reading = { at: now, staff: staff.id, action: 'case.read', caseKey: 7 } as const
    await Promise.all([note(reading), note(reading)])
    await note({ ...reading, at: new Date('2026-11-22T10:59:00Z') })
    await note({ ...reading, caseKey: 8 })
    await note({ ...reading, action: 'claim.read', entry: 'C1' })
    await note({ ...reading, at: new Date('2026-11-22T11:00:00Z') })
    assert.equal((await readAudit(db, { staff: staff.id })).length, 4)
    assert.equal((await readAudit(db, { caseKey: 8 })).length, 1)
    assert.equal((await readAudit(db, { action: 'claim.read', day: '2026-11-22' })).length, 1)
    assert.equal((await readAudit(db, { day: '2026-11-21' })).length, 0)
  }))

test('words of a file do not get into the record', () =>
  withDatabase(async (db) => {
    const words = 'He was moved to the hospital of the prison in the night, his lawyer says.'
    for (const wrong of [{ entry: words }, { list: words }, { detail: { note: words } }])
      await assert.rejects(
        db.transaction().execute((tx) => recordAudit(tx, { at: now, staff: null, action: 'claim.add', ...wrong })),
        /holds more than codes/,
      )
  }))

test('a spreadsheet takes nothing in the table for a formula', () =>
  withDatabase(async (db) => {
    const { staff } = await addStaffMember(db, { role: 'editor', name: '=HYPERLINK("http://x","y")', now })
    await record(db, staff.id, 'C1')
    let text = ''
    for await (const piece of auditTable(db, {}, (key) => `@case ${key}`)) text += piece
    assert.equal(text.split('\r\n').length, 3)
    assert.match(text, /,"'=HYPERLINK\(""http:\/\/x"",""y""\)",/)
    assert.match(text, /"'@case 7"/)
    for (const begin of ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '|x', '%x', '＝1']) assert.match(cell(begin), /^"'/, begin)
    for (const harmless of ['Ana B.', '2026-11-22', "O'Higgins", '"quoted"', '']) assert.doesNotMatch(cell(harmless), /^"'/, harmless)
  }))
