import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'

test('a structure for a body that asks otherwise, or is not open to the person, is drafted where that is said to be meant so', async () => {
  await atDesk(
    async ({ editor }) => {
      const typed = { form: 'un-special-procedures', body: 'achpr', about: 'ana' }
      const asked = await editor.post('/cases/example/submissions/new', typed)
      assert.equal(asked.status, 422)
      const said = textOf(asked.text)
      assert.match(said, /what UN Special Procedures \(thematic mandates\) asks to be told, and not African Commission/)
      assert.match(said, /Bodies and routes lists African Commission[^.]* as not open to this person/)
      assert.match(said, /It is meant so: draft it all the same/)
      const begun = await editor.post('/cases/example/submissions/new', { ...typed, anyway: 'yes' })
      assert.equal(begun.status, 303, textOf(begun.text))
      const page = new URL(begun.location ?? '', 'https://desk.example.org').pathname
      assert.match(textOf((await editor.get(page)).text), /and not African Commission.*as not open to this person/)
    },
    hospitalCase.replace(/country: \w\w/, 'country: PE'),
  )
})
