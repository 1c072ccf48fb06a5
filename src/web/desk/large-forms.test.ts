import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk } from '../../../test/fixtures/hospital-desk.ts'
import { loadCase } from '../../cases/index.ts'

const base = '/cases/example'
/** The longest text that a document may have, in the script that a form makes the most of. */
const longest = '医院'.repeat(100_000)
const url = 'https://prisons.example/12'

test('a text of 200,000 Chinese characters is kept: as a document, corrected, as a draft, and as the report of a new case', () =>
  atDesk(async ({ db, editor }) => {
    const added = await editor.post(`${base}/documents/new`, { title: 'Nota 12', by: 'prisons', url, text: longest })
    assert.equal(added.status, 303, added.text.slice(0, 2000))
    const corrected = await editor.post(`${base}/documents/D3/correction`, { title: 'Nota 12 bis' })
    assert.equal(corrected.status, 303)
    const document = (await loadCase(db, 'example'))!.documents.find(({ id }) => id === 'D3')
    assert.deepEqual([document?.title, document?.text?.length], ['Nota 12 bis', longest.length])

    const begun = { name: 'Ana Ejemplo', lang: 'es', role: 'person', country: 'PE', title: 'A case', report: 'Nota', kind: 'press' }
    const report = await editor.post('/cases/new/report', { ...begun, printed_by: 'La Gaceta', text: longest })
    assert.equal(report.status, 303, report.text.slice(0, 2000))

    const draft = await editor.post('/drafts', { _at: `${base}/documents/new`, text: longest }, { on: `${base}/documents/new` })
    assert.equal((JSON.parse(draft.text) as { kept: boolean }).kept, true)
    assert.ok((await editor.get(`${base}/documents/new`)).text.includes(longest))
  }))

test('a form that is larger still is answered by a page that says how much is taken and where the form is', () =>
  atDesk(async ({ editor }) => {
    const tooMuch = await editor.post(`${base}/documents/new`, { title: 'Nota 12', by: 'prisons', text: longest.repeat(2) })
    assert.equal(tooMuch.status, 413)
    assert.match(tooMuch.text, /Amparo desk/)
    assert.match(tooMuch.text, /It takes 2\.5 MB/)
    assert.match(tooMuch.text, /Go back in your browser/)
    assert.match((await editor.post(`${base}/head`, { summary: longest })).text, /It takes 1 MB/)
    const draft = await editor.send('/drafts', { text: longest.repeat(2) })
    assert.deepEqual([draft.status, JSON.parse(draft.text)], [413, { kept: false }])
  }))

test('an address to which a form is sent, and one that shows a form, say so', () =>
  atDesk(async ({ editor }) => {
    const signOut = await editor.get('/sign-out')
    assert.deepEqual([signOut.status, signOut.headers.get('allow')], [405, 'POST'])
    const list = await editor.send('/cases', {})
    assert.deepEqual([list.status, list.headers.get('allow')], [405, 'GET, HEAD'])
  }))
