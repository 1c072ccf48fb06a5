import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { contains, formatDay, isDay, mayOverlap, parseDate, type KnownDate } from './index.ts'

const show = (day: number): string => (Number.isFinite(day) ? formatDay(day) : String(day))
const understood = (text: string): KnownDate => {
  const date = parseDate(text)
  if (date.kind === 'unparsed') assert.fail(`${text}: ${date.why}`)
  return date
}

const readings: readonly (readonly [string, KnownDate['precision'], string, string, string?])[] = [
  ['1934', 'year', '1934-01-01', '1934-12-31'],
  ['1934-12', 'month', '1934-12-01', '1934-12-31'],
  ['1934-12-03', 'day', '1934-12-03', '1934-12-03'],
  ['2000-02-29', 'day', '2000-02-29', '2000-02-29'],
  ['0001', 'year', '0001-01-01', '0001-12-31'],
  ['9999-12-31', 'day', '9999-12-31', '9999-12-31'],
  ['2021-09-11T06:40-05:00', 'minute', '2021-09-11', '2021-09-11'],
  ['2021-09-11T23:59:00Z', 'minute', '2021-09-11', '2021-09-11'],
  ['1934~', 'year', '1934-01-01', '1934-12-31', '~'],
  ['1934-12-03?', 'day', '1934-12-03', '1934-12-03', '?'],
  ['1934-12%', 'month', '1934-12-01', '1934-12-31', '~?'],
  ['2004-06-~11', 'day', '2004-06-11', '2004-06-11', '~'],
  ['?2004-06-~11', 'day', '2004-06-11', '2004-06-11', '~?'],
  ['199X', 'decade', '1990-01-01', '1999-12-31'],
  ['19XX', 'century', '1900-01-01', '1999-12-31'],
  ['00XX', 'century', '0001-01-01', '0099-12-31'],
  ['2004-XX', 'year', '2004-01-01', '2004-12-31'],
  ['2004-XX-XX', 'year', '2004-01-01', '2004-12-31'],
  ['1985-04-XX', 'month', '1985-04-01', '1985-04-30'],
  ['2001-21', 'season', '2001-03-01', '2001-12-31'],
  ['2001-24', 'season', '2001-01-01', '2002-03-31'],
  ['1962-11/1990-02-11', 'interval', '1962-11-01', '1990-02-11'],
  ['1962/', 'interval', '1962-01-01', 'Infinity'],
  ['/1962', 'interval', '-Infinity', '1962-12-31'],
  ['1962/..', 'interval', '1962-01-01', 'Infinity'],
  ['1982~/1988?', 'interval', '1982-01-01', '1988-12-31', '~?'],
  ['[2021-07-17,2021-07-20]', 'set', '2021-07-17', '2021-07-20'],
  ['{1960,1961-12}', 'set', '1960-01-01', '1961-12-31'],
  ['[1667,1760..1762]', 'set', '1667-01-01', '1762-12-31'],
  ['[..1984]', 'set', '-Infinity', '1984-12-31'],
  ['[1984,1990..]', 'set', '1984-01-01', 'Infinity'],
]
for (const [text, precision, earliest, latest, marks = ''] of readings)
  test(`${text} is a ${precision} from ${earliest} to ${latest}`, () => {
    const date = understood(text)
    assert.deepEqual([date.precision, show(date.earliest), show(date.latest)], [precision, earliest, latest])
    assert.deepEqual([date.approximate, date.uncertain], [marks.includes('~'), marks.includes('?')])
  })

const refusals: readonly (readonly [string, RegExp])[] = [
  ['1954-02-29', /1954-02-29 does not exist: that month has 28 days/],
  ['2021-02-30', /does not exist/],
  ['1900-02-29', /28 days/],
  ['2021-04-31', /30 days/],
  ['2021-13', /no month 13/],
  ['2021-00-10', /no month 00/],
  ['2021-07-00', /does not exist/],
  ['2021-25', /no month 25/],
  ['2021-21-03', /season has no days/],
  ['0000', /no year 0/],
  ['-0044-03-15', /before year 1/],
  ['Y170000002', /after 9999/],
  ['2021-09-11T24:00', /time of day/],
  ['2021-09-11T06:40+15:00', /time zone/],
  ['2021-02-30T06:40', /does not exist/],
  ['1985-XX-15', /a day needs its month/],
  ['199X-05', /no months/],
  ['17 July 2021', /no spaces/],
  [' 2021', /no spaces/],
  ['2021-7-3', /write it as/],
  ['199x', /capital X/],
  ['?2004?-06', /one mark/],
  ['', /missing/],
  ['/', /one known end/],
  ['../..', /one known end/],
  ['2021/2022/2023', /two ends/],
  ['2021-07/2021-06', /ends before it begins/],
  ['1954-02-29/1955', /its beginning: 1954-02-29 does not exist/],
  ['1953/1954-02-29', /its end/],
  ['[2021', /ends with \]/],
  ['[2021}', /ends with \]/],
  ['[]', /missing/],
  ['[2021,1954-02-29]', /does not exist/],
  ['[1672..1670]', /ends before/],
  ['[..]', /one or two ends/],
  ['2'.repeat(65), /at most 64/],
]
for (const [text, why] of refusals)
  test(`'${text.slice(0, 24)}' is kept unparsed: ${why.source}`, () => {
    const date = parseDate(text)
    assert.equal(date.text, text)
    assert.match(date.kind === 'unparsed' ? date.why : `it was read as ${date.precision}`, why)
  })

test('a coarse end of an interval keeps its own range', () => {
  const { ends } = understood('1962-11/1990-02-11')
  assert.equal(ends?.from?.precision, 'month')
  assert.equal(show(ends?.from?.latest ?? 0), '1962-11-30')
  assert.equal(understood('1962/').ends?.to, null)
})

test('a year contains its days, and a month may overlap the interval it touches', () => {
  assert.ok(contains(understood('1934'), understood('1934-12-03')))
  assert.ok(!contains(understood('1934-12-03'), understood('1934')))
  assert.ok(mayOverlap(understood('2021-07'), understood('2021-07-31/2021-08-02')))
  assert.ok(!mayOverlap(understood('2021-07'), understood('2021-08')))
})

const anyText = fc.oneof(
  fc.string({ maxLength: 70 }),
  fc.stringMatching(/^[\d?~%X[\]{},./T:+-]{0,40}$/),
  fc.constantFrom(...readings.map(([text]) => text), ...refusals.map(([text]) => text)),
)

test('whatever is typed, the text is kept and the earliest day is not after the latest', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const date = parseDate(text)
      assert.equal(date.text, text)
      if (date.kind === 'unparsed') assert.ok(date.why.length > 0)
      else assert.ok(date.earliest <= date.latest)
    }),
    { numRuns: 2000 },
  )
})

test('a single date is one day exactly when the source gives a day', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const date = parseDate(text)
      if (date.kind === 'unparsed' || date.precision === 'interval' || date.precision === 'set') return
      assert.equal(isDay(date), date.precision === 'day' || date.precision === 'minute')
      assert.equal(isDay(date), /^\W?\d{4}\W?-\W?\d\d\W?-\W?\d\d/.test(text))
    }),
    { numRuns: 2000 },
  )
})

test('leaving out the end of a date never makes it more precise', () => {
  const day = fc.date({ min: new Date('0100-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (date) => {
      const text = date.toISOString().slice(0, 10)
      const forms = [text, text.slice(0, 7), text.slice(0, 4), `${text.slice(0, 3)}X`, `${text.slice(0, 2)}XX`].map(understood)
      assert.equal(show(forms[0]!.earliest), text)
      for (const [index, coarser] of forms.slice(1).entries()) assert.ok(contains(coarser, forms[index]!))
    }),
  )
})
