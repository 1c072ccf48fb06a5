import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { withDatabase } from '../platform/testing.ts'
import { findSession, membershipOf, openReadings, recordAudit } from './index.ts'
import { addStaffMember } from './testing.ts'

const now = new Date('2026-11-22T10:00:00Z')

test('a member of a test is signed in and belongs to the case', () =>
  withDatabase(async (db) => {
    const { staff, token } = await addStaffMember(db, { role: 'editor', cases: [{ key: 7 }], now })
    assert.deepEqual((await findSession(db, token, now))?.staff, staff)
    assert.equal((await membershipOf(db, staff.id, 7))?.clearance, 'team')
    assert.equal(await membershipOf(db, staff.id, 8), null)
    const count = await sql<{ n: number }>`select count(*) as n from audit_chain`.execute(db)
    assert.equal(count.rows[0]?.n, 1)
    const record = openReadings(db)
    await record({ at: now, staff: staff.id, action: 'case.read', caseKey: 7 })
    await record({ at: now, staff: staff.id, action: 'case.read', caseKey: 7 })
    await db.transaction().execute((tx) => recordAudit(tx, { at: now, staff: staff.id, action: 'claim.add', caseKey: 7, entry: 'C1' }))
    const { rows } = await sql<{ action: string }>`select action from audit order by id`.execute(db)
    assert.deepEqual(
      rows.map((row) => row.action),
      ['membership.give', 'case.read', 'claim.add'],
    )
  }))
