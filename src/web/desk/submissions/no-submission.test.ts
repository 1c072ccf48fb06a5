import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'

const list = '/cases/example/submissions'

test('an address of no submission of the case, or of no question of it, says that there is none', () =>
  atDesk(async ({ editor }) => {
    const begun = await editor.post(`${list}/new`, { form: 'wgad-questionnaire', about: 'ana' })
    const page = new URL(begun.location ?? '', 'https://desk.example.org').pathname
    assert.equal((await editor.get(page)).status, 200)
    for (const nowhere of [`${list}/zzz`, `${list}/00000000-0000-4000-8000-000000000000`, `${list}/zzz/annexes`, `${page}/answers/zzz`])
      assert.equal((await editor.get(nowhere)).status, 404, nowhere)
  }))
