import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCase } from '../../../cases/index.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'

const letter =
  'To the family.\nShe was moved on 19 July of her own will.\nThe prison says she is well.\nHer doctor was not asked.\nThe prison says she is well, again.'
const add = (text = letter) => ({ kind: 'add', list: 'documents', entry: { title: 'Letter', by: 'prisons', text } }) as const

test('words that are pasted become a claim with their passage, and one click leads back to them', () =>
  atDesk(async ({ editor, db, write }) => {
    const [id] = await write(add())
    const address = `/cases/example/documents/${id}/text`
    const page = await editor.get(address)
    assert.match(page.text, /The exact words that carry a claim/)
    const found = await editor.post(address, { words: 'moved on  19 July' })
    assert.equal(found.status, 303)
    assert.match(found.location!, new RegExp(`^/cases/example/claims/new\\?document=${id}&start=23&end=39$`))
    const form = await editor.get(found.location!)
    assert.match(form.text, />moved on 19 July<\/textarea>/)
    const saved = await editor.post(
      '/cases/example/claims/new',
      { about: 'ana', said_by: 'prisons', statement: 'She was moved on 19 July.' },
      { on: found.location! },
    )
    assert.equal(saved.status, 303, saved.text)
    const claim = (await loadCase(db, 'example'))!.claims.at(-1)!
    assert.deepEqual(claim.printed_in, [
      { document: id, passage: { exact: 'moved on 19 July', prefix: 'family. She was', suffix: 'of her own' } },
    ])
    assert.match((await editor.get(saved.location!)).text, new RegExp(`href="${address}\\?claim=${claim.id}#passage-${claim.id}"`))
    const marked = await editor.get(`${address}?claim=${claim.id}`)
    assert.match(marked.text, new RegExp(`<mark id="passage-${claim.id}" class="passage">moved on 19 July</mark>`))
  }))

test('what may be a claim is offered with its sentence, and begins a claim that answers it', () =>
  atDesk(async ({ editor, db, write }) => {
    const text = 'Ana Ejemplo tiene 86 años. Fue trasladada el 17 de julio de 2021 al hospital. No se informó más.'
    const [id] = await write({ kind: 'add', list: 'documents', entry: { title: 'Nota', by: 'prisons', lang: 'es', text } })
    const page = await editor.get(`/cases/example/documents/${id}/text`)
    assert.match(page.text, /17 de julio de 2021<\/a> <span class="hint">17 July 2021/)
    const before = (await loadCase(db, 'example'))!.claims.length
    const [, href = ''] = /href="([^"]*suggested=[^"]*)"[^>]*>(?:el )?17 de julio de 2021/.exec(page.text) ?? []
    const form = await editor.get(href.replaceAll('&amp;', '&'))
    assert.match(form.text, />Fue trasladada el 17 de julio de 2021 al hospital\.<\/textarea>/)
    assert.match(form.text, /value="2021-07-17"/)
    assert.equal((await loadCase(db, 'example'))!.claims.length, before, 'nothing is added by itself')
  }))

test('what a text says many times is offered once, with how often and a way to each place', () =>
  atDesk(async ({ editor, write }) => {
    const text = 'El 17 de julio de 2021 hizo frío. Fue trasladada el 17 de ju-\nlio de 2021. Volvió el 17 de julio de 2021.'
    const [id] = await write({ kind: 'add', list: 'documents', entry: { title: 'Nota', by: 'prisons', lang: 'es', text } })
    const page = await editor.get(`/cases/example/documents/${id}/text`)
    assert.match(page.text, /One thing that may be a claim/)
    assert.match(page.text, /17 July 2021<\/span><span class="hint">; 3 times: also <a[^>]*>place 2<\/a>, <a[^>]*>place 3<\/a>/)
    const links = [...page.text.matchAll(/href="([^"]*suggested=[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
    assert.equal(links.length, 3)
    // The place that says what happened on that day stands for all.
    assert.match((await editor.get(links[0]!)).text, />Fue trasladada el 17 de julio de 2021\.<\/textarea>/)
    assert.match((await editor.get(links[2]!)).text, />Volvió el 17 de julio de 2021\.<\/textarea>/)
  }))

test('words that stand there twice are chosen among, and words that do not are refused with what was pasted', () =>
  atDesk(async ({ editor, write }) => {
    const [id] = await write(add())
    const address = `/cases/example/documents/${id}/text`
    const several = await editor.post(address, { words: 'The prison says she is well' })
    assert.equal(several.status, 422)
    assert.match(several.text, /They stand there 2 times/)
    assert.match(several.text, /document=D\d+&amp;start=57&amp;end=84/)
    const missing = await editor.post(address, { words: 'The prison says she is well and free to go' })
    assert.equal(missing.status, 422)
    assert.match(missing.text, /These words do not stand in the text of the document/)
    assert.match(missing.text, />The prison says she is well and free to go<\/textarea>/)
    assert.match(missing.text, /<mark id="sought" class="sought">The prison says she is/)
    assert.match((await editor.post(address, { words: ' ' })).text, /Paste the words of the document/)
    // A browser says where its selection begins, so that the second of them is meant.
    const second = await editor.post(address, { words: 'The prison says she is well', from: String(letter.lastIndexOf('The prison')) })
    assert.match(second.location ?? '', /start=112/)
  }))

test('a passage that a newer text does not have is told and moved nowhere', () =>
  atDesk(async ({ editor, write }) => {
    const [id] = await write(add())
    const printed_in = [{ document: id!, passage: { exact: 'Her doctor was not asked', prefix: 'she is well.' } }]
    const [claim] = await write({
      kind: 'add',
      list: 'claims',
      entry: { about: 'ana', said_by: ['prisons'], statement: 'Nobody asked her doctor.', printed_in },
    })
    const address = `/cases/example/documents/${id}/text`
    assert.match((await editor.get(address)).text, new RegExp(`<mark id="passage-${claim}"`))
    const corrected = `/cases/example/documents/${id}/correction`
    assert.equal((await editor.post(corrected, { text: letter.replace('Her doctor was', 'Her doctors were') })).status, 303)
    const after = await editor.get(address)
    assert.match(after.text, /One passage does not match any more/)
    assert.doesNotMatch(after.text, new RegExp(`<mark id="passage-${claim}"`))
    const all = await editor.get('/cases/example/passages')
    assert.match(all.text, /One passage does not match any more.*Her doctor was not asked.*not found in/s)
  }))

test('a long text comes in parts, and the address of a claim leads to the part with its words', () =>
  atDesk(async ({ editor, write }) => {
    const [id] = await write(add(`${'One line of many.\n'.repeat(6000)}The last words are here.`))
    await write({
      kind: 'add',
      list: 'claims',
      entry: {
        about: 'ana',
        said_by: ['prisons'],
        statement: 'The last words.',
        printed_in: [{ document: id!, passage: { exact: 'The last words are here' } }],
      },
    })
    const address = `/cases/example/documents/${id}/text`
    const first = await editor.get(address)
    assert.match(first.text, /Part 1 of 4/)
    assert.doesNotMatch(first.text, /<mark id/)
    const claimed = await editor.get(`${address}?claim=C10`)
    assert.match(claimed.text, /Part 4 of 4/)
    assert.match(claimed.text, /<mark id="passage-C10" class="passage">The last words are here<\/mark>/)
    assert.equal((await editor.get(`${address}?part=99&start=abc`)).status, 200)
    assert.equal((await editor.get('/cases/example/documents/none/text')).status, 404)
  }))
