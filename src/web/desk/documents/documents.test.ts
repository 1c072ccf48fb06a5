import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { atDesk, type DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { loadCase } from '../../../cases/index.ts'
import { readOutOriginal } from '../../../documents/index.ts'
import type { SourceDocument } from '../../../sources/index.ts'
import { testExtractor } from '../testing.ts'
import { unescaped } from '../testing-forms.ts'

const base = '/cases/example'
const letter = new File(['Fue trasladada el 20 de julio.\nFue de forma voluntaria, dice el penal.'], 'Nota 12.txt')
const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())

const documentOf = async ({ db }: DeskOfCase, id: string): Promise<SourceDocument> =>
  (await loadCase(db, 'example'))!.documents.find((document) => document.id === id)!

/** What the job does. */
const readOut = async ({ db, key, files, time }: DeskOfCase, id: string): Promise<SourceDocument> => {
  await readOutOriginal(db, { caseKey: key, id }, { files, extractor: testExtractor(), facts, clock: () => time.now })
  return documentOf({ db } as DeskOfCase, id)
}

test('a file is sent with a form, kept byte for byte, read, and saved again as it came', () =>
  atDesk(async (desk) => {
    const { editor } = desk
    const sent = await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons', from: 'Handed over by her lawyer' })
    assert.equal(sent.location, `${base}/documents/D3?notice=added`)
    const before = await editor.get(`${base}/documents/D3`)
    assert.match(before.text, /being read; look again in a moment/)
    const document = await readOut(desk, 'D3')
    assert.equal(document.title, 'Nota 12')
    assert.deepEqual(document.original, {
      sha256: shaOf(await bytesOf(letter)),
      media_type: 'text/plain',
      bytes: letter.size,
      name: 'Nota 12.txt',
    })
    assert.equal(document.captured?.by, 'Rosa Editor')
    assert.equal(document.captured?.how, 'upload')
    assert.equal(document.lang, 'es')
    const { text } = await editor.get(`${base}/documents/D3`)
    assert.match(text, /Fue trasladada el 20 de julio\./)
    assert.match(text, /from: Handed over by her lawyer/)
    const history = unescaped(text.slice(text.indexOf('id="history"'))).replaceAll(/<[^>]*>/g, '')
    assert.match(history, /made of its file: nothing → its words, .*a report of what the file says of itself/)
    assert.match(history, /language: nothing → \S+/)
    assert.doesNotMatch(history, /derived|lang:|SHA-256/)
    const saved = await editor.get(`${base}/documents/D3/original`)
    assert.equal(saved.text, await letter.text())
    assert.match(saved.headers.get('content-disposition') ?? '', /^attachment; filename="Nota 12.txt"/)
    assert.match(saved.headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/)
    assert.equal(saved.headers.get('x-content-type-options'), 'nosniff')
    // Read again it stays one text; the correction of a title leaves the file alone.
    await editor.post(`${base}/documents/D3/reading`, {}, { on: `${base}/documents/D3` })
    assert.equal((await readOut(desk, 'D3')).derived?.filter(({ kind }) => kind === 'text').length, 1)
    await editor.post(`${base}/documents/D3/correction`, { title: 'Note 12 of the prison', lang: 'fr' })
    const corrected = await documentOf(desk, 'D3')
    assert.deepEqual([corrected.title, corrected.lang, corrected.original], ['Note 12 of the prison', 'fr', document.original])
  }))

test('what a picture says is typed as its text, and the page of a picture leads there', () =>
  atDesk(async (desk) => {
    const { editor } = desk
    const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64')
    await editor.post(`${base}/documents/new/files`, { files: new File([pixel], 'foto.png'), by: 'prisons' })
    await readOut(desk, 'D3')
    const form = `${base}/documents/D3/correction`
    const link = `href="${form}#field-text"`
    assert.ok((await editor.get(`${base}/documents/D3`)).text.includes(link))
    assert.match((await editor.get(form)).text, /<textarea[^>]* id="field-text"|id="field-text"/)
    const reader = await desk.member('reader')
    assert.ok(!(await reader.get(`${base}/documents/D3`)).text.includes(link))
  }))

test('whoever corrects a document while its words are read loses neither', () =>
  atDesk(async (desk) => {
    const { editor } = desk
    await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons' })
    const form = await editor.get(`${base}/documents/D3/correction`)
    const fields = [...form.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ])
    await readOut(desk, 'D3')
    const typed = { ...(Object.fromEntries(fields) as Record<string, string>), title: 'La nota', by: 'prisons', lang: '' }
    assert.equal((await editor.send(`${base}/documents/D3/correction`, typed)).status, 303)
    const { title, lang, derived, original } = await documentOf(desk, 'D3')
    assert.deepEqual([title, lang, derived?.length, original?.name], ['La nota', 'es', 2, 'Nota 12.txt'])
    // The same field written by both is shown to whoever typed it.
    await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons' })
    const other = await editor.get(`${base}/documents/D4/correction`)
    const again = [...other.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ])
    await readOut(desk, 'D4')
    const french = { ...(Object.fromEntries(again) as Record<string, string>), title: 'Nota 12', by: 'prisons', lang: 'fr' }
    assert.equal((await editor.send(`${base}/documents/D4/correction`, french)).status, 409)
  }))

test('several files come at once, with a source that was not there; the same bytes are told', () =>
  atDesk(async (desk) => {
    const { editor } = desk
    const copy = new File([await bytesOf(letter)], 'copia.txt')
    const source = { new_source: 'Radio Valle', new_source_kind: 'press' }
    const sent = await editor.post(`${base}/documents/new/files`, { files: [letter, copy], ...source })
    assert.equal(sent.location, `${base}/documents?notice=added`)
    const { documents, sources } = (await loadCase(desk.db, 'example'))!
    assert.deepEqual(
      documents.slice(-2).map(({ title, by }) => [title, by]),
      [
        ['Nota 12', 'S1'],
        ['copia', 'S1'],
      ],
    )
    assert.equal(sources.at(-1)?.name, 'Radio Valle')
    await readOut(desk, 'D4')
    assert.match((await editor.get(`${base}/documents/D4`)).text, /The same bytes[\s\S]*?D3, Nota 12/)
    // Whoever seals one is told of the other, and how it is marked.
    const mark = (await editor.get(`${base}/documents/D4/mark`)).text
    assert.match(unescaped(mark), /The same bytes are in[\s\S]*?D3\/mark[\s\S]*?D3, Nota 12 \(not decided\)/)
  }))

test('of two files that differ only in their endings each is called by its whole name', () =>
  atDesk(async (desk) => {
    const both = [new File(['one'], 'locked.pdf'), new File(['two'], 'locked.txt')]
    await desk.editor.post(`${base}/documents/new/files`, { files: [...both, letter], by: 'prisons' })
    await desk.editor.post(`${base}/documents/new/files`, { files: new File(['three'], 'Nota 12.md'), by: 'prisons' })
    const { documents } = (await loadCase(desk.db, 'example'))!
    assert.deepEqual(
      documents.slice(-4).map(({ title }) => title),
      ['locked.pdf', 'locked.txt', 'Nota 12', 'Nota 12.md'],
    )
  }))

test('what is wrong with a form stands beside its fields, and nothing is kept', () =>
  atDesk(async (desk) => {
    const { editor, files } = desk
    const before = await files.names()
    const none = await editor.post(`${base}/documents/new/files`, { by: 'prisons' })
    assert.equal(none.status, 422)
    assert.match(none.text, /Choose at least one file/)
    const nobody = await editor.post(`${base}/documents/new/files`, { files: letter, from: 'Her sister' })
    assert.equal(nobody.status, 422)
    assert.match(nobody.text, /Choose who printed or sent it/)
    assert.match(nobody.text, /value="Her sister"/)
    const large = await editor.post(`${base}/documents/new/files`, {
      files: new File([new Uint8Array(2_000_001)], 'film.mp4'),
      by: 'prisons',
    })
    assert.match(unescaped(large.text), /“film.mp4” has 2 MB. A file may have 2 MB./)
    const empty = await editor.post(`${base}/documents/new/files`, { files: new File([], 'leer.txt'), by: 'prisons' })
    assert.match(unescaped(empty.text), /“leer.txt” is empty/)
    const sealed = await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons', sensitivity: 'sealed' })
    assert.match(sealed.text, /Choose who may read it/)
    const refused = await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons', lang: 'not a language' })
    assert.equal(refused.status, 422)
    assert.deepEqual(await files.names(), before)
    assert.equal((await loadCase(desk.db, 'example'))!.documents.length, 2)
  }))

test('a file that is sent in pieces goes on after a broken line, and comes out as it went in', () =>
  atDesk(async (desk) => {
    const { editor } = desk
    const bytes = randomBytes(300_000)
    const form = { name: 'carta.bin', size: '300000', mark: '1', by: 'prisons', title: 'La carta' }
    const begun = await editor.post(`${base}/documents/new/uploads`, form)
    assert.equal(begun.status, 201)
    const address = begun.location!
    const send = (from: number, to: number, at = from) =>
      editor.patch(address, new Uint8Array(bytes.subarray(from, to)), { 'Upload-Offset': String(at) })
    assert.equal((await send(0, 100_000)).headers.get('upload-offset'), '100000')
    // The answer was lost, so the piece comes twice: the desk says how far it is.
    const twice = await send(0, 100_000)
    assert.deepEqual([twice.status, JSON.parse(twice.text)], [409, { received: 100_000 }])
    const page = await editor.get(`${base}/documents/new/files`)
    assert.match(page.text, /carta\.bin<\/span>: 100 kB of 300 kB/)
    // After a reload the same file goes on, with what the form says now; another one of that name does not.
    const again = await editor.post(`${base}/documents/new/uploads`, { ...form, title: 'La carta del 20' })
    assert.deepEqual([again.location, again.headers.get('upload-offset')], [address, '100000'])
    assert.notEqual((await editor.post(`${base}/documents/new/uploads`, { ...form, mark: '2' })).location, address)
    await send(100_000, 250_000)
    assert.match((await send(250_000, 300_000, 251_000)).text, /"received":250000/)
    const last = await send(250_000, 300_000)
    assert.deepEqual(JSON.parse(last.text), {
      upload: address,
      received: 300_000,
      size: 300_000,
      document: `${base}/documents/D3`,
      source: 'prisons',
    })
    // The last answer was lost: asked again, the desk says what came of it, and adds nothing.
    assert.equal(JSON.parse((await send(250_000, 300_000)).text).document, `${base}/documents/D3`)
    const { title, original } = await documentOf(desk, 'D3')
    assert.deepEqual([title, original?.sha256, original?.bytes], ['La carta del 20', shaOf(bytes), 300_000])
    assert.equal((await loadCase(desk.db, 'example'))!.documents.length, 3)
    const stored = await desk.files.read(original!.sha256)
    assert.ok(stored.kind === 'found' && Buffer.from(stored.bytes).equals(bytes))
  }))

test('nobody goes on with the upload of somebody else, and what is too much is refused', () =>
  atDesk(async (desk) => {
    const { editor, member } = desk
    const other = await member('editor', 'team', 'Omar Other')
    const begun = await editor.post(`${base}/documents/new/uploads`, { name: 'a.bin', size: '10', by: 'prisons' })
    const address = begun.location!
    const ten = new Uint8Array(10)
    assert.equal((await other.patch(address, ten, { 'Upload-Offset': '0' })).status, 410)
    assert.equal((await other.get(address)).status, 410)
    assert.equal((await editor.patch(address, new Uint8Array(11), { 'Upload-Offset': '0' })).status, 422)
    assert.equal((await editor.patch(address, ten)).status, 422)
    assert.equal((await editor.patch(address, ten, { 'Upload-Offset': '0', 'X-Form-Token': 'x' })).status, 403)
    const large = await editor.post(`${base}/documents/new/uploads`, { name: 'b.bin', size: '2000001', by: 'prisons' })
    assert.match(large.text, /A file may have 2 MB/)
    // Five megabytes may be on their way at once.
    for (const name of ['c', 'd']) await editor.post(`${base}/documents/new/uploads`, { name, size: '2000000', by: 'prisons' })
    assert.match(
      (await editor.post(`${base}/documents/new/uploads`, { name: 'e', size: '2000000', by: 'prisons' })).text,
      /no room for more/,
    )
    await editor.post(`${address}/discard`, {}, { on: `${base}/documents/new/files` })
    assert.equal((await editor.get(address)).status, 410)
    for (const size of ['0', '-1', 'ten', '1e99'])
      assert.equal((await editor.post(`${base}/documents/new/uploads`, { name: 'f', size, by: 'prisons' })).status, 422, size)
  }))

test('an address is recorded with what stood there, and without it', () =>
  atDesk(async (desk) => {
    const { editor } = desk
    const page = `${base}/documents/new/address`
    const html = new File(['<html lang="es"><script>alert(1)</script><p>Comunicado del penal: fue trasladada.</p></html>'], 'pagina.html')
    const form = { url: 'https://prisons.example/12', title: 'Comunicado', by: 'prisons', file: html }
    assert.equal((await editor.post(page, form)).location, `${base}/documents/D3?notice=added`)
    const read = await readOut(desk, 'D3')
    assert.deepEqual([read.url, read.captured?.how, read.original?.media_type], ['https://prisons.example/12', 'capture', 'text/html'])
    const { text } = await editor.get(`${base}/documents/D3`)
    assert.match(text, /Comunicado del penal: fue trasladada\./)
    assert.doesNotMatch(text, /alert\(1\)/)
    await editor.post(page, { url: 'https://prisons.example/13', title: 'Otro', by: 'prisons' })
    assert.equal((await documentOf(desk, 'D4')).captured?.how, 'address')
    const script = await editor.post(page, { url: 'javascript:alert(1)', title: 'x', by: 'prisons' })
    assert.equal(script.status, 422)
  }))

test('a copy leaves out words, is saved beside the original, and the original stays', () =>
  atDesk(async (desk) => {
    const { editor } = desk
    await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons' })
    await readOut(desk, 'D3')
    const page = `${base}/documents/D3/copies/new`
    assert.match((await editor.post(page, {})).text, /Choose which copy to make/)
    assert.match((await editor.post(page, { kind: 'redacted' })).text, /Type the words that are to go/)
    assert.match((await editor.post(page, { kind: 'redacted', boxes: '1 0 0 2 2' }, { on: page })).text, /five numbers/)
    const made = await editor.post(page, { kind: 'redacted', words: '20 de julio' })
    assert.equal(made.location, `${base}/documents/D3?notice=added#copies`)
    const document = await documentOf(desk, 'D3')
    const copy = document.derived?.find(({ kind }) => kind === 'redacted')
    assert.deepEqual([copy?.of, copy?.by], [document.original?.sha256, 'Rosa Editor'])
    const saved = await editor.get(`${base}/documents/D3/files/${copy!.sha256}`)
    assert.doesNotMatch(saved.text, /julio/)
    assert.match(saved.text, /Fue trasladada/)
    assert.equal((await editor.get(`${base}/documents/D3/original`)).text, await letter.text())
    assert.equal((await editor.get(`${base}/documents/D3/files/${'0'.repeat(64)}`)).status, 410)
  }))

test('whoever may not read a document’s words finds none of its files', () =>
  atDesk(async (desk) => {
    const { editor, member, write } = desk
    await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons' })
    const { original } = await readOut(desk, 'D3')
    const reader = await member('reader')
    assert.equal((await reader.get(`${base}/documents/D3/original`)).status, 200)
    await write({
      kind: 'add',
      list: 'claims',
      entry: {
        about: 'ana',
        said_by: ['prisons'],
        said_on: '2021-07-22',
        statement: 'Moved.',
        sensitivity: 'privileged',
        printed_in: [{ document: 'D3' }],
      },
    })
    const derived = (await documentOf(desk, 'D3')).derived ?? []
    for (const path of ['original', 'thumbnail', 'pages/1', ...derived.map(({ sha256 }) => `files/${sha256}`)])
      assert.notEqual((await reader.get(`${base}/documents/D3/${path}`)).status, 200, path)
    const page = await reader.get(`${base}/documents/D3`)
    assert.doesNotMatch(page.text, new RegExp(original!.sha256))
    assert.doesNotMatch(page.text, /trasladada/)
    const lawyer = await member('editor', 'privileged')
    assert.equal((await lawyer.get(`${base}/documents/D3/original`)).status, 200)
  }))

test('a file whose words name whom only a sealed claim names is kept back from whoever may not know of them', () =>
  atDesk(async (desk) => {
    const { editor, member, write } = desk
    await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons' })
    await readOut(desk, 'D3')
    const reader = await member('reader')
    const [witness] = await write({
      kind: 'add',
      list: 'subjects',
      entry: { kind: 'person', names: [{ text: 'El penal', kind: 'known_as' }] },
    })
    const claim = { about: witness!, said_by: ['lawyer'], said_on: '2021-07-22', statement: 'Seen.', sensitivity: 'sealed' }
    await write({ kind: 'add', list: 'claims', entry: claim })
    for (const path of ['', '/text', '/original'])
      assert.doesNotMatch((await reader.get(`${base}/documents/D3${path}`)).text, /trasladada/, path)
    const whole = await member('reader', 'sealed')
    assert.match((await whole.get(`${base}/documents/D3/original`)).text, /trasladada/)
  }))
