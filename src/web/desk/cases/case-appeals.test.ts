import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atAppeal, caseWithAppeal, page } from '../../../../test/fixtures/appeal-desk.ts'
import { facts, hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { transferPage } from '../../../../test/fixtures/hospital-desk.ts'
import { addProtectedSource, canary } from '../../../../test/fixtures/protected-source.ts'
import { caseKeyOf, exportCase, importCaseFile } from '../../../cases/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk } from '../testing.ts'

const pages = ['', '/history', '/claims/C1', '/points', '/claims'].map((path) => `/cases/example${path}`)

test('a title, a summary and an addressee that name a sealed source stand on no page and in no file of whoever may not read them', () =>
  atAppeal(async (desk) => {
    const [lawyer, reader] = [await desk.member('editor', 'sealed', 'Lawyer'), await desk.member('reader', 'team', 'Reader')]
    await addProtectedSource(desk)
    const told = `What Guard ${canary} told us`
    assert.equal((await lawyer.post(`${page}/head`, { title: told, summary: told })).status, 303)
    const judge = { name: `Guard ${canary}`, title: 'Prison service', salutation: `To Guard ${canary}`, language: 'en' }
    assert.equal((await lawyer.post(`${page}/addressees/new`, judge)).status, 303)
    for (const person of [desk.editor, reader]) {
      for (const path of pages) assert.doesNotMatch((await person.get(path)).text, new RegExp(canary), path)
      assert.match((await person.get('/cases/example')).text, /\[a part that you may not read\]/)
    }
    const file = await desk.editor.post('/cases/example/export', {})
    assert.equal(file.status, 200)
    assert.doesNotMatch(file.text, new RegExp(canary))
    assert.match((await lawyer.get('/cases/example')).text, new RegExp(told))
    // What the lawyer exports without what is sealed comes home as nothing new.
    const open = (await exportCase(desk.db, 'example'))!
    assert.doesNotMatch(open, new RegExp(canary))
    assert.match(open, /titles and addressees of appeals 3/)
    const again = await importCaseFile(desk.db, open, { file: 'case.yaml', facts, clock: () => desk.time.now })
    assert.equal(again.kind === 'imported' && again.added, 0)
    assert.match((await lawyer.get('/cases/example')).text, new RegExp(told))
  }))

test('an appeal that also cites a case of others is on the pages of the case only for whoever may open it', () =>
  atAppeal(
    async ({ db, key, editor, time }) => {
      const kept = await importCaseFile(db, hospitalCase.replace('id: example', 'id: other'), {
        file: 'other',
        facts,
        clock: () => time.now,
      })
      assert.equal(kept.kind, 'imported')
      const ofBoth = await addStaffMember(db, {
        role: 'editor',
        name: 'Of both',
        now: time.now,
        cases: [{ key }, { key: (await caseKeyOf(db, 'other'))! }],
      })
      const both = openDesk(db, { clock: () => time.now }).as(ofBoth.token)
      assert.deepEqual([(await editor.get(page)).status, (await both.get(page)).status], [404, 200])
      for (const path of ['/cases/example', '/cases/example/claims/C1', transferPage]) {
        assert.match((await both.get(path)).text, /EX-001/, path)
        assert.doesNotMatch((await editor.get(path)).text, /EX-001|an examination for Ana Ejemplo|Appeals \(?1/, path)
      }
    },
    caseWithAppeal
      .replace("Nobody told the family., cites: ['example#C3']", "Nobody told the family., cites: ['example#C3', 'other#C3']")
      .replace("opened: '2021-07-22'", "opened: '2021-07-22'\n    act_until: '2021-08-30'"),
  ))
