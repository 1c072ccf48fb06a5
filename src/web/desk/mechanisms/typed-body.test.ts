import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'

const procedures = '/cases/example/procedures'
const submissions = '/cases/example/submissions'
const name = /UN Working Group on Arbitrary Detention/

test('a procedure whose body is typed hides the submissions to it: it is found in the list, or somebody says that it is none of it, and then all are hidden', () =>
  atDesk(async ({ editor, member, write }) => {
    const lawyer = await member('administrator', 'privileged', 'Lía Lawyer')
    const begun = await editor.post(`${submissions}/new`, { form: 'wgad-questionnaire', about: 'ana' })
    const page = new URL(begun.location ?? assert.fail(textOf(begun.text)), 'https://desk.example.org').pathname
    const sees = async () => {
      const [listed, shown] = [textOf((await editor.get(submissions)).text), await editor.get(page)]
      assert.equal(name.test(listed), shown.status === 200)
      return shown.status === 200
    }
    const record = (typed: Readonly<Record<string, string>>) =>
      lawyer.post(procedures, { extent: 'parts', documents: 'D2', told: 'Gone.', ...typed })
    const lift = (position: number) => lawyer.post(`${procedures}/${position}/lift`, { why: 'Over.' })
    assert.ok(await sees())

    let position = 0
    for (const other of ['WGAD', 'the Working  Group on Arbitrary detention', 'UN Working Group on Arbitrary Detention']) {
      assert.equal((await record({ other })).status, 303, other)
      assert.equal(await sees(), false, other)
      assert.match((await lawyer.get(procedures)).text, name)
      assert.equal((await lift(position)).status, 303)
      assert.ok(await sees(), other)
      position += 2
    }

    // One body that is called so in several procedures, and one that is in no list: asked, with what was typed still there.
    for (const other of ['Inter-American Commission on Human Rights', 'Those in Geneva', 'geneva']) {
      const asked = await record({ other })
      assert.equal(asked.status, 422, other)
      assert.match(textOf(asked.text), /No body of the list (?:is called|has this code)/)
      assert.ok(asked.text.includes(`value="${other}"`), other)
    }
    assert.equal((await record({ other: 'geneva', unlisted: 'yes' })).status, 422)
    assert.equal((await record({ other: 'Those in Geneva', unlisted: 'yes' })).status, 303)
    assert.equal(await sees(), false)
    assert.match(textOf((await lawyer.get(submissions)).text), name)
    assert.equal((await lift(position)).status, 303)

    // What an earlier version took as it was typed.
    const typed = {
      kind: 'procedure',
      body: 'Working Group (WGAD)',
      whole: false,
      claims: [],
      documents: ['D2'],
      appeals: [],
      told: 'Gone.',
    }
    await write({ kind: 'add', list: 'procedures', entry: typed })
    assert.equal(await sees(), false)
  }))
