import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { facts, hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { caseKeyOf, importCaseFile, loadCase } from '../../../cases/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk } from '../testing.ts'

const word = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\u202e',
    '\ud800',
    '<script>alert(1)</script>',
    '"><img src=x>',
    "'; drop table cases; --",
    '../../etc/passwd',
  ),
  fc.constantFrom(
    '1954-02-29',
    '9999-99',
    '[2021..',
    'XX',
    'new',
    'closed',
    'press',
    'es',
    'PE',
    'x'.repeat(20_001),
    '😀'.repeat(300),
    '\r\nSet-Cookie: a=b',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

const forms = {
  '/cases/new/empty': ['name', 'lang', 'role', 'country', 'title', 'summary'],
  '/cases/new/report': [
    'text',
    'report',
    'printed_by',
    'kind',
    'published',
    'url',
    'report_lang',
    'name',
    'lang',
    'role',
    'country',
    'title',
  ],
  '/cases/example/head': ['title', 'summary', 'country', 'state', 'closed', 'outcome', '_base'],
  '/cases/example/export': ['format', 'for', 'sealed'],
} as const

const sent = fc
  .constantFrom(...(Object.keys(forms) as (keyof typeof forms)[]))
  .chain((path) => fc.record({ path: fc.constant(path), typed: fc.dictionary(fc.constantFrom<string>(...forms[path]), word) }))

/** As a page holds what was typed: without what no text holds, and escaped. */
const shown = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\0', '')
    .replaceAll(/\r\n?/g, '\n')
    .normalize('NFC')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')

test('no form of a case fails whatever is typed, and a form that is refused holds what was typed', () =>
  withDatabase(async (db) => {
    await importCaseFile(db, hospitalCase, { file: 'example.yaml', facts, clock: () => new Date() })
    const key = (await caseKeyOf(db, 'example'))!
    const editor = await addStaffMember(db, { role: 'editor', cases: [{ key, clearance: 'sealed' }] })
    const person = openDesk(db).as(editor.token)
    await fc.assert(
      fc.asyncProperty(sent, async ({ path, typed }) => {
        const { status, text } = await person.post(path, typed)
        assert.ok([200, 303, 409, 422].includes(status), `${path} ${status}`)
        if (status !== 422) return
        for (const [name, value] of Object.entries(typed))
          if (['name', 'title', 'text', 'report', 'summary'].includes(name)) assert.ok(text.includes(shown(value)), `${path} lost ${name}`)
      }),
      { numRuns: 120 },
    )
    assert.notEqual(await loadCase(db, 'example'), null)
  }))

test('no question in an address makes a page of a case fail', () =>
  withDatabase(async (db) => {
    await importCaseFile(db, hospitalCase, { file: 'example.yaml', facts, clock: () => new Date() })
    const key = (await caseKeyOf(db, 'example'))!
    const reader = await addStaffMember(db, { role: 'reader', cases: [{ key }] })
    const person = openDesk(db).as(reader.token)
    const paths = ['/cases', '/cases/example', '/cases/example/claims', '/cases/example/history']
    const names = ['q', 'sort', 'page', 'at', 'known', 'fact', 'source', 'standing', 'sensitivity', 'state', 'person', 'notice']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.dictionary(fc.constantFrom(...names), word), async (path, query) => {
        const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, value.toWellFormed().slice(0, 2000)]))
        const { status, text } = await person.get(`${path}?${search.toString()}`)
        assert.ok(status === 200 || status === 422, `${path} ${status}`)
        assert.ok(!text.includes('<script>alert'), path)
      }),
      { numRuns: 150 },
    )
  }))

test('a file that is none is refused with words, whatever its bytes', () =>
  withDatabase(async (db) => {
    const editor = await addStaffMember(db, { role: 'editor' })
    const person = openDesk(db).as(editor.token)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 30 }), async (bytes, name) => {
        const { status, text } = await person.post('/cases/new/file', { file: new File([bytes], name.toWellFormed()) })
        assert.equal(status, 422)
        assert.ok(text.includes('field-file-error'))
      }),
      { numRuns: 60 },
    )
  }))
