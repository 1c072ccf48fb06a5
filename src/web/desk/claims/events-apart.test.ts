import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk, type DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { loadCase } from '../../../cases/index.ts'
import { formsIn, unescaped } from '../testing-forms.ts'

const newClaim = '/cases/example/claims/new'
const [discharge, visit] = ['custody.hospital_discharge_date', 'contact.visit_date']
type Rows = readonly (readonly [fact: string, value: string, event?: string])[]

/** What somebody types into a claim: the rows of its answers. */
const saying = (said_by: string, rows: Rows) => ({
  about: 'ana',
  said_by,
  statement: 'So it was.',
  ...Object.fromEntries(
    rows.flatMap(([fact, value, event], row) => [
      [`asserts.${row}.fact`, fact],
      [`asserts.${row}.value`, value],
      ...(event === undefined ? [] : [[`asserts.${row}.occasion`, event]]),
    ]),
  ),
})

/** A claim as a file brings it, which names no event. */
const eventless = (rows: Rows) => ({
  kind: 'add' as const,
  list: 'claims' as const,
  entry: {
    about: 'ana',
    said_by: ['family'],
    said_on: '2021-07-23',
    statement: 'It was then.',
    asserts: rows.map(([fact, value]) => ({ fact, value })),
  },
})

/** What stands in the fields of the form of a claim. */
const fieldsOf = (html: string) => Object.fromEntries(formsIn(html).find(({ action }) => action.startsWith(newClaim))!.fields)
const fitted = async ({ editor }: DeskOfCase, typed: Readonly<Record<string, string>>) =>
  fieldsOf((await editor.post(newClaim, { about: 'ana', do: 'fit', ...typed })).text)
const decide = (fact: string): string => `/cases/example/occasions/new?${new URLSearchParams({ subject: 'ana', fact }).toString()}`
const questionsOf = async ({ db }: DeskOfCase) =>
  (await loadCase(db, 'example'))!.questions.map(({ question, claims }) => `${question} ${claims.join(' ')}`)

test('a claim that is one event with another in two answers contradicts it in both', () =>
  atDesk(async (desk) => {
    const { editor, write } = desk
    const [first] = await write(
      eventless([
        [discharge, '2021-07-22'],
        [visit, '2021-07-22'],
      ]),
    )
    const saved = await editor.post(
      newClaim,
      saying('prisons', [
        [discharge, '2021-07-24', `=${first}`],
        [visit, '2021-07-23', `=${first}`],
      ]),
    )
    assert.match((await editor.get(saved.location!)).text, /It takes part in 2 contested questions\./)
    assert.deepEqual(await questionsOf(desk), [
      'When was the person discharged from the hospital? C10 C11',
      'When was the person visited? C10 C11',
    ])
  }))

test('that two dates are one event says nothing of two other dates of the same claims', () =>
  atDesk(async ({ editor, write }) => {
    const told = (day: string) =>
      eventless([
        [discharge, day],
        [visit, day],
      ])
    await write(told('2021-07-22'), told('2021-07-24'))
    assert.equal((await editor.post(decide(visit), { same: 'yes' })).status, 303)
    const { text } = await editor.get('/cases/example')
    assert.match(text, /Same event, or not\? \(1\)/)
    assert.ok(unescaped(text).includes(decide(discharge)))
  }))

test('two who put a claim to the same date at once make one event of it', () =>
  atDesk(async (desk) => {
    const { editor, member, write } = desk
    const [first] = await write(eventless([[discharge, '2021-07-22']]))
    const other = await member('editor', 'team', 'Omar Editor')
    const frame = async (person: typeof editor) => fieldsOf((await person.get(newClaim)).text)
    const forms = [await frame(editor), await frame(other)] as const
    const answers = await Promise.all([
      editor.send(newClaim, { ...forms[0], ...saying('prisons', [[discharge, '2021-07-24', `=${first}`]]) }),
      other.send(newClaim, { ...forms[1], ...saying('lawyer', [[discharge, '2021-07-25', `=${first}`]]) }),
    ])
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303],
    )
    assert.deepEqual(await questionsOf(desk), ['When was the person discharged from the hospital? C10 C11 C12'])
    // A form that was opened before that.
    await editor.post(newClaim, saying('gazette', [[discharge, '2021-07-26', `=${first}`]]))
    assert.deepEqual(await questionsOf(desk), ['When was the person discharged from the hospital? C10 C11 C12 C13'])
  }))

test('an event of which a part is privileged is one event for whoever may read it, and what is said of it joins both', () =>
  atDesk(async (desk) => {
    const { editor, member, write } = desk
    const [first] = await write(eventless([[discharge, '2021-07-22']]))
    const lawyer = await member('editor', 'privileged', 'Luz Lawyer')
    await editor.post(newClaim, saying('prisons', [[discharge, '2021-07-24', `=${first}`]]))
    const told = saying('lawyer', [[discharge, '2021-07-25', '?Q1']])
    await lawyer.post(newClaim, { ...told, sensitivity: 'privileged' })
    const offered = async (): Promise<string[]> => {
      const { text } = await lawyer.post(newClaim, { about: 'ana', 'asserts.0.fact': discharge, do: 'fit' })
      return [...text.matchAll(/<option value="([^"]*)"[^>]*>The same event as/g)].map(([, value = '']) => value)
    }
    assert.deepEqual(await offered(), ['?Q1'])
    await editor.post(newClaim, saying('family', [[discharge, '2021-07-26', '?Q1']]))
    assert.deepEqual(await offered(), ['?Q1'])
    await lawyer.post(newClaim, saying('gazette', [[discharge, '2021-07-27', '?Q1']]))
    await lawyer.post(newClaim, { ...saying('lawyer', [[discharge, '2021-07-28', '?Q1']]), sensitivity: 'privileged' })
    const asked = 'When was the person discharged from the hospital?'
    assert.deepEqual(await questionsOf(desk), [`${asked} C10 C11 C13 C14`, `${asked} C10 C11 C12 C14 C15`])
  }))

test('the event of one question is not taken along to another', () =>
  atDesk(async (desk) => {
    const { editor, db } = desk
    await editor.post(newClaim, saying('family', [[discharge, '2021-07-22']]))
    const chosen = await fitted(desk, { 'asserts.0.fact': discharge })
    assert.deepEqual(chosen['asserts.0.occasion'], ['hospital-discharge-2021-07'])
    const later = { 'asserts.0.occasion': 'hospital-discharge-2021-07', 'asserts.0.occasion_of': discharge }
    assert.deepEqual((await fitted(desk, { 'asserts.0.fact': visit, ...later }))['asserts.0.occasion'], ['+'])
    // Also where nobody has looked at the fields of the other question.
    assert.equal((await editor.post(newClaim, { ...saying('family', [[visit, '2021-07-23']]), ...later })).status, 303)
    assert.equal((await loadCase(db, 'example'))!.claims.at(-1)!.asserts[0]?.occasion, 'visit-2021-07')
    const none = { 'asserts.0.occasion': '-', 'asserts.0.occasion_of': 'notify.transfer' }
    assert.deepEqual((await fitted(desk, { 'asserts.0.fact': discharge, ...none }))['asserts.0.occasion'], ['hospital-discharge-2021-07'])
  }))

test('an event that somebody chose before any question stays chosen', () =>
  atDesk(async (desk) => {
    const chosen = await fitted(desk, { 'asserts.0.fact': discharge, 'asserts.0.occasion': 'july', 'asserts.0.occasion_of': '' })
    assert.deepEqual(chosen['asserts.0.occasion'], ['july'])
  }))

test('of what is answered twice in one claim, no event is chosen for anybody', () =>
  atDesk(async (desk) => {
    const { editor } = desk
    await editor.post(newClaim, saying('family', [[discharge, '2021-07-22']]))
    const rows = await fitted(desk, { 'asserts.0.fact': discharge, 'asserts.1.fact': discharge })
    assert.deepEqual([rows['asserts.0.occasion'], rows['asserts.1.occasion']], [[''], ['']])
    const refused = await editor.post(newClaim, {
      ...saying('prisons', [
        [discharge, '2021-07-08'],
        [discharge, '2021-07-15', '+'],
      ]),
      'asserts.0.occasion': '',
    })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /id="field-asserts-0-occasion-error"/)
  }))

test('of what happens again and again, somebody has to say which one it was', () =>
  atDesk(async (desk) => {
    const { editor } = desk
    await editor.post(newClaim, saying('family', [[visit, '2021-07-08']]))
    assert.deepEqual((await fitted(desk, { 'asserts.0.fact': visit }))['asserts.0.occasion'], [''])
    const unsaid = { ...saying('prisons', [[visit, '2021-07-15']]), 'asserts.0.occasion': '' }
    const refused = await editor.post(newClaim, unsaid)
    assert.equal(refused.status, 422)
    assert.deepEqual(fieldsOf(refused.text)['asserts.0.occasion'], [''])
    assert.equal((await editor.post(newClaim, { ...unsaid, 'asserts.0.occasion': '+' })).status, 303)
  }))
