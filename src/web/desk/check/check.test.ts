import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importCase } from '../../../cases/index.ts'
import { askForWeeklyCheck, checkJobs, lastChecks } from '../../../integrity/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { facts, hospitalCase, readCase } from '../../../../test/fixtures/hospital-case.ts'
import { openDesk } from '../testing.ts'

test('an administrator has the installation checked and reads what was found, without a word of a case', () =>
  withDatabase(async (db) => {
    const now = new Date('2026-11-23T08:00:00Z')
    const clock = (): Date => now
    const desk = openDesk(db, { clock })
    // An id that came with a file may be a name; the words of its passage are in no text.
    const held = readCase(hospitalCase.replaceAll('C1', 'zqdaughter'))
    const [first, ...rest] = held.documents
    const documents = [{ ...first!, text: 'Nothing of that.' }, ...rest]
    assert.equal((await importCase(db, { ...held, documents }, { clock })).kind, 'imported')
    const administrator = desk.as((await addStaffMember(db, { role: 'administrator', now })).token)
    assert.match((await administrator.get('/check')).text, /Nothing has been checked yet/)
    assert.equal((await administrator.post('/check')).location, '/check?notice=check-asked')
    const { 'installation-checks': check } = checkJobs(db, { files: desk.files, facts, clock })
    const [waiting] = await lastChecks(db, 1)
    assert.match((await administrator.get('/check')).text, /A check was asked for on 23 November 2026 at 08:00 UTC/)
    assert.equal((await administrator.send('/check', {})).status, 403, 'not without the token of the form')
    await check!({ id: waiting!.id })
    const { text } = await administrator.get('/check')
    assert.match(text, /Nothing is wrong\. 1 to be looked at\.[\s\S]*<dt>claims<\/dt><dd>9<\/dd>/)
    assert.match(text, /The passage of a claim is not in the text of its document\./)
    assert.doesNotMatch(text + JSON.stringify(await lastChecks(db, 5)), /zqdaughter/)
    assert.match((await administrator.get('/audit')).text, /had the installation checked/)
    await check!({ id: waiting!.id })
    for (const [days, count] of [
      [6, 1],
      [8, 2],
      [9, 2],
    ] as const) {
      await askForWeeklyCheck(db, new Date(now.getTime() + days * 86_400_000))
      assert.equal((await lastChecks(db, 5)).length, count, `after ${days} days`)
    }
  }))
