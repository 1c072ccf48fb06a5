import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atDesk, type DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { loadCase } from '../../../cases/index.ts'
import { readOutOriginal } from '../../../documents/index.ts'
import { pdfOf } from '../../../extraction/testing.ts'
import type { SourceDocument } from '../../../sources/index.ts'
import { testExtractor } from '../testing.ts'
import { unescaped } from '../testing-forms.ts'

const base = '/cases/example'
const letter = new File(['Fue trasladada el 20 de julio.\nFue de forma voluntaria, dice el penal.'], 'Nota 12.txt')

const documentOf = async ({ db }: DeskOfCase, id: string): Promise<SourceDocument> =>
  (await loadCase(db, 'example'))!.documents.find((document) => document.id === id)!

/** What the job does. */
const readOut = ({ db, key, files, time }: DeskOfCase, id: string): Promise<void> =>
  readOutOriginal(db, { caseKey: key, id }, { files, extractor: testExtractor(), facts, clock: () => time.now })

test('a copy is looked at, and one that says too much is discarded with a reason; its file is destroyed, and the original stays', () =>
  atDesk(async (desk) => {
    const { editor, files } = desk
    await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons' })
    await readOut(desk, 'D3')
    const page = `${base}/documents/D3/copies/new`
    await editor.post(page, { kind: 'redacted', words: '20 de julio' })
    await editor.post(page, { kind: 'redacted', words: 'penal' })
    const [first, second] = (await documentOf(desk, 'D3')).derived!.filter(({ kind }) => kind === 'redacted')
    const [address, other] = [first!, second!].map(({ sha256 }) => `${base}/documents/D3/copies/${sha256}`)
    assert.ok((await editor.get(`${base}/documents/D3`)).text.includes(`href="${address}"`))
    const shown = await editor.get(address!)
    assert.match(shown.text, /Redacted: a copy to show to others[\s\S]*Fue trasladada el ████/)
    assert.doesNotMatch(shown.text, /20 de julio/)
    assert.equal((await editor.get(`${base}/documents/D3/copies/${'0'.repeat(64)}`)).status, 410)
    const reader = await desk.member('reader')
    assert.match((await reader.get(address!)).text, /Fue trasladada/)
    assert.doesNotMatch((await reader.get(address!)).text, /Discard this copy/)
    assert.equal((await reader.post(`${address}/discard`, { why: 'x' }, { on: address! })).status, 403)
    const refused = await editor.post(`${address}/discard`, { why: ' ' }, { on: address! })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Say why, in a sentence/)
    const done = await editor.post(`${address}/discard`, { why: 'It still names the prison.' }, { on: address! })
    assert.equal(done.location, `${base}/documents/D3?notice=copy-discarded#copies`)
    assert.equal((await files.read(first!.sha256)).kind, 'missing')
    assert.ok(!(await files.names()).includes(first!.sha256))
    const after = await documentOf(desk, 'D3')
    assert.deepEqual(
      after.discarded?.map(({ kind, sha256, by, why }) => [kind, sha256, by, why]),
      [['redacted', first!.sha256, 'Rosa Editor', 'It still names the prison.']],
    )
    for (const path of [address!, `${base}/documents/D3/files/${first!.sha256}`]) assert.equal((await editor.get(path)).status, 410, path)
    const { text } = await editor.get(`${base}/documents/D3`)
    assert.match(text, /Redacted, discarded on 25 July 2021 by Rosa Editor: <bdi>It still names the prison\.<\/bdi>/)
    assert.match(unescaped(text).replaceAll(/<[^>]*>/g, ''), /discarded copies:[^.]*a redacted copy: It still names the prison\./)
    assert.match((await editor.get(other!)).text, /Fue trasladada el 20 de julio/)
    assert.equal((await editor.get(`${base}/documents/D3/original`)).text, await letter.text())
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit where action = 'document.discard'`.execute(desk.db)
    assert.equal(rows[0]?.n, 1)
  }))

test('the file of a discarded copy stays where another document is the same bytes', () =>
  atDesk(async (desk) => {
    const { editor, files } = desk
    await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons' })
    await readOut(desk, 'D3')
    await editor.post(`${base}/documents/D3/copies/new`, { kind: 'redacted', words: '20 de julio' })
    const copy = (await documentOf(desk, 'D3')).derived!.find(({ kind }) => kind === 'redacted')!
    const saved = await editor.get(`${base}/documents/D3/files/${copy.sha256}`)
    await editor.post(`${base}/documents/new/files`, { files: new File([saved.text], 'passed on.txt'), by: 'prisons' })
    await readOut(desk, 'D4')
    const address = `${base}/documents/D3/copies/${copy.sha256}`
    assert.equal((await editor.post(`${address}/discard`, { why: 'Not needed.' }, { on: address })).status, 303)
    assert.equal((await files.read(copy.sha256)).kind, 'found')
    assert.equal((await editor.get(address)).status, 410)
    assert.equal((await editor.get(`${base}/documents/D4/original`)).text, saved.text)
  }))

test('the pages of a copy of a PDF are shown as pictures that are drawn anew', () =>
  atDesk(async (desk) => {
    const { editor } = desk
    const pdf = new File([pdfOf(['Fue trasladada el 20 de julio.', 'Segunda hoja.'], { author: 'Zqauthor' }) as BlobPart], 'nota.pdf')
    await editor.post(`${base}/documents/new/files`, { files: pdf, by: 'prisons' })
    await readOut(desk, 'D3')
    await editor.post(`${base}/documents/D3/copies/new`, { kind: 'without-metadata' })
    const copy = (await documentOf(desk, 'D3')).derived!.find(({ kind }) => kind === 'without-metadata')!
    const address = `${base}/documents/D3/copies/${copy.sha256}`
    const { text } = await editor.get(address)
    assert.match(text, /Its pages, 1 to 2 of 2[\s\S]*alt="Page 2 of the copy"/)
    assert.doesNotMatch(text, /Zqauthor/)
    const picture = await editor.get(`${address}/pages/2`)
    assert.deepEqual([picture.status, picture.headers.get('content-type')], [200, 'image/png'])
    assert.equal((await editor.get(`${address}/pages/3`)).status, 410)
  }))
