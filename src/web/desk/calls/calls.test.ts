import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCaseWith } from '../../../cases/index.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { formsIn, unescaped } from '../testing-forms.ts'

const call = {
  who: 'sister of the prisoner',
  said: 'She was moved to a hospital on the 19th.',
  promised: 'To call on Friday.',
  next: '2021-07-30',
}
const logged = '/cases/example/calls/new'

test('a call is logged with who, what was said and what was promised; the rest is filled in already', () =>
  atDesk(async ({ editor, db }) => {
    const answer = await editor.post(logged, call)
    assert.equal(answer.status, 303)
    const { text } = await editor.get(answer.location!)
    assert.match(text, /Sister of the prisoner<\/bdi>, 25 July 2021, 10:00 UTC/)
    assert.match(text, /call, phone, logged by <bdi>Rosa Editor/)
    assert.match(text, /She was moved to a hospital on the 19th\.[\s\S]*To call on Friday\.[\s\S]*Next attempt: 30 July 2021/)
    const [kept] = (await loadCaseWith(db, 'example'))!.calls
    assert.equal(kept!.value['source'], 'family', 'a name that a source bears is that source')
  }))

test('a claim is made of a call: its words stand beside the form, and the call says which claims were made of it', () =>
  atDesk(async ({ editor }) => {
    await editor.post(logged, call)
    const form = await editor.get('/cases/example/claims/new?call=0')
    assert.match(form.text, /She was moved to a hospital on the 19th\./)
    const fields = formsIn(form.text).find(({ action }) => action.startsWith('/cases/example/claims/new'))!.fields
    assert.deepEqual([fields.get('said_by'), fields.get('said_on')], [['family'], ['2021-07-25']])
    const saved = await editor.post('/cases/example/claims/new?call=0', {
      statement: 'She was moved on the 19th.',
      'asserts.0.fact': 'custody.hospital_transfer_date',
      'asserts.0.value': '2021-07-19',
      'asserts.0.occasion': 'july',
    })
    assert.equal(saved.status, 303, saved.text.slice(0, 3000))
    const id = /claims\/(C\d+)/.exec(saved.location!)![1]!
    assert.match((await editor.get('/cases/example/calls/0')).text, new RegExp(`Claims made of it[\\s\\S]*claims/${id}`))
  }))

test('whoever makes a claim of a call goes on with the call beside it, also to what somebody else says', () =>
  atDesk(async ({ editor, member }) => {
    await editor.post(logged, call)
    const answer = { 'asserts.0.fact': 'custody.hospital_transfer_date', 'asserts.0.value': '2021-07-19', 'asserts.0.occasion': 'july' }
    const saved = await editor.post('/cases/example/claims/new?call=0', { statement: 'She was moved on the 19th.', ...answer })
    const page = (await editor.get(saved.location!)).text
    assert.match(page, /role="status"><p>Claim C10 is saved\.<\/p>/)
    assert.match(page, /Told in<\/dt><dd>.*<a href="\/cases\/example\/calls\/0">the call, phone, 25 July 2021/)
    assert.match(page, /href="\/cases\/example\/claims\/new\?call=0">Make another claim of this call/)
    const onwards = [...page.matchAll(/href="([^"]*claims\/new\?point=[^"]*)"/g)].map(([, href]) => unescaped(href!))
    assert.ok(onwards.length > 1 && onwards.every((href) => href.endsWith('&call=0')), onwards.join(' '))
    const form = await editor.get(onwards[0]!)
    assert.match(form.text, /She was moved to a hospital on the 19th\./)
    const { fields } = formsIn(form.text).find(({ action }) => action.startsWith('/cases/example/claims/new'))!
    // Whoever calls is not whoever says it.
    assert.deepEqual([fields.get('said_by'), fields.get('said_on'), fields.get('call')], [undefined, [''], ['0']])
    const other = { said_by: 'prisons', statement: 'The service told her: the 20th.', 'asserts.0.value': '2021-07-20' }
    assert.equal((await editor.post(onwards[0]!, other)).location, '/cases/example/claims/C11?saved=yes&call=0')
    assert.match((await editor.get('/cases/example/calls/0')).text, /Claims made of it.*claims\/C10.*claims\/C11/s)
    const apart = { said_by: 'lawyer', statement: 'The lawyer wrote: the 18th.', 'asserts.0.value': '2021-07-18', call: [] }
    assert.equal((await editor.post(onwards[0]!, apart)).location, '/cases/example/claims/C12?saved=yes')
    assert.doesNotMatch((await editor.get('/cases/example/calls/0')).text, /claims\/C12/)
    const reader = (await (await member('reader')).get('/cases/example/claims/C10?saved=yes&call=0')).text
    assert.doesNotMatch(reader, /claims\/new/)
  }))

test('a next attempt may be tomorrow; a day that cannot be read is refused in one place', () =>
  atDesk(async ({ editor }) => {
    const { location } = await editor.post(logged, { ...call, at: 'Yesterday', next: ' tomorrow' })
    assert.match((await editor.get(location!)).text, /24 July 2021<.*Next attempt: 26 July 2021/s)
    assert.match((await editor.get('/understood?date=tomorrow&today=2021-07-25')).text, /^Understood: .*26 July 2021/)
    const { status, text } = await editor.post(logged, { ...call, next: 'some day' })
    assert.equal(status, 422)
    const field = text.slice(text.indexOf('<label for="field-next"'), text.indexOf('<label for="field-at"'))
    assert.equal(field.match(/This is no date that can be read/g)?.length, 1)
  }))

test('what is to be tried next stands first, what is overdue is named, and it is over when it was tried', () =>
  atDesk(async ({ editor }) => {
    await editor.post(logged, { ...call, at: '2021-07-22', next: '2021-07-24' })
    const { text } = await editor.get('/cases/example/log')
    assert.match(text, /Last contact 3 days ago: <bdi>Sister of the prisoner/)
    assert.match(text, /overdue <\/strong>24 July 2021: <bdi>Sister of the prisoner[\s\S]*Promised: To call on Friday/)
    const tried = await editor.post('/cases/example/contacts/new?again=call.0', { outcome: 'no_answer' })
    assert.equal(tried.status, 303)
    const after = (await editor.get('/cases/example/log')).text
    assert.match(after, /No next attempt is planned[\s\S]*attempt, phone: no answer/)
    assert.match(after, /Last contact 3 days ago/)
  }))

test('a contact is corrected as a revision; of two who correct it, the second is shown both', () =>
  atDesk(async ({ editor, member, db }) => {
    const other = await member('editor', 'team', 'Omar Editor')
    await editor.post('/cases/example/contacts/new', { who: 'Prison director', outcome: 'refused', note: 'Hung up.' })
    const path = '/cases/example/contacts/0'
    const before = await editor.get(path)
    assert.equal((await other.post(path, { outcome: 'no_answer' })).status, 303)
    const fields = Object.fromEntries(formsIn(before.text).find(({ action }) => action === path)!.fields)
    const told = await editor.send(path, { ...fields, note: 'Hung up at once.' })
    assert.equal(told.status, 409)
    assert.match(told.text, /Omar Editor[\s\S]*Hung up at once\./)
    assert.equal(
      (await editor.send(path, Object.fromEntries(formsIn(told.text).find(({ action }) => action === path)!.fields))).status,
      303,
    )
    const [kept] = (await loadCaseWith(db, 'example'))!.contacts
    assert.deepEqual([kept!.meta.revision, kept!.value['note'], kept!.value['outcome']], [3, 'Hung up at once.', 'refused'])
    assert.match((await editor.get('/cases/example/log')).text, /corrected/)
  }))

test('whoever changed the same in another tab is told that it was them, and one sentence says what becomes of which', () =>
  atDesk(async ({ editor }) => {
    await editor.post(logged, call)
    const path = '/cases/example/calls/0/correction'
    const before = formsIn((await editor.get(path)).text).find(({ action }) => action === path)!
    assert.equal((await editor.post(path, { said: 'On the 18th.' })).status, 303)
    const { text } = await editor.send(path, { ...Object.fromEntries(before.fields), said: 'On the 20th.', _once: 'another' })
    assert.match(text, /You changed this in another tab/)
    assert.doesNotMatch(text, /Somebody changed this/)
    assert.match(text, /<div><form[^>]*class="inline">.*Use what stands there<\/button><\/form>: what you typed is thrown away/)
    assert.doesNotMatch(text, /<p><form/)
  }))

test('a call is corrected as a revision, with both texts in its history; of two who correct it, the second is shown both', () =>
  atDesk(async ({ editor, member, db }) => {
    const other = await member('editor', 'team', 'Omar Editor')
    await editor.post(logged, call)
    await editor.post('/cases/example/claims/new?call=0', {
      statement: 'She was moved on the 19th.',
      'asserts.0.fact': 'custody.hospital_transfer_date',
      'asserts.0.value': '2021-07-19',
      'asserts.0.occasion': 'july',
    })
    const path = '/cases/example/calls/0/correction'
    const before = await editor.get(path)
    assert.equal((await other.post(path, { said: 'She was moved to a hospital on the 18th.' })).status, 303)
    const page = (await editor.get('/cases/example/calls/0')).text
    assert.match(page, /What was said[\s\S]*on the 18th[\s\S]*Claims made of it[\s\S]*claims\/C\d/)
    assert.match(
      page,
      /History[\s\S]*Omar Editor<\/bdi> corrected a call[\s\S]*on the 19th\.<\/del>[\s\S]*Rosa Editor<\/bdi> logged a call/,
    )
    const fields = Object.fromEntries(formsIn(before.text).find(({ action }) => action === path)!.fields)
    const told = await editor.send(path, { ...fields, promised: 'To call on Saturday.' })
    assert.equal(told.status, 409)
    assert.match(told.text, /Omar Editor[\s\S]*To call on Saturday\./)
    const discarding = formsIn(told.text).find(({ action }) => action === '/drafts/discard')!
    assert.match(told.text, /<button type="submit" class="link">Use theirs<\/button>/)
    const theirs = await editor.send('/drafts/discard', Object.fromEntries(discarding.fields))
    assert.equal(theirs.location, path)
    assert.match((await editor.get(path)).text, /on the 18th\.<\/textarea>[\s\S]*To call on Friday\./)
    const kept = (await loadCaseWith(db, 'example'))!.calls[0]!
    assert.deepEqual(
      [kept.meta.revision, kept.value['said'], kept.value['source']],
      [2, 'She was moved to a hospital on the 18th.', 'family'],
    )
    assert.match((await editor.get('/cases/example/history')).text, /corrected a call/)
  }))

test('a call that is marked as privileged by a correction is gone for the team, with what it said before', () =>
  atDesk(async ({ editor, member }) => {
    const counsel = await member('editor', 'privileged', 'Counsel')
    await editor.post(logged, call)
    assert.equal((await counsel.post('/cases/example/calls/0/correction', { sensitivity: 'privileged' })).status, 303)
    for (const path of ['/cases/example/calls/0', '/cases/example/calls/0/correction'])
      assert.equal((await editor.get(path)).status, 404, path)
    for (const path of ['/cases/example/history', '/cases/example/log'])
      assert.doesNotMatch((await editor.get(path)).text, /moved to a hospital on the 19th/, path)
    assert.match((await counsel.get('/cases/example/calls/0')).text, /moved to a hospital on the 19th/)
  }))

test('whoever shortens the address of a call, an attempt or a note arrives at the log', () =>
  atDesk(async ({ editor }) => {
    for (const list of ['calls', 'contacts', 'handovers'])
      assert.equal((await editor.get(`/cases/example/${list}`)).location, '/cases/example/log')
  }))

test('a note is handed over: it stands on the page of the case until the next one, and says who has read it', () =>
  atDesk(async ({ editor, member }) => {
    const reader = await member('reader', 'team', 'Lena Reader')
    await editor.post('/cases/example/handovers/new', { open: 'Call the lawyer.', watch: 'The hearing.' })
    assert.match((await reader.get('/cases/example')).text, /Call the lawyer\.[\s\S]*The hearing\.[\s\S]*Nobody has marked it as read/)
    for (const _ of [1, 2])
      assert.equal((await reader.post('/cases/example/handovers/0/reading', {}, { on: '/cases/example/log' })).status, 303)
    assert.match((await editor.get('/cases/example/log')).text, /Read by Lena Reader\./)
    await editor.post('/cases/example/handovers/new', { open: 'All is quiet.' })
    const page = (await editor.get('/cases/example')).text
    assert.match(page, /All is quiet\./)
    assert.doesNotMatch(page, /Call the lawyer\./)
    assert.match((await editor.get('/cases/example/log')).text, /All is quiet\.[\s\S]*Call the lawyer\./)
  }))

test('who may not read a privileged call finds no trace of it, in the log or by its address', () =>
  atDesk(async ({ editor, member }) => {
    const counsel = await member('editor', 'privileged', 'Counsel')
    assert.equal((await editor.post(logged, { ...call, sensitivity: 'privileged' })).status, 422)
    assert.equal((await counsel.post(logged, { ...call, who: 'The lawyer', sensitivity: 'privileged' })).status, 303)
    for (const path of [
      '/cases/example',
      '/cases/example/log',
      '/cases/example/contacts/new?again=call.0',
      '/cases/example/claims/new?call=0',
    ])
      assert.doesNotMatch((await editor.get(path)).text, /moved to a hospital on the 19th|The lawyer/, path)
    assert.equal((await editor.get('/cases/example/calls/0')).status, 404)
    assert.match((await counsel.get('/cases/example/log')).text, /privileged[\s\S]*moved to a hospital on the 19th/)
  }))

test('a call that is typed in a hurry keeps what was typed, and says beside each field what is missing', () =>
  atDesk(async ({ editor }) => {
    const { status, text } = await editor.post(logged, {
      who: '',
      said: 'He coughs.',
      at: '2031',
      next: '1954-02-29',
      channel: 'smoke',
      sensitivity: 'public',
    })
    assert.equal(status, 422)
    for (const said of [
      /Type who called/,
      /This day has not come yet/,
      /1954 is no leap year|no date that can be read/,
      /Choose one of these ways/,
      /Choose who may read it/,
    ])
      assert.match(text, said)
    assert.match(text, /<textarea[^>]*>He coughs\.<\/textarea>/)
    assert.match(text, /value="1954-02-29"/)
  }))
