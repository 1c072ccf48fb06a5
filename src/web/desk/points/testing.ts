import assert from 'node:assert/strict'
import { facts, hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { importCaseFile, loadCaseWith, recordEntries, type EntryChange } from '../../../cases/index.ts'
import type { Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import type { Clearance, Role } from '../../../staff/index.ts'
import { addStaffMember, type SignedInMember } from '../../../staff/testing.ts'
import { openDesk, type Person } from '../testing.ts'

/** The hospital case at the desk, with somebody who works on it. */
export type DeskOfCase = {
  readonly db: Database
  readonly key: number
  readonly time: { now: Date }
  readonly staff: SignedInMember['staff']
  /** An editor who reads the case as far as the team does. */
  readonly editor: Person
  /** Somebody else who is a member of the case. */
  readonly member: (role: Role, clearance?: Clearance, name?: string) => Promise<Person>
  /** What somebody else writes meanwhile. */
  readonly write: (...changes: readonly EntryChange[]) => Promise<readonly string[]>
}

/** Runs a test with the hospital case of the fixtures and a clock that the test may move on. */
export const atDesk = (body: (desk: DeskOfCase) => Promise<void>, file = hospitalCase): Promise<void> =>
  withDatabase(async (db) => {
    const time = { now: new Date('2021-07-25T10:00:00Z') }
    const imported = await importCaseFile(db, file, { file: 'case.yaml', facts, clock: () => time.now })
    assert.ok(imported.kind === 'imported', JSON.stringify(imported))
    const key = (await loadCaseWith(db, 'example'))!.key
    const { app: _, as } = openDesk(db, { clock: () => time.now })
    const add = (role: Role, clearance: Clearance, name?: string): Promise<SignedInMember> =>
      addStaffMember(db, { role, now: time.now, cases: [{ key, clearance }], ...(name !== undefined && { name }) })
    const { staff, token } = await add('editor', 'team', 'Rosa Editor')
    await body({
      db,
      key,
      time,
      staff,
      editor: as(token),
      member: async (role, clearance = 'team', name) => as((await add(role, clearance, name)).token),
      write: (...changes) =>
        db.transaction().execute(async (tx) => {
          const written = await recordEntries(tx, 'example', changes, { by: staff.id, at: time.now, facts })
          assert.ok(written.kind === 'recorded', JSON.stringify(written))
          return written.ids
        }),
    })
  })

/** The point of the transfer in July, of which there are two accounts. */
export const transfer = 'ana/custody.hospital_transfer_date/july'
export const transferPage = `/cases/example/point?${new URLSearchParams({ id: transfer }).toString()}`
export const transferRuling = `/cases/example/rulings/new?${new URLSearchParams({ point: transfer }).toString()}`
