import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atAppeal, caseWithAppeal, caseWithAppeals } from '../../../../test/fixtures/appeal-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { addApprovalStep, findDraft, textHash } from '../../../appeals/index.ts'
import { importCaseFile } from '../../../cases/index.ts'
import type { Database } from '../../../platform/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk } from '../testing.ts'

const places = ['/cases', '/staff', '/staff/cases']
const here = /An approval in example waits for somebody who may approve/
const there = /An approval in elsewhere waits/
const more = /Only the 20 approvals that were asked for first are looked at here\. There (is one more|are 2 more): whether one/

test('of many approvals that are asked for, administrators are told of those asked for first, and that there are more', () =>
  atAppeal(async ({ db, time, staff }) => {
    const others = caseWithAppeal.replaceAll('example', 'elsewhere').replace('EX-001', 'EX-900')
    assert.equal((await importCaseFile(db, others, { file: 'case.yaml', facts, clock: () => time.now })).kind, 'imported')
    const administrator = openDesk(db, { clock: () => time.now }).as(
      (await addStaffMember(db, { role: 'administrator', now: time.now })).token,
    )
    // What is asked for last is written first: the order is that of the asking.
    await ask(db, 'EX-900', staff.id, new Date('2021-07-25T09:59:00Z'))
    for (let n = 1; n <= 19; n += 1) await ask(db, `EX-0${String(n).padStart(2, '0')}`, staff.id, new Date(1_627_200_000_000 + n))
    for (const path of places) {
      const text = textOf((await administrator.get(path)).text)
      assert.match(text, here, path)
      assert.match(text, there, path)
      assert.doesNotMatch(text, more, path)
    }
    await ask(db, 'EX-020', staff.id, new Date('2021-07-25T08:30:00Z'))
    for (const path of places) {
      const text = textOf((await administrator.get(path)).text)
      assert.match(text, here, path)
      assert.doesNotMatch(text, there, path)
      assert.equal(more.exec(text)?.[1], 'is one more', path)
    }
    await ask(db, 'EX-021', staff.id, new Date('2021-07-25T08:31:00Z'))
    assert.equal(more.exec(textOf((await administrator.get('/cases')).text))?.[1], 'are 2 more')
    assert.match(
      textOf((await administrator.get('/cases/elsewhere/members')).text),
      /asks for the approval of an appeal here, and nobody else of its members may give it/,
    )
  }, caseWithAppeals(21)))

const ask = (db: Database, id: string, by: string, at: Date): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const found = await findDraft(tx, id)
    assert.ok(found.kind === 'found', id)
    await addApprovalStep(tx, id, { kind: 'asked', text: textHash(found.draft.appeal), by, at })
  })
