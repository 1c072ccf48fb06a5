import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCase } from '../../../cases/index.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import type { Answer, Person, Typed } from '../testing.ts'
import { unescaped } from '../testing-forms.ts'

const newClaim = '/cases/example/claims/new'

/** The prison service said on the phone on 22 July that she was moved to a hospital on 19 July. */
const call = {
  about: 'ana',
  said_by: 'prisons',
  said_on: '2021-07-22',
  statement: 'She was moved on 19 July, they said on the phone.',
  'asserts.0.fact': 'custody.hospital_transfer_date',
  'asserts.0.value': '2021-07-19',
  'asserts.0.occasion': 'july',
}

/** Presses "See what it contradicts", and follows where it leads, as a browser does that can come back there. */
async function look(editor: Person, typed: Typed, from = newClaim): Promise<Answer> {
  const sent = await editor.post(from, { ...typed, do: 'look' })
  assert.equal(sent.status, 303, sent.text)
  return editor.get(sent.location!)
}

test('whoever enters what was said on the phone sees at once what it contradicts', () =>
  atDesk(async ({ editor, db }) => {
    const saved = await editor.post(newClaim, call)
    assert.equal(saved.status, 303)
    assert.equal(saved.location, '/cases/example/claims/C10?saved=yes')
    const { text } = await editor.get(saved.location)
    assert.match(text, /It takes part in 1 contested question\./)
    assert.match(text, /When was the person moved to a hospital\?/)
    assert.match(text, /17 July 2021/)
    assert.match(text, /20 July 2021/)
    assert.match(text, /rulings\/new\?point=/)
    assert.match(text, /questions\/new\?claims=/)
    assert.match(text, /<a href="\/cases\/example\/norms\/questions">What norms ask next<\/a>/)
    const claim = (await loadCase(db, 'example'))!.claims.at(-1)!
    assert.deepEqual(claim.said_by, ['prisons'])
    assert.equal(claim.sensitivity, undefined)
    assert.equal(claim.recorded?.by, 'Rosa Editor')
    assert.equal(claim.recorded?.on.text, '2021-07-25')
  }))

test('what it contradicts is shown before anything is saved', () =>
  atDesk(async ({ editor, db }) => {
    const looked = await look(editor, call)
    assert.equal(looked.status, 200)
    assert.doesNotMatch(looked.text, /You were writing this on/)
    assert.match(looked.text, /What it would meet, if you save it/)
    assert.match(looked.text, /It takes part in 1 contested question\./)
    assert.match(looked.text, /She was moved on 19 July, they said on the phone\.<\/textarea>/)
    assert.equal((await loadCase(db, 'example'))!.claims.length, 9)
    assert.equal((await editor.post(newClaim, call)).location, '/cases/example/claims/C10?saved=yes')
  }))

test('a claim that is only looked at has no page to lead to, and is kept as a draft that its case names', () =>
  atDesk(async ({ editor, member }) => {
    const from = `${newClaim}?denies=C2`
    const looked = await look(editor, { ...call, statement: 'The 19th, they said on the phone.' }, from)
    assert.match(looked.text, /C10, not saved yet/)
    assert.doesNotMatch(looked.text, /href="[^"]*\/claims\/C10"/)
    assert.match(looked.text, /href="\/cases\/example\/claims\/C2"/)
    const { text } = await editor.get('/cases/example')
    assert.match(
      text,
      /What you were writing.*<a href="\/cases\/example\/claims\/new\?denies=C2">A new claim<\/a>.*they said on the phone/s,
    )
    assert.match((await editor.get(from)).text, /You were writing this on.*The 19th, they said on the phone\.<\/textarea>/s)
    assert.doesNotMatch((await (await member('editor')).get('/cases/example')).text, /What you were writing/)
    await editor.post(from, call)
    assert.doesNotMatch((await editor.get('/cases/example')).text, /What you were writing/)
  }))

test('a claim that is sent again from a form that was gone back to is not saved twice, unless it is another one', () =>
  atDesk(async ({ editor, member, time, db }) => {
    const count = async (): Promise<number> => (await loadCase(db, 'example'))!.claims.length
    await editor.post(newClaim, call)
    const again = await editor.post(newClaim, call)
    assert.equal(again.status, 422)
    assert.match(again.text, /You have saved these words as C10\..*href="\/cases\/example\/claims\/C10">Go to C10/s)
    assert.match(again.text, /name="once_more" value="C10"\/>/)
    assert.equal(await count(), 10)
    assert.equal((await editor.post(newClaim, { ...call, said_by: 'family' })).status, 303, 'somebody else says so')
    assert.equal((await editor.post(newClaim, { ...call, supersedes: 'C10' })).status, 303, 'a correction')
    assert.equal((await (await member('editor')).post(newClaim, call)).status, 303, 'a colleague')
    assert.equal((await editor.post(newClaim, { ...call, once_more: 'C12' })).status, 303)
    time.now = new Date(time.now.getTime() + 25 * 3_600_000)
    assert.equal(await count(), 14)
  }))

test('more hours than a day has, and a day that is yet to come, are refused beside their fields', () =>
  atDesk(async ({ editor, db }) => {
    const { 'asserts.0.occasion': _, ...told } = call
    const hours = { ...told, 'asserts.0.fact': 'isolation.hours_per_day', 'asserts.0.value': '30' }
    const refused = await editor.post(newClaim, hours)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /<a href="#field-asserts-0-value">Write a number of at most 24\.</)
    const later = await editor.post(newClaim, { ...hours, 'asserts.0.value': '23', said_on: '24 June 2030' })
    assert.equal(later.status, 422)
    assert.match(later.text, /<a href="#field-said_on">Nobody says anything after the day it is recorded\.</)
    assert.equal((await loadCase(db, 'example'))!.claims.length, 9)
  }))

test('an impossibility that the new claim brings is named before it is saved', () =>
  atDesk(async ({ editor }) => {
    const late = {
      about: 'ana',
      said_by: 'prisons',
      statement: 'She died.',
      'asserts.0.fact': 'person.death_date',
      'asserts.0.value': '2021-07-10',
    }
    const visit = { ...late, statement: 'She was visited.', 'asserts.0.fact': 'contact.visit_date', 'asserts.0.value': '2021-07-12' }
    await editor.post(newClaim, late)
    const looked = await look(editor, visit)
    assert.match(looked.text, /This cannot be so\./)
  }))

test('whoever speaks for the first time becomes a source with the claim', () =>
  atDesk(async ({ editor, db }) => {
    const { said_by: _, ...nobody } = call
    const saved = await editor.post(newClaim, { ...nobody, 'new_source.name': 'A guard, not named', 'new_source.kind': 'person' })
    assert.equal(saved.status, 303, saved.text)
    const { sources, claims } = (await loadCase(db, 'example'))!
    assert.deepEqual(sources.at(-1), { id: 'S1', name: 'A guard, not named', kind: 'person' })
    assert.deepEqual(claims.at(-1)!.said_by, ['S1'])
  }))

test('somebody new who is refused leaves no source behind', () =>
  atDesk(async ({ editor, db }) => {
    const refused = await editor.post(newClaim, { ...call, 'new_source.name': 'x'.repeat(600), 'new_source.kind': 'person' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /id="field-new_source-name-error"/)
    const noStatement = await editor.post(newClaim, {
      ...call,
      statement: '\u200b',
      'new_source.name': 'A guard',
      'new_source.kind': 'person',
    })
    assert.equal(noStatement.status, 422)
    assert.match(noStatement.text, /id="field-statement-error"/)
    assert.equal((await loadCase(db, 'example'))!.sources.length, 4)
  }))

test('a source of the file is found by its name', () =>
  atDesk(async ({ editor, db }) => {
    const { said_by: _, ...nobody } = call
    await editor.post(newClaim, { ...nobody, 'new_source.name': ' prison SERVICE' })
    const { sources, claims } = (await loadCase(db, 'example'))!
    assert.equal(sources.length, 4)
    assert.deepEqual(claims.at(-1)!.said_by, ['prisons'])
  }))

test('another answer gives one more row and loses nothing, without script', () =>
  atDesk(async ({ editor, db }) => {
    const more = await editor.post(newClaim, { ...call, do: 'answer' })
    assert.equal(more.status, 200)
    assert.match(more.text, /Answer 2/)
    assert.match(more.text, /name="asserts\.1\.fact"/)
    assert.match(more.text, /value="2021-07-19"/)
    const two = { ...call, 'asserts.1.fact': 'notify.transfer', 'asserts.1.value': 'no', 'asserts.1.occasion': 'july' }
    await editor.post(newClaim, two)
    const { asserts } = (await loadCase(db, 'example'))!.claims.at(-1)!
    assert.deepEqual(
      asserts.map(({ fact }) => fact),
      ['custody.hospital_transfer_date', 'notify.transfer'],
    )
  }))

test('the field fits the question once it is chosen', () =>
  atDesk(async ({ editor }) => {
    const ask = async (fact: string): Promise<string> => (await editor.post(newClaim, { 'asserts.0.fact': fact, do: 'answer' })).text
    assert.match(await ask('person.age'), /Answer, in years/)
    assert.match(await ask('notify.transfer'), /<select[^>]*name="asserts\.0\.value"/)
    assert.match(await ask('trial.sentence'), /life without release/)
    assert.match(await ask('arrest.place'), /list="places"/)
    // Before it is chosen, every way of writing is told, and the field that fits is had without one more row.
    assert.match((await editor.get(newClaim)).text, /How to write it[\s\S]*about 2021[\s\S]*3 months, 10 days/)
    const fitted = await editor.post(newClaim, { 'asserts.0.fact': 'arrest.date', 'asserts.0.value': '1992', do: 'fit' })
    assert.equal(fitted.status, 200)
    assert.match(fitted.text, /Understood: [^<]*1992/)
    assert.doesNotMatch(fitted.text, /Answer 2|How to write it/)
  }))

test('answers are typed as people say them', () =>
  atDesk(async ({ editor, db }) => {
    const typed: readonly (readonly [string, string])[] = [
      ['custody.place', 'Valdeniebla prison'],
      ['isolation.days', '15 days'],
      ['notify.illness', 'Yes'],
      ['trial.sentence', 'life without release'],
    ]
    const rows = typed.flatMap(([fact, value], row) => [
      [`asserts.${row}.fact`, fact],
      [`asserts.${row}.value`, value],
    ])
    const saved = await editor.post(newClaim, { about: 'ana', said_by: 'lawyer', statement: 'All of it.', ...Object.fromEntries(rows) })
    assert.equal(saved.status, 303, saved.text)
    const { asserts } = (await loadCase(db, 'example'))!.claims.at(-1)!
    assert.deepEqual(
      asserts.map(({ value }) => value),
      [
        { type: 'place', text: 'valdeniebla' },
        { type: 'number', number: 15 },
        { type: 'bool', bool: true },
        { type: 'enum', text: 'life_without_release' },
      ],
    )
  }))

test('a date that does not exist is refused by its field, and kept when the source said just that', () =>
  atDesk(async ({ editor, db }) => {
    const born = {
      about: 'ana',
      said_by: 'lawyer',
      statement: 'She was born then.',
      'asserts.0.fact': 'person.birth_date',
      'asserts.0.value': '1954-02-29',
    }
    const refused = await editor.post(newClaim, born)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /1954-02-29 does not exist: that month has 28 days\./)
    assert.match(refused.text, /The source said exactly this/)
    assert.match(refused.text, /value="1954-02-29"/)
    assert.equal((await editor.post(newClaim, { ...born, 'asserts.0.as_said': 'yes' })).status, 303)
    const [answer] = (await loadCase(db, 'example'))!.claims.at(-1)!.asserts
    assert.ok(answer?.value.type === 'date' && answer.value.date.kind === 'unparsed')
  }))

test('a new event is named by what is answered about it', () =>
  atDesk(async ({ editor, db }) => {
    await editor.post(newClaim, { ...call, 'asserts.0.occasion': '+' })
    assert.equal((await loadCase(db, 'example'))!.claims.at(-1)!.asserts[0]?.occasion, 'hospital-transfer-2021-07')
  }))

test('an answer about no named event is told which answers it stands apart from', () =>
  atDesk(async ({ editor }) => {
    const looked = await look(editor, { ...call, 'asserts.0.occasion': '-' })
    assert.match(looked.text, /Not compared with it/)
    assert.match(unescaped(looked.text), /C2: 20 July 2021, says Prison service \(july\)/)
  }))

test('exact words must stand in the text of the document', () =>
  atDesk(async ({ editor, db, write }) => {
    const [id] = await write({
      kind: 'add',
      list: 'documents',
      entry: { title: 'Letter', by: 'prisons', text: 'To the family.\nShe was moved  on “19 July”\nof her own will.' },
    })
    const beside = await editor.get(`${newClaim}?document=${id}`)
    assert.match(beside.text, /of her own will/)
    const printed = { ...call, 'printed.0.document': id!, 'printed.0.page': '2' }
    const refused = await editor.post(newClaim, { ...printed, 'printed.0.exact': 'She was carried' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /These words do not stand in the text of the document/)
    assert.equal((await editor.post(newClaim, { ...printed, 'printed.0.exact': 'moved on "19 July" of her' })).status, 303)
    assert.deepEqual((await loadCase(db, 'example'))!.claims.at(-1)!.printed_in, [
      { document: id, passage: { exact: 'moved on “19 July” of her', prefix: 'family. She was', suffix: 'own will.', page: '2' } },
    ])
  }))

test('a document that is not here yet comes with the claim', () =>
  atDesk(async ({ editor, db }) => {
    const printed = { 'new_document.title': 'Nota 14', 'new_document.by': 'gazette', 'new_document.published': '2021-07-23' }
    const refused = await editor.post(newClaim, { ...call, ...printed, 'new_document.by': '', 'new_document.exact': 'el 19 de julio' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /id="field-new_document-by-error"/)
    assert.equal((await editor.post(newClaim, { ...call, ...printed, 'new_document.exact': 'el 19 de julio' })).status, 303)
    const { documents, claims } = (await loadCase(db, 'example'))!
    assert.equal(documents.at(-1)?.title, 'Nota 14')
    assert.deepEqual(claims.at(-1)!.printed_in, [{ document: 'D3', passage: { exact: 'el 19 de julio' } }])
  }))

test('the same form sent twice adds one claim', () =>
  atDesk(async ({ editor, db }) => {
    const { text } = await editor.get(newClaim)
    const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ])
    const fields = { ...Object.fromEntries(hidden), ...call }
    const [first, second] = await Promise.all([editor.send(newClaim, fields), editor.send(newClaim, fields)])
    assert.equal(first.location, second.location)
    assert.equal((await loadCase(db, 'example'))!.claims.length, 10)
  }))

test('fifty answers make one claim', () =>
  atDesk(async ({ editor, db }) => {
    const rows = Array.from({ length: 50 }, (_, row) => [
      [`asserts.${row}.fact`, 'contact.visit_date'],
      [`asserts.${row}.value`, `2021-0${1 + Math.floor(row / 25)}-${String(1 + (row % 25)).padStart(2, '0')}`],
    ]).flat()
    const saved = await editor.post(newClaim, {
      about: 'ana',
      said_by: 'family',
      statement: 'All our visits.',
      ...Object.fromEntries(rows),
    })
    assert.equal(saved.status, 303)
    assert.equal((await loadCase(db, 'example'))!.claims.at(-1)!.asserts.length, 50)
    assert.equal((await editor.get(saved.location!)).status, 200)
  }))
