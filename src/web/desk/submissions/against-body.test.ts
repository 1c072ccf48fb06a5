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
      const ofWhom = /<div[^>]*>(?:(?!<div)[\s\S])*name="body"[\s\S]*?name="about"/.exec(asked.text)?.[0] ?? ''
      assert.match(textOf(ofWhom), /and not African Commission.*It is meant so: draft it all the same/, 'it stands beside whom it goes to')
      assert.match(said, /what UN Special Procedures \(thematic mandates\) asks to be told, and not African Commission/)
      assert.match(said, /Bodies and routes lists African Commission[^.]* as not open to this person/)
      assert.match(said, /It is meant so: draft it all the same/)
      const begun = await editor.post('/cases/example/submissions/new', { ...typed, anyway: 'yes' })
      assert.equal(begun.status, 303, textOf(begun.text))
      const page = new URL(begun.location ?? '', 'https://desk.example.org').pathname
      const again = await editor.post('/cases/example/submissions/new', { ...typed, anyway: 'yes' })
      assert.equal(
        new URL(again.location ?? '', 'https://desk.example.org').pathname,
        page,
        'sent again after the way back it is no second one',
      )
      const shown = textOf((await editor.get(page)).text)
      assert.match(shown, /and not African Commission.*as not open to this person/)
      assert.match(shown, /Rules it was made by (?!\()/, 'nothing is counted where nothing is to be checked')
      assert.match(shown, /Who can say it, and on what does it rest\? The form adds: kept confidential\./)
      const none = (await editor.get(`${page}/answers/victim.consent_public_report`)).text
      assert.match(none, /No consent stands in the case that reaches so far/)
      assert.doesNotMatch(none, /Save the answer/, 'there is nothing to save')
      // What was written anew is named as the form asks it.
      assert.equal((await editor.post(`${page}/answers/victim.group_or_community`, { answer: 'None', ours: 'yes' })).status, 303)
      assert.match(textOf((await editor.get(page)).text), /Version 2, Rosa Editor, [^:]*:\d\d UTC: Group or community/)
    },
    hospitalCase.replace(/country: \w\w/, 'country: PE'),
  )
})
