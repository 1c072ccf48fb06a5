import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { loadCase } from '../../../cases/index.ts'
import { formsIn } from '../testing-forms.ts'

const newClaim = '/cases/example/claims/new'
const fieldsOf = (html: string) => Object.fromEntries(formsIn(html).find(({ action }) => action.startsWith(newClaim))!.fields)
const whenSaid = (html: string): string | undefined => fieldsOf(html)['said_on']?.[0]
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

test('a date of which nobody can tell the calendar, or whether it is one, is refused with what to write instead', () =>
  atDesk(async ({ editor }) => {
    const understood = async (text: string): Promise<string> => (await editor.get(`/understood?date=${encodeURIComponent(text)}`)).text
    assert.equal(
      await understood('1400/04/25'),
      'The year 1400 may be of another calendar. Write the date in the Gregorian calendar, as 2021-07-17.',
    )
    assert.match(await understood('2004/05'), /Write it as 2004-05 or, if it is a span of years, as 2004\/2005\.$/)
    assert.match(await understood('0/5/2026'), /Write it as 2021, 2021-07, 2021-07-17 or 17 July 2021\.$/)
    assert.match(await understood('2010/2011'), /^Understood: 2010.–.2011$/)
    const refused = await editor.post(newClaim, { ...said, said_on: '25/04/1400' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /value="25\/04\/1400"/)
  }))

test('what a source said of a day that does not exist is kept in its words', () =>
  atDesk(async ({ editor, db }) => {
    const born = { ...said, 'asserts.0.fact': 'person.birth_date', 'asserts.0.value': '30 February 2021' }
    // Twice: only the form that is shown again says that its answer is a date.
    const first = await editor.post(newClaim, born)
    const refused = await editor.send(newClaim, fieldsOf(first.text))
    assert.equal(refused.status, 422)
    assert.match(refused.text, /2021-02-30 does not exist/)
    assert.match(refused.text, /value="30 February 2021"/)
    assert.equal((await editor.send(newClaim, { ...fieldsOf(refused.text), 'asserts.0.as_said': 'yes' })).status, 303)
    const [answer] = (await loadCase(db, 'example'))!.claims.at(-1)!.asserts
    assert.equal(answer?.value.type === 'date' && answer.value.date.text, '30 February 2021')
  }))

test('when something was said is filled in from a call or a document, never made up', () =>
  atDesk(async ({ editor }) => {
    const { text } = await editor.get(newClaim)
    assert.equal(whenSaid(text), '')
    assert.match(text, /Said today\? Write 2021-07-25\./)
    assert.equal(whenSaid((await editor.get(`${newClaim}?document=D1`)).text), '2021-07-18')
  }))

test('a claim made of a document without a day holds on no day that nobody said', () =>
  atDesk(async ({ editor, db, write }) => {
    const [id] = await write({ kind: 'add', list: 'documents', entry: { title: 'Letter', by: 'prisons' } })
    const path = `${newClaim}?document=${id}`
    const { text } = await editor.get(path)
    assert.equal(whenSaid(text), '')
    assert.doesNotMatch(text, /Said today/)
    const saved = await editor.post(path, {
      about: 'ana',
      said_by: 'prisons',
      statement: 'She is 49.',
      'asserts.0.fact': 'person.age',
      'asserts.0.value': '49',
    })
    assert.equal(saved.status, 303, saved.text)
    assert.equal((await loadCase(db, 'example'))!.claims.at(-1)!.said_on, undefined)
  }))
