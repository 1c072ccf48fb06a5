import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { fold } from '../../../kit/index.ts'
import { unescaped } from '../testing-forms.ts'

const newClaim = '/cases/example/claims/new'

test('no two questions of the dictionary read the same', () => {
  const read = [...facts.values()].map(({ question }) => fold(question))
  assert.deepEqual(
    read.filter((question, index) => read.indexOf(question) !== index),
    [],
  )
})

test('questions that the case has used stand first, and each stands once', () =>
  atDesk(async ({ editor }) => {
    const text = unescaped((await editor.get(newClaim)).text)
    const [select = ''] = /<select[^>]*name="asserts\.0\.fact".*?<\/select>/s.exec(text) ?? []
    assert.match(
      select,
      /<option value>Choose a question<\/option><optgroup label="Used in this case"><option value="custody.hospital_transfer_date"/,
    )
    const options = [...select.matchAll(/<option value="[^"]+"[^>]*>([^<]*)/g)].map(([, question]) => question)
    assert.equal(new Set(options).size, options.length)
    assert.equal(options.length, facts.size)
  }))

test('the fields of a question are shown without script, and what was typed stays', () =>
  atDesk(async ({ editor }) => {
    const typed = { statement: 'She was away for three days.', 'asserts.0.value': '3', new_source: 'x' }
    const ask = async (fact: string): Promise<string> =>
      unescaped((await editor.post(newClaim, { ...typed, 'asserts.0.fact': fact, do: 'fit' })).text)
    assert.match((await editor.get(newClaim)).text, /value="fit"[^>]*>Show its fields</)
    const state = await ask('isolation.days')
    assert.match(state, /Answer, in days[\s\S]*value="3"/)
    assert.match(state, /When it held/)
    assert.doesNotMatch(state, /Which event it is about/)
    assert.match(state, /She was away for three days\.<\/textarea>/)
    const event = await ask('custody.hospital_transfer_date')
    assert.match(event, /Which event it is about/)
    assert.doesNotMatch(event, /When it held/)
    const once = await ask('person.birth_date')
    assert.doesNotMatch(once, /When it held|Which event it is about/)
  }))
