import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseDate } from '../kit/index.ts'
import type { ColumnMapping } from './mapping.ts'
import { facts } from './testing.ts'
import { understandValue, type Understood } from './understand-cell.ts'

const read = (raw: string, column: ColumnMapping, century?: number): Understood =>
  understandValue(raw, { raw }, { column, fact: facts.get(column.as)!, lang: 'es', ...(century !== undefined && { century }) })
/** What is asserted, or that nothing is. */
const asserted = (raw: string, column: ColumnMapping, century?: number): string | number | boolean | null => {
  const understood = read(raw, column, century)
  return understood.kind === 'words' ? null : understood.value
}
const birth = { as: 'person.birth_date' }

test('dates that do not exist or cannot be told are kept as they stand, and are no day', () => {
  for (const raw of ['1954-02-29', '1952-08021', '2018/04/dd']) {
    const value = asserted(raw, birth)
    assert.ok(
      value === null || parseDate(String(value)).kind === 'unparsed' || !/^\d{4}-\d{2}-\d{2}$/.test(String(value)),
      `${raw} became ${value}`,
    )
  }
  for (const raw of ['life', 'unknown', 'desconocido', 'desaparecido', '-', 'нет данных', 'غير معروف'])
    assert.equal(asserted(raw, birth), null, raw)
  assert.equal(asserted('1976-07-21', birth), '1976-07-21')
  assert.equal(asserted('2011', birth), '2011')
})

test('no cell of dates becomes a day that its words do not give', () => {
  const cells = [
    '28-29.11.1974',
    'Entre el 01-04.10.1976.',
    '24 o 26.06.1976.',
    'Fines 09.1973.',
    '29.IX.73.',
    '20/X/950',
    '00.09-10.1978.',
    '1355/4/30',
    '25- 26/12/1977',
  ]
  for (const raw of cells) {
    const value = asserted(raw, birth)
    const single = value !== null && /^\d{4}-\d{2}-\d{2}$/.test(String(value))
    // A single day may come only of a cell that names one: none of these does, but for a year of three figures or another calendar.
    assert.ok(!single || raw === '1355/4/30', `${raw} became the day ${value}`)
  }
})

test('a status in a column of places is no place; a place is', () => {
  for (const raw of ['life', 'desaparecida', 'Fallecido', 'released', 'на свободе', 'مفقود', 'en libertad', '1976-05-01', '123', 's/d'])
    assert.equal(asserted(raw, { as: 'custody.place' }), null, raw)
  for (const raw of ['Penal de Libertad', 'Orletti', 'СИЗО-1', 'سجن إيفين']) assert.equal(asserted(raw, { as: 'custody.place' }), raw)
})

test('a term becomes a code only where the mapping says so, whatever its case', () => {
  const column = { as: 'custody.status', terms: { 'Desaparición forzada': 'disappeared' } }
  assert.equal(asserted('DESAPARICIÓN  FORZADA', column), 'disappeared')
  assert.equal(asserted('disappeared', column), 'disappeared')
  assert.equal(asserted('Desaparecido', column), null)
  assert.equal(asserted('__proto__', column), null)
  assert.equal(asserted('constructor', { as: 'person.pregnant' }), null)
  assert.equal(asserted('Sí', { as: 'person.pregnant' }), true)
})

test('numbers are read in every digit, and never where a separator may mean two things', () => {
  const age = { as: 'person.age' }
  assert.deepEqual(
    ['23', '٢٣', '۲۳', '23,5', '1.000', '23 años', '-1', '12345678901234567890', ''].map((raw) => asserted(raw, age)),
    [23, 23, 23, 23.5, null, null, null, null, null],
  )
})

test('whatever stands in a cell, it is read without a fault, and a date is never made up', () => {
  const columns = ['person.birth_date', 'person.age', 'custody.place', 'custody.status', 'person.pregnant', 'person.occupation'].map(
    (as) => ({ as }),
  )
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9./ -]{0,12}$/)),
      fc.constantFrom(...columns),
      (raw, column) => {
        const understood = read(raw, column)
        if (column.as !== 'person.birth_date' || understood.kind !== 'value') return
        const date = parseDate(String(understood.value))
        assert.equal(date.kind, 'date')
        // A day needs its own figure.
        if (/^\d{4}-\d{2}-\d{2}$/.test(date.text)) assert.ok((raw.match(/\p{Nd}/gu) ?? []).length >= 3)
      },
    ),
    { numRuns: 1000 },
  )
})
