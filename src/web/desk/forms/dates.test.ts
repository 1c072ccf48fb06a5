import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { loadCase } from '../../../cases/index.ts'

const newClaim = '/cases/example/claims/new'
const said = { about: 'ana', said_by: 'prisons', statement: 'She was moved then.', 'asserts.0.fact': 'custody.hospital_transfer_date' }

test('dates are typed as people write them, and kept as a case file writes them', () =>
  atDesk(async ({ editor, db }) => {
    const saved = await editor.post(newClaim, {
      ...said,
      said_on: '22 July 2021',
      'asserts.0.value': '2021/07/19',
      'asserts.0.occasion': 'july',
    })
    assert.equal(saved.status, 303, saved.text)
    const claim = (await loadCase(db, 'example'))!.claims.at(-1)!
    assert.equal(claim.said_on?.text, '2021-07-22')
    const [answer] = claim.asserts
    assert.equal(answer?.value.type === 'date' && answer.value.date.text, '2021-07-19')
  }))

test('a date field says how it was understood, in the words and as it is kept', () =>
  atDesk(async ({ editor }) => {
    const understood = async (text: string): Promise<string> => (await editor.get(`/understood?date=${encodeURIComponent(text)}`)).text
    assert.equal(await understood('17 July 2026'), 'Understood: 17 July 2026, kept as 2026-07-17')
    assert.equal(await understood('2026-07-17'), 'Understood: 17 July 2026')
    assert.equal(await understood('7/8/2026'), 'This may be 7 August 2026 or 8 July 2026. Write it as 2026-08-07 or 2026-07-08.')
  }))

test('what is no date is refused with one thing to do', () =>
  atDesk(async ({ editor }) => {
    const refused = await editor.post(newClaim, { ...said, said_on: 'some day', 'asserts.0.value': '07/08/2021' })
    assert.equal(refused.status, 422)
    assert.match(
      refused.text,
      /field-said_on-error"><span class="unseen">Error: <\/span>This is no date that can be read. Write it as 2021, 2021-07, 2021-07-17 or 17 July 2021.</,
    )
    assert.match(refused.text, /This may be 7 August 2021 or 8 July 2021/)
    assert.match(refused.text, /value="07\/08\/2021"/)
  }))

test('a claim is said today unless somebody says otherwise', () =>
  atDesk(async ({ editor }) => {
    const { text } = await editor.get(newClaim)
    assert.match(text, /name="said_on"[^>]*value="2021-07-25"/)
    assert.match((await editor.get(`${newClaim}?document=D1`)).text, /name="said_on"[^>]*value="2021-07-18"/)
  }))
