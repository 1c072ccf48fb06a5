import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as hold, integer, pre, property } from 'fast-check'
import { formatDay } from './calendar.ts'
import { describeDate } from './describe-date.ts'
import { parseDate } from './parse-date.ts'
import { asEdtf, writtenDate } from './written-date.ts'

test('dates are read as people write them', () => {
  const written: Readonly<Record<string, string>> = {
    '17 July 2026': '2026-07-17',
    '7th of July 2026': '2026-07-07',
    'July 17, 2026': '2026-07-17',
    'jul 2026': '2026-07',
    'Sept. 2026': '2026-09',
    'July  2026': '2026-07',
    '2026/07/17': '2026-07-17',
    '2026/7': '2026-07',
    '2026.7.1': '2026-07-01',
    '17/07/2026': '2026-07-17',
    '07/17/2026': '2026-07-17',
    '17.7.2026': '2026-07-17',
    '07/07/2026': '2026-07-07',
    'about 1992': '1992~',
    'about July 1992': '1992-07~',
  }
  for (const [text, edtf] of Object.entries(written)) assert.equal(asEdtf(text), edtf, text)
})

test('what may be two days is not decided', () => {
  assert.deepEqual(writtenDate('07/08/2026'), { kind: 'either', texts: ['2026-08-07', '2026-07-08'] })
  assert.equal(asEdtf('07/08/2026'), '07/08/2026')
})

test('what is EDTF already, and what is no date, stays as it stands', () => {
  for (const text of [
    '2026-07-17',
    '2021/2022',
    '1992~',
    '..',
    'soon',
    '',
    '17 Juli',
    '31/31/2026',
    '2026/13',
    'Mayor 2026',
    'July',
    'x'.repeat(99),
  ])
    assert.equal(asEdtf(text), text)
  assert.equal(asEdtf('30 February 2026'), '2026-02-30', 'which parseDate refuses with its reason')
})

test('every day is read again as it is described', () =>
  hold(
    property(integer({ min: -719_162, max: 2_932_896 }), (day) => {
      const text = formatDay(day)
      pre(Number(text.slice(0, 4)) >= 1000)
      assert.equal(asEdtf(describeDate(parseDate(text), 'en')), text)
    }),
  ))
