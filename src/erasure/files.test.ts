import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk, type DeskOfCase } from '../../test/fixtures/hospital-desk.ts'
import { facts } from '../../test/fixtures/hospital-case.ts'
import { entryHistory, loadCase } from '../cases/index.ts'
import { keepDocument, keepFiles, originalOf, readOutOriginal } from '../documents/index.ts'
import { testExtractor } from '../web/desk/testing.ts'
import { erase } from './index.ts'
import { erasureJobs } from './jobs.ts'

const base = '/cases/example'

/** A document of a file, read. */
async function upload(desk: DeskOfCase, id: string, words: string, name = 'carta.txt'): Promise<void> {
  const sent = await desk.editor.post(`${base}/documents/new/files`, { files: new File([words], name), by: 'prisons' })
  assert.equal(sent.location, `${base}/documents/${id}?notice=added`)
  await readOutOriginal(
    desk.db,
    { caseKey: desk.key, id },
    { files: desk.files, extractor: testExtractor(), facts, clock: () => desk.time.now },
  )
}

const eraseWords = ({ db, files, time }: DeskOfCase, words: string[], chosen: (position: number) => boolean = () => true) =>
  db.transaction().execute((tx) =>
    erase(tx, {
      words,
      chosen: ({ where }) => where.kind !== 'entry' || chosen(where.position),
      reason: 'She asked.',
      by: 'ana',
      at: time.now,
      facts,
      files,
    }),
  )

test('words that stand in a file go with the file, its text and its copies, in every revision that names it', () =>
  atDesk(async (desk) => {
    const { db, files, editor } = desk
    await upload(desk, 'D3', 'Lo vio Zoraida Quintanilla desde su ventana, en la calle del penal.')
    await upload(desk, 'D4', 'Fue trasladada el 20 de julio, dice el penal.')
    await editor.post(`${base}/documents/D3/copies/new`, { kind: 'redacted', words: 'ventana' })
    const named = (await loadCase(db, 'example'))!.documents.find(({ id }) => id === 'D3')!
    // What was found in it besides its words is the same of both files: bytes are kept once.
    const own = named.derived!.filter(({ kind }) => kind !== 'report')
    const names = [named.original!.sha256, ...own.map(({ sha256 }) => sha256)]
    const outcome = await eraseWords(desk, ['Zoraida Quintanilla'])
    assert.ok(outcome.kind === 'erased', JSON.stringify(outcome))
    assert.equal(outcome.left, 0)
    for (const name of names) assert.equal((await files.read(name)).kind, 'missing', name)
    for (const { entry } of await entryHistory(db, 'example', 'documents', 2)) {
      assert.ok(entry !== null && entry['original'] === undefined && entry['derived'] === undefined)
      assert.equal(entry['title'], 'carta')
    }
    const other = (await loadCase(db, 'example'))!.documents.find(({ id }) => id === 'D4')!
    assert.equal((await files.read(other.original!.sha256)).kind, 'found')
    // The bytes, noise by now, go by a job.
    const jobs = erasureJobs(db, files)
    for (const file of names) await jobs['forgetting-files']!({ file })
    const page = await editor.get(`${base}/documents/D3`)
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.text, /Zoraida|Save the original/)
  }))

test('the same bytes in a document that was not chosen stay', () =>
  atDesk(async (desk) => {
    const words = 'Lo vio Zoraida Quintanilla desde su ventana, en la calle del penal.'
    await upload(desk, 'D3', words)
    await upload(desk, 'D4', words, 'copia.txt')
    const outcome = await eraseWords(desk, ['Zoraida Quintanilla'], (position) => position === 2)
    assert.ok(outcome.kind === 'erased')
    assert.ok(outcome.left > 0)
    const kept = (await loadCase(desk.db, 'example'))!.documents.find(({ id }) => id === 'D4')!
    assert.equal((await desk.files.read(kept.original!.sha256)).kind, 'found')
    const rest = await eraseWords(desk, ['Zoraida Quintanilla'])
    assert.ok(rest.kind === 'erased' && rest.left === 0)
    assert.equal((await desk.files.read(kept.original!.sha256)).kind, 'missing')
  }))

test('words that are being read while they are erased come back in no file', () =>
  atDesk(async (desk) => {
    const { db, files, editor, key, time } = desk
    await upload(desk, 'D3', 'Lo vio Zoraida Quintanilla desde su ventana.')
    await editor.post(`${base}/documents/D3/reading`, {}, { on: `${base}/documents/D3` })
    const before = await files.names()
    const extractor = testExtractor()
    const slow: typeof extractor = {
      ...extractor,
      async extract() {
        assert.equal((await eraseWords(desk, ['Zoraida Quintanilla'])).kind, 'erased')
        return extractor.extract(Buffer.from('Otra vez Zoraida Quintanilla.'), { name: 'carta.txt' })
      },
    }
    await readOutOriginal(db, { caseKey: key, id: 'D3' }, { files, extractor: slow, facts, clock: () => time.now })
    const left = await files.names()
    assert.deepEqual(
      left.filter((name) => !before.includes(name)),
      [],
    )
    assert.ok(left.length < before.length)
  }))

test('whatever is on its way goes with an erasure, since nobody can look into it, and is chosen again', () =>
  atDesk(async (desk) => {
    const { editor } = desk
    await upload(desk, 'D3', 'Lo vio Zoraida Quintanilla desde su ventana.')
    const address = `${base}/documents/new/uploads`
    const form = { name: 'otra.txt', size: '100', by: 'prisons' }
    const one = (await editor.post(address, form)).location!
    await editor.patch(one, Buffer.from('Zoraida Quintanilla'), { 'Upload-Offset': '0' })
    const named = (await editor.post(address, { ...form, name: 'Quintanilla.txt' })).location!
    const outcome = await eraseWords(desk, ['Zoraida Quintanilla', 'Quintanilla'])
    assert.ok(outcome.kind === 'erased' && outcome.left === 0, JSON.stringify(outcome))
    for (const gone of [one, named]) assert.equal((await editor.get(gone)).status, 410)
  }))

test('whoever erases is told how many files nobody could look into, such as one that waits to be read', () =>
  atDesk(async (desk) => {
    const { editor, member } = desk
    const admin = await member('administrator', 'sealed')
    await upload(desk, 'D3', 'Nada de ella.')
    const look = () => admin.post(`${base}/erasures/new`, { words: 'Zoraida', reason: 'She asked.' })
    assert.doesNotMatch((await look()).text, /could not be looked into/)
    await editor.post(`${base}/documents/new/files`, { files: new File(['Lo vio Zoraida.'], 'otra.txt'), by: 'prisons' })
    assert.match((await look()).text, /The file of 1 document of all cases could not be looked into, or not whole/)
  }))

test('a file that comes once more while its words are erased is never named and gone', () =>
  atDesk(async (desk) => {
    const { db, files, key, time } = desk
    const words = 'Lo vio Zoraida Quintanilla desde su ventana.'
    await upload(desk, 'D3', words)
    // Read off a form before the erasure, and recorded after it.
    const bytes = new TextEncoder().encode(words)
    const original = originalOf(bytes, 'copia.txt')
    assert.equal((await eraseWords(desk, ['Zoraida Quintanilla'])).kind, 'erased')
    const entry = { title: 'Copia', by: 'prisons' }
    const captured = { by: 'Rosa', at: time.now, how: 'upload' } as const
    await db.transaction().execute(async (tx) => {
      await keepDocument(tx, { id: 'example', key }, { entry, original, captured }, { by: 'rosa', at: time.now, facts })
      await keepFiles(tx, files, [{ sha256: original.sha256, bytes: () => bytes }])
    })
    assert.equal((await files.read(original.sha256)).kind, 'found')
  }))
