import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { caseKeyOf, importCaseFile, loadCase, loadCaseWith, projectFacts } from '../../../cases/index.ts'
import type { Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk } from '../testing.ts'

const facts = projectFacts()

async function withHospitalCase(db: Database): Promise<number> {
  const imported = await importCaseFile(db, hospitalCase, { file: 'example.yaml', facts, clock: () => new Date() })
  assert.equal(imported.kind, 'imported')
  return (await caseKeyOf(db, 'example'))!
}

/** A page is long; what it lacks is enough to know. */
const says = (text: string, pattern: RegExp): void => assert.ok(pattern.test(text), `The page does not say ${pattern}`)
const saysNot = (text: string, pattern: RegExp, where = 'The page'): void => assert.ok(!pattern.test(text), `${where} says ${pattern}`)

/** What a form holds that nobody types. */
const hiddenOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))

const beginning = { name: 'Ana Ejemplo', country: 'PE', lang: 'es', role: '', title: '' }

test('whoever is a member of no case is told the four ways to begin, and what a good claim looks like', () =>
  withDatabase(async (db) => {
    await withHospitalCase(db)
    const editor = await addStaffMember(db, { role: 'editor' })
    const { text } = await openDesk(db).as(editor.token).get('/cases')
    says(text, /Log a call[\s\S]*Paste a report[\s\S]*Start empty[\s\S]*Import a file[\s\S]*What a good claim looks like/)
    saysNot(text, /Valdeniebla/)
    const reader = await addStaffMember(db, { role: 'reader' })
    saysNot((await openDesk(db).as(reader.token).get('/cases')).text, /Paste a report/)
  }))

test('the list says what each case asks for, no more than its member may read, and follows a change', () =>
  withDatabase(async (db) => {
    const key = await withHospitalCase(db)
    const member = await addStaffMember(db, { role: 'editor', cases: [{ key, clearance: 'team' }] })
    const desk = openDesk(db)
    const list = async () => (await desk.as(member.token).get('/cases')).text
    says(await list(), /href="\/cases\/example#contested">1 contested point without a ruling/)
    const ruled = `${hospitalCase}rulings:
  - {point: ana/custody.hospital_transfer_date/july, prefer: [C2], standing: corroborated, reason: It names the day., by: Desk, on: '2021-08-01', seen: [C1, C2]}
`
    await importCaseFile(db, ruled, { file: 'example.yaml', facts, clock: () => new Date() })
    says(await list(), /nothing waits/)
    says((await desk.as(member.token).get('/cases?q=valdeniebla%20ana')).text, /Fictional: Ana Ejemplo/)
    says((await desk.as(member.token).get('/cases?q=nowhere')).text, /No case of yours has these words/)
  }))

test('an empty case gets a code that holds no name, and whoever opens it may read all of it', () =>
  withDatabase(async (db) => {
    const editor = await addStaffMember(db, { role: 'editor' })
    const person = openDesk(db).as(editor.token)
    const begun = await person.post('/cases/new/empty', beginning)
    assert.equal(begun.status, 303)
    const [, code = ''] = /^\/cases\/(PE-\d{4}-[2-9A-Z]{4})\?notice=begun$/.exec(begun.location ?? '') ?? []
    const page = await person.get(begun.location!)
    says(page.text, /You are its first member/)
    says(page.text, /There is no claim in this case yet/)
    const document = (await loadCase(db, code))!
    assert.equal(document.case.title, `Case ${code}`)
    assert.deepEqual(document.subjects[0]?.names, [{ text: 'Ana Ejemplo', lang: 'es', kind: 'legal' }])
    says((await person.get('/cases')).text, new RegExp(code))
  }))

test('a case begins with a phone call in one form, which leads to the claim that is made of it', () =>
  withDatabase(async (db) => {
    const editor = await addStaffMember(db, { role: 'editor', name: 'Rosa' })
    const person = openDesk(db).as(editor.token)
    const heard = { name: 'Ana Ejemplo', country: 'PE', who: 'Her sister', said: 'She was moved on the 17th.', promised: 'To call again.' }
    const refused = await person.post('/cases/new/call', { ...heard, country: '', said: '', next: 'soon' })
    assert.equal(refused.status, 422)
    says(refused.text, /Choose the country[\s\S]*no date that can be read[\s\S]*Type what was said/)
    says(refused.text, /value="Her sister"/)
    assert.equal((await person.get('/cases')).text.includes('Case PE-'), false, 'nothing is begun by what is refused')
    const begun = await person.post('/cases/new/call', { ...heard, next: '2031-01-02' })
    const [, code = ''] = /^\/cases\/(PE-\d{4}-[2-9A-Z]{4})\/claims\/new\?call=0&notice=begun-with-call$/.exec(begun.location ?? '') ?? []
    const form = await person.get(begun.location!)
    says(form.text, /the call is logged/)
    says(form.text, /She was moved on the 17th\./)
    says((await person.get(`/cases/${code}`)).text, /Last contact today: <bdi>Her sister[\s\S]*2 January 2031: <bdi>Her sister/)
    says((await person.get(`/cases/${code}/history`)).text, /<bdi>Rosa<\/bdi> <a[^>]*>logged a call/)
    assert.deepEqual((await loadCase(db, code))!.subjects[0]?.names, [{ text: 'Ana Ejemplo', kind: 'legal' }])
  }))

test('what is missing in a new case is said beside its field, and what was typed stays', () =>
  withDatabase(async (db) => {
    const editor = await addStaffMember(db, { role: 'editor' })
    const person = openDesk(db).as(editor.token)
    const refused = await person.post('/cases/new/report', {
      name: 'Ana',
      text: 'x'.repeat(200_001),
      published: '1954-02-29',
      url: 'javascript:alert(1)',
    })
    assert.equal(refused.status, 422)
    for (const sentence of ['Choose the country', 'Type who printed', '200,001 characters', 'This is no date', 'Type the whole address'])
      says(refused.text, new RegExp(sentence))
    says(refused.text, /value="Ana"/)
    says(refused.text, /javascript:alert\(1\)/)
  }))

test('a pasted report is kept with its text and its source, and leads on to claims of it', () =>
  withDatabase(async (db) => {
    const editor = await addStaffMember(db, { role: 'editor' })
    const person = openDesk(db).as(editor.token)
    const report = {
      text: 'Fue trasladada.\nDijo el abogado.',
      report: 'Trasladada',
      printed_by: 'La Gaceta',
      kind: 'press',
      published: '2021-07',
    }
    const begun = await person.post('/cases/new/report', { ...beginning, ...report })
    const [, code = ''] = /^\/cases\/([^/]+)\/claims\/new\?document=D1&notice=begun$/.exec(begun.location ?? '') ?? []
    const document = (await loadCase(db, code))!
    assert.deepEqual(document.documents[0], {
      id: 'D1',
      title: 'Trasladada',
      by: 'S1',
      text: report.text,
      published: document.documents[0]?.published,
    })
    assert.equal(document.documents[0]?.published?.text, '2021-07')
    assert.equal(document.sources[0]?.name, 'La Gaceta')
  }))

test('a form that is sent twice opens one case', () =>
  withDatabase(async (db) => {
    const editor = await addStaffMember(db, { role: 'editor' })
    const person = openDesk(db).as(editor.token)
    const page = await person.get('/cases/new/empty')
    const hidden = hiddenOf(page.text)
    const [first, second] = await Promise.all([1, 2].map(() => person.send('/cases/new/empty', { ...hidden, ...beginning })))
    assert.equal(first!.location, second!.location)
    assert.equal([...(await person.get('/cases')).text.matchAll(/data-row/g)].length, 1)
  }))

test('a file is imported as a new case, and what is wrong with one is said with line and column', () =>
  withDatabase(async (db) => {
    const editor = await addStaffMember(db, { role: 'editor' })
    const person = openDesk(db).as(editor.token)
    const wrong = hospitalCase
      .replace('kind: lawyer', 'kind: lawer')
      .replace(
        'said_by: [prisons], printed_in: [{document: D2}], statement: The',
        'said_by: [prison], printed_in: [{document: D2}], statement: The',
      )
    const refused = await person.post('/cases/new/file', { file: new File([wrong], 'example.yaml') })
    assert.equal(refused.status, 422)
    says(refused.text, /Line 8, column \d+/)
    says(refused.text, /Did you mean 'lawyer'\?/)
    const empty = await person.post('/cases/new/file', {})
    assert.equal(empty.status, 422)
    const imported = await person.post('/cases/new/file', { file: new File([hospitalCase], 'example.yaml') })
    assert.equal(imported.location, '/cases/example?notice=imported')
    says((await person.get('/cases/example')).text, /Contested \(2\)/)
  }))

test('a picture that is sent as a case file is called what it is, and what to do with a report', () =>
  withDatabase(async (db) => {
    const editor = await addStaffMember(db, { role: 'editor' })
    const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])], 'scan.png')
    const { status, text } = await openDesk(db).as(editor.token).post('/cases/new/file', { file: picture })
    assert.equal(status, 422)
    says(text, /“scan\.png” is no text, as a picture or a PDF is not\.[\s\S]*paste its text/)
    saysNot(text, /Line 1, column/)
  }))

test('how a closed case ended is shown in words, and kept as the code of a file', () =>
  withDatabase(async (db) => {
    const key = await withHospitalCase(db)
    const editor = await addStaffMember(db, { role: 'editor', cases: [{ key }] })
    const person = openDesk(db).as(editor.token)
    const closed = { state: 'closed', closed: '2021-08-01', outcome: 'died in custody' }
    assert.equal((await person.post('/cases/example/head', closed)).status, 303)
    assert.equal((await loadCase(db, 'example'))!.case.outcome, 'died_in_custody')
    for (const path of ['/cases/example', '/cases/example/head']) {
      says((await person.get(path)).text, /died in custody/)
      saysNot((await person.get(path)).text, /died_in_custody/, path)
    }
  }))

test('a file of a case that is kept is refused without a word on what is in it to whoever is no member', () =>
  withDatabase(async (db) => {
    const key = await withHospitalCase(db)
    const stranger = await addStaffMember(db, { role: 'editor' })
    const partly = await addStaffMember(db, { role: 'editor', cases: [{ key, clearance: 'team' }] })
    const changed = new File([hospitalCase.replace('She is 53.', 'She is 54.')], 'example.yaml')
    const desk = openDesk(db)
    const answers = [stranger, partly].map((who) => desk.as(who.token).post('/cases/new/file', { file: changed }))
    for (const refused of await Promise.all(answers)) {
      assert.equal(refused.status, 422)
      saysNot(refused.text, /C9|She is 5/)
    }
    assert.equal((await loadCase(db, 'example'))!.claims.find(({ id }) => id === 'C9')?.statement, 'She is 53.')
  }))

test('the page of a case bears the name of its person; the list prints a code once', () =>
  withDatabase(async (db) => {
    const editor = await addStaffMember(db, { role: 'editor' })
    const person = openDesk(db).as(editor.token)
    const begun = await person.post('/cases/new/empty', beginning)
    const [, code = ''] = /(PE-\d{4}-[2-9A-Z]{4})/.exec(begun.location ?? '') ?? []
    const page = (await person.get(`/cases/${code}`)).text
    says(page, /<h1 dir="auto">Ana Ejemplo<\/h1>/)
    says(page, /<a href="\/cases\/[^"]*\/questions">Questions 0<\/a>/)
    const list = (await person.get('/cases')).text
    assert.equal(list.replaceAll(/<[^>]*>/g, ' ').split(code).length - 1, 1)
    await withHospitalCase(db)
    const member = await addStaffMember(db, { role: 'reader', cases: [{ key: (await caseKeyOf(db, 'example'))! }] })
    says((await openDesk(db).as(member.token).get('/cases/example')).text, /<h1 dir="auto">Ana Ejemplo<\/h1><p dir="auto">Fictional: Ana/)
  }))

test('the head is corrected, closed and opened again, and two people at once lose nothing', () =>
  withDatabase(async (db) => {
    const key = await withHospitalCase(db)
    const [first, second] = await Promise.all(
      [1, 2].map((n) => addStaffMember(db, { role: 'editor', name: `Editor ${n}`, cases: [{ key }] })),
    )
    const desk = openDesk(db)
    const [one, other] = [desk.as(first!.token), desk.as(second!.token)]
    const fields = { title: 'Ana at Valdeniebla', country: 'XX', summary: 'Fictional.', state: 'open', closed: '', outcome: '' }
    const [mine, theirs] = [await one.get('/cases/example/head'), await other.get('/cases/example/head')].map(({ text }) => hiddenOf(text))
    const closing = { ...fields, state: 'closed', closed: '2022-01', outcome: 'Released' }
    assert.equal((await one.send('/cases/example/head', { ...mine, ...closing })).status, 303)
    const conflict = await other.send('/cases/example/head', { ...theirs, ...fields, summary: 'Made up.' })
    assert.equal(conflict.status, 409)
    says(conflict.text, /Editor 1/)
    says(conflict.text, /Released/)
    says(conflict.text, /Made up\./)
    const resolved = await other.send('/cases/example/head', { ...theirs, ...hiddenOf(conflict.text), ...closing, summary: 'Made up.' })
    assert.equal(resolved.status, 303)
    const kept = (await loadCase(db, 'example'))!.case
    assert.deepEqual([kept.summary, kept.outcome, kept.closed?.text], ['Made up.', 'Released', '2022-01'])
    await one.post('/cases/example/head', fields)
    assert.equal((await loadCase(db, 'example'))!.case.closed, undefined)
    assert.equal((await loadCaseWith(db, 'example'))!.entries.get('head/0')?.revision, 4)
    const history = await one.get('/cases/example/history')
    says(history.text, /Editor 2[\s\S]*changed the head of the case/)
    says(history.text, /outcome: nothing → <ins dir="auto">Released<\/ins>/)
  }))

test('the case page says the contested point first, the timeline, what nobody contests, and the claims', () =>
  withDatabase(async (db) => {
    const key = await withHospitalCase(db)
    const reader = await addStaffMember(db, { role: 'reader', cases: [{ key, clearance: 'sealed' }] })
    const { text } = await openDesk(db).as(reader.token).get('/cases/example')
    says(text, /Contested \(2\)[\s\S]*Timeline[\s\S]*<svg[\s\S]*Not contested[\s\S]*9 claims, by the day they were said/)
    saysNot(text, /Add a claim|that you may not read/)
  }))

test('a member reads no more than their clearance allows, on any page of the case', () =>
  withDatabase(async (db) => {
    const key = await withHospitalCase(db)
    const reader = await addStaffMember(db, { role: 'reader', cases: [{ key, clearance: 'team' }] })
    const person = openDesk(db).as(reader.token)
    for (const path of ['', '/claims', '/history', '/export', '/claims?q=53', '?at=2021-07-02']) {
      const { text, status } = await person.get(`/cases/example${path}`)
      assert.equal(status, 200, path)
      saysNot(text, /She is 53|\bC9\b/, path)
    }
    says((await person.get('/cases/example')).text, /This file holds 1 statement that you may not read/)
    const exported = await person.post('/cases/example/export')
    saysNot(exported.text, /She is 53|C9/)
    says(exported.text, /^format: amparo-case\/1/m)
    assert.equal((await person.post('/cases/example/export', { sealed: 'yes' })).status, 422)
  }))

test('the case as of another day says so and leads back; a day that is none is said beside its field', () =>
  withDatabase(async (db) => {
    const key = await withHospitalCase(db)
    const reader = await addStaffMember(db, { role: 'reader', cases: [{ key }] })
    const person = openDesk(db).as(reader.token)
    const past = await person.get('/cases/example?at=2021-07&known=2021-07-19')
    says(past.text, /As of 31 July 2021, as known on 19 July 2021/)
    says(past.text, /Contested \(0\)/)
    const wrong = await person.get('/cases/example?at=1954-02-29')
    assert.equal(wrong.status, 422)
    says(wrong.text, /This is no date that can be read/)
    says(wrong.text, /value="1954-02-29"/)
  }))

test('the list of claims is held to words, fact, source, standing, sensitivity and whether they stand', () =>
  withDatabase(async (db) => {
    const key = await withHospitalCase(db)
    const reader = await addStaffMember(db, { role: 'reader', cases: [{ key, clearance: 'sealed' }] })
    const person = openDesk(db).as(reader.token)
    const ids = async (query: string) =>
      [...(await person.get(`/cases/example/claims?${query}`)).text.matchAll(/data-open[^>]*>(C\d)</g)]
        .map(([, id]) => id)
        .toSorted((a = '', b = '') => a.localeCompare(b))
        .join(' ')
    assert.equal(await ids(''), 'C1 C2 C3 C4 C5 C6 C7 C8 C9')
    assert.equal(await ids('q=saturday'), 'C1')
    assert.equal(await ids('fact=arrest.date'), 'C5')
    assert.equal(await ids('source=family&sensitivity=team'), 'C4')
    assert.equal(await ids('standing=disputed'), 'C1 C2 C8 C9')
    assert.equal(await ids('state=withdrawn'), 'C6')
    assert.equal(await ids('page=99999999&sort=%00'), 'C1 C2 C3 C4 C5 C6 C7 C8 C9')
  }))

test('an outcome that is called like something of the language itself is shown as it was typed', () =>
  withDatabase(async (db) => {
    const key = await withHospitalCase(db)
    const editor = await addStaffMember(db, { role: 'editor', cases: [{ key }] })
    const person = openDesk(db).as(editor.token)
    assert.equal((await person.post('/cases/example/head', { state: 'closed', closed: '2021-08-01', outcome: 'constructor' })).status, 303)
    says((await person.get('/cases/example/head')).text, /name="outcome"[^>]*value="constructor"/)
    saysNot((await person.get('/cases/example')).text, /native code/)
  }))
