import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utils, write as writeBook } from '@e965/xlsx'
import { facts } from '../../test/fixtures/hospital-case.ts'
import { atDesk, type DeskOfCase } from '../../test/fixtures/hospital-desk.ts'
import { loadCase } from '../cases/index.ts'
import { readOutOriginal } from '../documents/index.ts'
import { testExtractor } from '../web/desk/testing.ts'
import { erase } from './index.ts'

const base = '/cases/example'
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A spreadsheet with a second sheet that nobody reads as a list. */
function spreadsheet(...cells: readonly (readonly string[])[]): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['nombre'], ['Ana']]), 'Lista')
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells.map((line) => [...line])), 'Notas & más')
  return Buffer.from(writeBook(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}

async function keepList({ files, write, time }: DeskOfCase, id: string, bytes: Buffer): Promise<void> {
  const original = { sha256: await files.keep(bytes), media_type: sheet, bytes: bytes.length, name: 'lista.xlsx' }
  const captured = { by: 'Rosa', on: time.now.toISOString().slice(0, 10), how: 'list' }
  await write({ kind: 'add', list: 'documents', entry: { id, title: 'Una lista', by: 'prisons', original, captured } })
}

const mail = (words: string, attached: boolean): string =>
  [
    'From: Rosa <rosa@example.org>',
    'Subject: Una carta',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
    ...(attached
      ? ['--b', 'Content-Type: application/pdf; name=a.pdf', 'Content-Disposition: attachment; filename=a.pdf', '', '%PDF']
      : []),
    '--b--',
    '',
  ].join('\r\n')

async function keepMail({ db, key, editor, files, time }: DeskOfCase, id: string, words: string, attached: boolean): Promise<void> {
  const sent = await editor.post(`${base}/documents/new/files`, { files: new File([mail(words, attached)], `${id}.eml`), by: 'prisons' })
  assert.equal(sent.location, `${base}/documents/${id}?notice=added`)
  await readOutOriginal(db, { caseKey: key, id }, { files, extractor: testExtractor(), facts, clock: () => time.now })
}

test('words in any sheet of a list that is a spreadsheet are found, and go with its file', () =>
  atDesk(async (desk) => {
    const { db, files, member } = desk
    const admin = await member('administrator', 'sealed')
    await keepList(desk, 'D3', spreadsheet(['Lo vio Zoraida'], ['Quintanilla & hija']))
    const look = async (words: string) => (await admin.post(`${base}/erasures/new`, { words, reason: 'She asked.' })).text
    assert.doesNotMatch(await look('Zoraida'), /could not be looked into/)
    for (const words of ['Zoraida', 'Quintanilla & hija', 'Notas & más']) assert.match(await look(words), /Document D3|document D3/, words)
    assert.doesNotMatch(await look('Zoraidita'), /document D3/i)
    const { sha256 } = (await loadCase(db, 'example'))!.documents.find(({ id }) => id === 'D3')!.original!
    const outcome = await db
      .transaction()
      .execute((tx) =>
        erase(tx, { words: ['Zoraida'], chosen: () => true, reason: 'She asked.', by: 'ana', at: desk.time.now, facts, files }),
      )
    assert.ok(outcome.kind === 'erased' && outcome.left === 0, JSON.stringify(outcome))
    assert.equal((await files.read(sha256)).kind, 'missing')
  }))

test('a file that nobody could look into, or not whole, is named with why to whoever reads its case, and counted to others', () =>
  atDesk(async (desk) => {
    const { member } = desk
    const admin = await member('administrator', 'sealed')
    await keepMail(desk, 'D3', 'Nada de ella.', false)
    await keepList(desk, 'D4', spreadsheet(['Nada']))
    const look = async (person = admin) => (await person.post(`${base}/erasures/new`, { words: 'Zoraida', reason: 'She asked.' })).text
    assert.doesNotMatch(await look(), /could not be looked into/)
    await keepMail(desk, 'D5', 'Otra carta.', true)
    await keepList(desk, 'D6', Buffer.from('PK\u0003\u0004 is broken'))
    const told = await look()
    assert.match(told, /The files of 2 documents of all cases could not be looked into, or not whole/)
    assert.match(
      told,
      /documents\/D5">Document D5<\/a> of <bdi>example<\/bdi>: files within it, as what is attached to a mail, were not opened/,
    )
    assert.match(told, /documents\/D6">Document D6<\/a> of <bdi>example<\/bdi>: no words were taken from it/)
    const less = await look(await member('administrator', 'team'))
    assert.match(less, /2 in cases whose whole file you may not read/)
    assert.doesNotMatch(less, /Document D5/)
  }))
