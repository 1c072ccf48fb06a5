import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atApproved, publish, read, textOf } from '../../../../test/fixtures/approved-appeal.ts'

const claims = '/cases/example/claims'
const later = {
  about: 'ana',
  said_by: 'family',
  said_on: '2021-07-24',
  statement: 'It was on 18 July.',
  'asserts.0.fact': 'custody.hospital_transfer_date',
  'asserts.0.value': '2021-07-18',
  'asserts.0.occasion': 'july',
  sensitivity: 'public',
}

test('the page of a claim that changed a public page the moment it was saved says of which, where, and since when', () =>
  atApproved(async ({ editor, reviewer, site }) => {
    await publish(editor)
    assert.doesNotMatch((await editor.get(`${claims}/C1`)).text, /Readers of/)
    const saved = await editor.post(`${claims}/new`, later)
    assert.equal(saved.status, 303, saved.text)
    assert.match(await read(site), /Noted on 25 July 2021: There is a further account/)
    const { text } = await editor.get(saved.location!)
    assert.match(
      textOf(text),
      /Readers of Fictional: an examination for Ana Ejemplo see a dated note at sentence 1 since .*There is a further account of the question under note 1\./,
    )
    assert.match(text, /href="https:\/\/appeals\.example\.org\/appeals\/EX-001#s1"/)
    assert.doesNotMatch((await editor.get(`${claims}/C7`)).text, /Readers of/)
    const list = textOf((await editor.get('/appeals')).text)
    assert.match(list, /What one sentence rests on has changed since it was published/)
    assert.doesNotMatch(list, /Nothing: published as it stands/)
    const down = await reviewer.post('/appeals/EX-001/take-down', { reason: 'Her sister asks for it.' })
    assert.equal(down.status, 303)
    assert.doesNotMatch((await editor.get(saved.location!)).text, /Readers of/)
  }))
