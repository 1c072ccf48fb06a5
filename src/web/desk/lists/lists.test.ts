import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseKeyOf, loadCase, recordEntries } from '../../../cases/index.ts'
import { erase } from '../../../erasure/index.ts'
import { listJobs } from '../../../lists/index.ts'
import { at, facts } from '../../../lists/testing.ts'
import type { Database, FileStore } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk, testTableReader, type Person } from '../testing.ts'

const says = (text: string, pattern: RegExp): void => assert.ok(pattern.test(text), `The page does not say ${pattern}`)
const saysNot = (text: string, pattern: RegExp): void => assert.ok(!pattern.test(text), `The page says ${pattern}`)

const people = `id,Nombre completo,Fecha de nacimiento,prision,pais
1,Ana Ejemplo,28-29.11.1974,Penal de Libertad,Uruguay
2,Rosa Quispe,1960-05-01,desaparecida,Uruguay
`
const file = (content: string | Uint8Array, name = 'list.csv'): File => new File([content as BlobPart], name)
const head = {
  title: 'List of the committee',
  publisher: 'Committee of relatives',
  kind: 'ngo',
  country: 'UY',
  lang: 'es',
  published: '2026-07',
}

const doJobs = (db: Database, files: FileStore, id: string, staff: string): Promise<void> =>
  listJobs(db, { files, reader: testTableReader, facts, clock: () => at, afterwards: () => Promise.resolve() })['list-imports']!({
    id,
    staff,
  })

/** Sends a list that begins a case; gives the address of its columns. */
async function begin(
  person: Person,
  content = people,
): Promise<{ readonly columns: string; readonly list: string; readonly id: string; readonly code: string }> {
  const sent = await person.post('/cases/new/list', { ...head, file: file(content) })
  assert.equal(sent.status, 303, sent.text)
  const columns = sent.location!
  const [, code, id] = /^\/cases\/([^/]+)\/lists\/([^/]+)\/columns$/.exec(columns)!
  return { columns, list: columns.replace('/columns', ''), id: id!, code: code! }
}

test('a list is sent, its columns told, tried out row by row, imported, and stands in the case as what the list says', () =>
  withDatabase(async (db) => {
    const member = await addStaffMember(db, { role: 'editor' })
    const desk = openDesk(db)
    const person = desk.as(member.token)
    const { columns, list, id, code } = await begin(person)
    const page = await person.get(columns)
    says(page.text, /Nombre completo[\s\S]*Ana Ejemplo[\s\S]*value="Name of the person"/)
    says(page.text, /value="Date of birth"/)
    const misspelt = await person.post(columns, { 'use.3': 'Place of custdy' })
    assert.equal(misspelt.status, 422)
    says(misspelt.text, /There is no question called “Place of custdy”\. Did you mean “Place of custody”/)
    says(misspelt.text, /value="Place of custdy"/)
    const told = await person.post(columns, { 'use.3': 'place of custody', 'use.4': 'Keep its words' })
    assert.deepEqual([told.status, told.location], [303, `${list}/rows`])
    const rows = await person.get(`${list}/rows`)
    says(rows.text, /Inclusion in a list is that list’s statement/)
    says(rows.text, /prision<\/bdi>: 1, such as “<bdi>desaparecida<\/bdi>” in row 3\. This says how somebody is, not where/)
    says(rows.text, /<bdi>Ana Ejemplo<\/bdi>/)
    assert.equal((await loadCase(db, code))!.claims.length, 0)
    const asked = await person.post(`${list}/rows`)
    assert.equal(asked.location, list)
    says((await person.get(list)).text, /Waits to be imported/)
    await doJobs(db, desk.files, id, member.staff.id)
    const done = await person.get(list)
    says(done.text, /<dt>New people<\/dt><dd>2<\/dd>/)
    says(done.text, /Undo the whole import/)
    const document = (await loadCase(db, code))!
    assert.deepEqual(
      document.subjects.map(({ names }) => names[0]?.text),
      ['Ana Ejemplo', 'Rosa Quispe'],
    )
    says((await person.get(`/cases/${code}`)).text, /Inclusion in a list is that list’s statement/)
    const stranger = await addStaffMember(db, { role: 'editor' })
    assert.equal((await desk.as(stranger.token).get(list)).status, 404)
  }))

test('a dry run says of each column that is left out how many cells of it are filled', () =>
  withDatabase(async (db) => {
    const desk = openDesk(db)
    const person = desk.as((await addStaffMember(db, { role: 'editor' })).token)
    const { columns, list } = await begin(person, 'id,name,phone,story,empty\n1,Ana,099,x,\n2,Rosa,098,,\n3,Luz,,,\n')
    await person.post(columns, { 'use.2': 'Leave it out', 'use.3': 'Leave it out', 'use.4': 'Leave it out' })
    const { text } = await person.get(`${list}/rows`)
    says(text, /<dt>Columns left out<\/dt><dd>2<\/dd>/)
    says(text, /<li><bdi>phone<\/bdi>: left out, 2 filled cells<\/li><li><bdi>story<\/bdi>: left out, 1 filled cell<\/li><\/ul>/)
    await person.post(columns, { 'use.2': 'Keep its words', 'use.3': 'Keep its words', 'use.4': 'Leave it out' })
    saysNot((await person.get(`${list}/rows`)).text, /left out/i)
  }))

test('a bad column is undone, mended, and imported again; what somebody built on stays', () =>
  withDatabase(async (db) => {
    const member = await addStaffMember(db, { role: 'editor' })
    const desk = openDesk(db)
    const person = desk.as(member.token)
    const { columns, list, id, code } = await begin(person)
    await person.post(columns, { 'use.3': 'Place of birth' })
    await person.post(`${list}/rows`)
    await doJobs(db, desk.files, id, member.staff.id)
    const birthPlaces = async () =>
      (await loadCase(db, code))!.claims.filter(({ asserts }) => asserts[0]?.fact === 'person.birth_place').length
    assert.equal(await birthPlaces(), 1)
    const undone = await person.post(`${list}/undo`, {}, { on: list })
    assert.equal(undone.location, `${list}?notice=list-undone`)
    assert.equal((await loadCase(db, code))!.subjects.length, 0)
    const again = await person.post(`${list}/again`, {}, { on: list })
    const mended = again.location!.replace('/columns', '')
    says((await person.get(again.location!)).text, /value="Place of birth"/)
    await person.post(again.location!, { 'use.3': 'Place of custody' })
    await person.post(`${mended}/rows`)
    await doJobs(db, desk.files, mended.split('/').at(-1)!, member.staff.id)
    assert.equal(await birthPlaces(), 0)
    const [first] = (await loadCase(db, code))!.claims
    const question = { kind: 'add', list: 'questions', entry: { question: 'Is it she?', claims: [first!.id], state: 'open' } } as const
    await db.transaction().execute((tx) => recordEntries(tx, code, [question], { by: member.staff.id, at, facts }))
    const refused = await person.post(`${mended}/undo`, {}, { on: mended })
    assert.equal(refused.status, 422)
    says(refused.text, /Nothing was undone\. Somebody has built on this import\. Something in the case refers to it: a question/)
    assert.ok((await caseKeyOf(db, code)) !== null)
  }))

test('what is no list is refused beside its field, with what was typed still there', () =>
  withDatabase(async (db) => {
    const member = await addStaffMember(db, { role: 'editor' })
    const desk = openDesk(db)
    const person = desk.as(member.token)
    const send = async (content: File | undefined, more = {}) => {
      const answer = await person.post('/cases/new/list', { ...head, ...(content && { file: content }), ...more })
      assert.equal(answer.status, 422)
      return answer.text
    }
    says(await send(undefined), /Choose the file of the list[\s\S]*value="List of the committee"/)
    says(await send(file(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2]), 'a.pdf')), /neither text \(CSV, JSON\) nor a spreadsheet/)
    says(await send(file('PK\u0003\u0004 broken')), /it is no spreadsheet/)
    says(await send(file('a;b\n"x;y\n')), /quotation marks open and do not close/)
    says(await send(file('[1,2,3]')), /no list: a list is an array of objects/)
    says(
      await send(file(people), { publisher: '', century: 'last' }),
      /Type who publishes the list[\s\S]*Write the first year of the century/,
    )
    assert.deepEqual(await desk.files.names(), [])
  }))

test('a list that is not imported is removed with its file, and a reader only looks', () =>
  withDatabase(async (db) => {
    const member = await addStaffMember(db, { role: 'editor' })
    const desk = openDesk(db)
    const person = desk.as(member.token)
    const { list, code } = await begin(person, '[{"name": "<b>Ana</b>", "id": 1, "__proto__": {"x": "y"}}]')
    says((await person.get(`${list}/columns`)).text, /&lt;b>Ana&lt;\/b>/)
    const reader = await addStaffMember(db, { role: 'reader', cases: [{ key: (await caseKeyOf(db, code))!, clearance: 'team' }] })
    const seen = await desk.as(reader.token).get(list)
    says(seen.text, /Not imported yet/)
    saysNot(seen.text, /Remove this file/)
    assert.equal((await desk.as(reader.token).get(`${list}/rows`)).status, 403)
    assert.equal((await desk.files.names()).length, 1)
    const removed = await person.post(`${list}/discard`, {}, { on: list })
    assert.equal(removed.location, `/cases/${code}/lists?notice=removed`)
    assert.deepEqual(await desk.files.names(), [])
    assert.equal((await person.get(list)).location, `/cases/${code}/lists`)
  }))

test('words are erased from the file of a list too, also from columns that were left out; of an undone one the file is removed', () =>
  withDatabase(async (db) => {
    const member = await addStaffMember(db, { role: 'editor' })
    const desk = openDesk(db)
    const person = desk.as(member.token)
    const send = async (content: string) => {
      const begun = await begin(person, content)
      await person.post(begun.columns, { 'use.2': 'Leave it out' })
      await person.post(`${begun.list}/rows`)
      await doJobs(db, desk.files, begun.id, member.staff.id)
      return begun
    }
    await send('id,name,neighbour\n1,Ana,Zqneighbour\n')
    assert.equal((await desk.files.names()).length, 1)
    const erasing = { reason: 'She asked.', by: member.staff.id, at, facts, files: desk.files, chosen: () => true }
    const erased = await db.transaction().execute((tx) => erase(tx, { ...erasing, words: ['Zqneighbour'] }))
    assert.ok(erased.kind === 'erased' && erased.left === 0, JSON.stringify(erased))
    assert.deepEqual(await desk.files.names(), [])

    const { list } = await send('id,name,neighbour\n1,Eva,Zqother\n')
    await person.post(`${list}/undo`, {}, { on: list })
    const again = await person.post(`${list}/again`, {}, { on: list })
    const prepared = again.location!.replace('/columns', '')
    says((await person.get(again.location!)).text, /Zqother/)
    await person.post(`${prepared}/rows`)
    await doJobs(db, desk.files, prepared.split('/').at(-1)!, member.staff.id)
    await person.post(`${prepared}/undo`, {}, { on: prepared })
    says((await person.get(prepared)).text, /Prepare it again[\s\S]*Remove this file/)
    await person.post(`${prepared}/discard`, {}, { on: prepared })
    assert.deepEqual(await desk.files.names(), [])
    saysNot((await person.get(prepared)).text, /Remove this file|Prepare it again/)
  }))

test('a column may be called as what every object has', () =>
  withDatabase(async (db) => {
    const member = await addStaffMember(db, { role: 'editor' })
    const desk = openDesk(db)
    const person = desk.as(member.token)
    const { columns, list, id, code } = await begin(person, 'id,name,constructor,toString\n1,Ana,,\n2,Rosa,x,\n')
    says((await person.get(columns)).text, /<legend dir="auto">constructor<\/legend>/)
    assert.equal((await person.post(columns, { 'use.2': 'Keep its words', 'use.3': 'Place of custody' })).location, `${list}/rows`)
    says((await person.get(`${list}/rows`)).text, /<bdi>constructor<\/bdi>: <bdi>x<\/bdi>/)
    await person.post(`${list}/rows`)
    await doJobs(db, desk.files, id, member.staff.id)
    assert.deepEqual(
      (await loadCase(db, code))!.claims.map(({ statement }) => statement).filter((words) => !/name/.test(words)),
      ['The list says under “constructor”: x'],
    )
  }))

test('whoever may not read all of a case sees no list of it, and learns nothing by sending one', () =>
  withDatabase(async (db) => {
    const member = await addStaffMember(db, { role: 'editor' })
    const desk = openDesk(db)
    const { columns, list, id, code } = await begin(desk.as(member.token))
    await desk.as(member.token).post(columns, {})
    await desk.as(member.token).post(`${list}/rows`)
    await doJobs(db, desk.files, id, member.staff.id)
    const key = (await caseKeyOf(db, code))!
    const other = await addStaffMember(db, { role: 'editor', cases: [{ key, clearance: 'team' }] })
    const person = desk.as(other.token)
    says((await person.get(list)).text, /New people/)
    const marks = (await loadCase(db, code))!.claims.map(
      ({ id: claim }) => ({ kind: 'add', list: 'tightenings', entry: { claim, sensitivity: 'sealed' } }) as const,
    )
    await db.transaction().execute((tx) => recordEntries(tx, code, marks, { by: member.staff.id, at, facts }))
    assert.equal((await person.get(list)).location, `/cases/${code}/lists`)
    assert.equal((await person.get(`${list}/rows`)).status, 303)
    const lists = await person.get(`/cases/${code}/lists`)
    says(lists.text, /You may not read all of this case/)
    saysNot(lists.text, /list\.csv|Committee of relatives|desaparecida/)
    const guessed = await person.post(`/cases/${code}/lists`, { ...head, file: file(people) }, { on: `/cases/${code}` })
    assert.equal(guessed.status, 422)
    says((await desk.as(member.token).get(list)).text, /New people/)
  }))
