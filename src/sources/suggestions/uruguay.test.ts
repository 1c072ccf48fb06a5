import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { asciiFigures, dayOf, findDates, parseDate, readDateText } from '../../kit/index.ts'
import { projectPath } from '../../platform/index.ts'
import { suggestions } from '../index.ts'

// 204 people, a field with its source each; not part of Amparo, because its licence is to be checked item by item.
const file = projectPath('..', 'shared', 'data', 'uruguay-disappeared', 'disappeared.json')
const absent = existsSync(file) ? false : 'the data set of 204 people is not on this machine'

type Person = Readonly<Record<string, string | undefined>> & { readonly short_bio: string }
const people = (): Person[] => JSON.parse(readFileSync(file, 'utf8')) as Person[]
const columns = ['birth', 'disappearance', 'detention', 'death', 'remains_found', 'identification'].map((what) => `date_of_${what}`)

test('every date of the data set comes out as it stands, less precise, or unparsed', { skip: absent }, () => {
  let read = 0
  for (const person of people())
    for (const raw of columns.map((column) => person[column] ?? '')) {
      const { edtf, note } = readDateText(raw, { lang: 'es' })
      const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(raw) ?? []
      if (raw === '') assert.deepEqual([edtf, note], [null, 'No date is given.'])
      else if (raw === '25- 26/12/1977') assert.equal(edtf, '1977-12-25/1977-12-26')
      else if (day === '00') assert.equal(edtf, `${year}-${month}`)
      else if (day !== undefined && dayOf(Number(year), Number(month), Number(day)) === null) assert.equal(edtf, null, raw)
      else assert.equal(edtf, raw)
      read += edtf === null ? 0 : 1
    }
  assert.ok(read > 650, `${read} dates`)
})

test('no date found in the lives of the 204 has a figure that the words do not have', { skip: absent }, () => {
  let [found, understood] = [0, 0]
  for (const { short_bio: text } of people())
    for (const { raw, edtf } of findDates(text, { lang: 'es' })) {
      found += 1
      if (edtf === null) continue
      understood += 1
      assert.equal(parseDate(edtf).kind, 'date')
      const figures = new Set((asciiFigures(raw).match(/\d+/g) ?? []).map(Number))
      const months = /enero|feb|mar|abr|may|jun|jul|ago|sep?t|oct|nov|dic/i.test(raw)
      for (const [, year, month, day] of edtf.matchAll(/(\d{4})(?:-(\d\d))?(?:-(\d\d))?/g)) {
        assert.ok(figures.has(Number(year)), `${raw}: ${edtf}`)
        assert.ok(month === undefined || months || figures.has(Number(month)), `${raw}: ${edtf}`)
        assert.ok(day === undefined || figures.has(Number(day)), `${raw}: ${edtf}`)
      }
    }
  assert.ok(found > 450 && understood > 430, `${found} found, ${understood} understood`)
})

test('the ages told in their lives are suggested as ages', { skip: absent }, () => {
  const told = people().flatMap(({ short_bio: text }) =>
    [...text.matchAll(/Ten[ií]a (\d\d) años/g)].map(({ index, 1: years }) => ({ text, index, years })),
  )
  assert.ok(told.length > 40, `${told.length} told`)
  for (const { text, index, years } of told) {
    const found = suggestions(text, { lang: 'es' }).find(({ start }) => start > index && start < index + 10)
    assert.deepEqual([found?.kind, found?.understood, found?.fact], ['age', years, 'person.age'])
  }
})
