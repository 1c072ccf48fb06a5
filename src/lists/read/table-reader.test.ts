import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { utils, write, type WorkSheet } from '@e965/xlsx'
import * as fc from 'fast-check'
import { createTableReader } from './table-reader.ts'
import type { ReadTable } from '../table.ts'

const reader = createTableReader({ megabytes: 512 })
after(() => reader.stop())

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const rowsOf = (read: ReadTable): readonly Readonly<Record<string, string>>[] =>
  read.kind === 'read'
    ? read.table.rows.map(({ cells }) =>
        Object.fromEntries(Object.entries(cells).map(([column, { raw, edtf }]) => [column, edtf === undefined ? raw : `${raw} = ${edtf}`])),
      )
    : assert.fail(read.why)

const people = (count: number): Uint8Array => bytesOf(`name\n${Array.from({ length: count }, (_, index) => `Ana ${index}`).join('\n')}\n`)

const sheetOf = (sheet: WorkSheet): Uint8Array => {
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'People')
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}

test('CSV is read with whatever stands between its cells, in whatever letters', async () => {
  for (const sign of [',', ';', '\t', '|'])
    assert.deepEqual(rowsOf(await reader.read(bytesOf(`name${sign}born\r\n"Ana${sign} ""la maestra"""${sign}1960\r\n`))), [
      { name: `Ana${sign} "la maestra"`, born: '1960' },
    ])
  const arabic = rowsOf(await reader.read(bytesOf('\ufeffالاسم,العمر\nأحمد,٤٠\n')))
  assert.deepEqual(arabic, [{ الاسم: 'أحمد', العمر: '٤٠' }])
  const latin = await reader.read(new Uint8Array(Buffer.from('nombre;lugar\nJos\xe9;Mart\xednez y Nu\xf1ez\n', 'latin1')))
  assert.deepEqual(rowsOf(latin), [{ nombre: 'José', lugar: 'Martínez y Nuñez' }])
  assert.match(latin.kind === 'read' ? (latin.notes[0] ?? '') : '', /read as windows-1252/)
  const russian = new Uint8Array(
    Array.from('имя,город\nИван,Пермь\n', (letter) =>
      letter >= 'А' && letter <= 'я' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0),
    ),
  )
  assert.deepEqual(rowsOf(await reader.read(russian)), [{ имя: 'Иван', город: 'Пермь' }])
})

test('numbers of JSON stay as they are written, lists of values stay several, and names of columns are only names', async () => {
  const read = await reader.read(
    bytesOf(
      '{"people": [{"id": 12345678901234567890, "n": 1.50, "places": ["A", "B"], "__proto__": "x", "from": {"n": "who"}, "no": null}]}',
    ),
  )
  assert.deepEqual(rowsOf(read), [
    JSON.parse('{"id":"12345678901234567890","n":"1.50","places":"A; B","__proto__":"x","from":"{\\"n\\":\\"who\\"}"}'),
  ])
  const cells = read.kind === 'read' ? read.table.rows[0]!.cells : {}
  assert.deepEqual([cells['places']?.several, cells['from']?.byColumn], [['A', 'B'], { n: 'who' }])
})

test('a cell of a spreadsheet is a date no more precisely than it is shown', async () => {
  const formats = ['dd/mm/yyyy', 'mmm-yy', 'yyyy', 'd mmm', 'yyyy-mm-dd hh:mm', '[$-40A]d" de "mmmm" de "yyyy;@', 'hh:mm', '0']
  const sheet = utils.aoa_to_sheet([['name', 'born'], ...formats.map((format) => [format, 19565])])
  for (const [index, z] of formats.entries()) (sheet[`B${index + 2}`] as { z: string }).z = z
  const shown = rowsOf(await reader.read(sheetOf(sheet))).map(({ born = '' }) => / = (.*)/.exec(born)?.[1] ?? null)
  assert.deepEqual(shown, ['1953-07-25', '1953-07', '1953', null, '1953-07-25', '1953-07-25', null, null])
  const plain = rowsOf(
    await reader.read(sheetOf(utils.aoa_to_sheet([[], ['name', 'n'], ['Ana', true], [null, null], ['=1+1', '28-29.11.1974']]))),
  )
  assert.deepEqual(plain, [
    { name: 'Ana', n: 'TRUE' },
    { name: '=1+1', n: '28-29.11.1974' },
  ])
})

test('what is broken, hostile or no list at all is said in a sentence, and the process that reads goes on', async () => {
  const whys = [
    '',
    'PK\u0003\u0004broken',
    '%PDF-1.7\0\u0001',
    '[1]',
    '{}',
    'a,b\n"x',
    'a,b\n',
    '{"a":'.repeat(5000),
    `a,b\n${'"'.repeat(99_999)}`,
  ]
  for (const text of whys) {
    const read = await reader.read(new Uint8Array(Buffer.from(text, 'latin1')))
    assert.equal(read.kind, 'unread', JSON.stringify(text.slice(0, 20)))
    assert.match(read.kind === 'unread' ? read.why : '', /^[A-Z].*[.]$/)
  }
  assert.equal((await reader.read(bytesOf('name,n\nAna,1\n'))).kind, 'read')
})

test('a list that is larger than is read says so, and none of it is left out in silence', async () => {
  assert.equal(rowsOf(await reader.read(people(5000))).length, 5000)
  assert.match(JSON.stringify(await reader.read(people(5001))), /A list is read up to 5,000 rows .*Split it/)
  const wide = utils.aoa_to_sheet([Array.from({ length: 2000 }, (_, index) => `c${index}`), Array.from({ length: 2000 }, () => 'x')])
  assert.match(JSON.stringify(await reader.read(sheetOf(wide))), /A list is read up to 5,000 rows .*Split it/)
  const far = utils.aoa_to_sheet([['name'], ['Ana']])
  far['A60000'] = { t: 's', v: 'Rosa' }
  far['!ref'] = 'A1:A60000'
  assert.match(JSON.stringify(await reader.read(sheetOf(far))), /A list is read up to 5,000 rows .*Split it/)
})

test('fuzzed lists never end the process that asks', async () => {
  const seeds = [
    bytesOf('id,name,born\n1,Ana,1954-02-29\n2,"Rosa, Q",\n'),
    bytesOf('[{"id":1,"name":"Ana","places":["a","b"]}]'),
    sheetOf(
      utils.aoa_to_sheet([
        ['id', 'name'],
        [1, 'Ana'],
      ]),
    ),
  ]
  const mutation = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...seeds), mutation, fc.nat(), async (seed, changes, cut) => {
      const bytes = Uint8Array.from(seed)
      for (const [at, value] of changes) bytes[at % bytes.length] = value
      const read = await reader.read(cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes)
      assert.ok(read.kind === 'read' || /^[A-Z].*[.]$/.test(read.why))
    }),
    { numRuns: 600 },
  )
  assert.ok(reader.peak() <= 512 + 64)
})
