import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as hold, integer, property } from 'fast-check'
import { dayOf, formatDay } from './calendar.ts'
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
    '2026.7': '2026-07',
    '2026.7.1': '2026-07-01',
    '17/07/2026': '2026-07-17',
    '07/17/2026': '2026-07-17',
    '17.7.2026': '2026-07-17',
    '07/07/2026': '2026-07-07',
    '7/07/2026': '2026-07-07',
    'about 1992': '1992~',
    'about July 1992': '1992-07~',
    'about 1992/1995': '1992~/1995~',
    'about 1992/..': '1992~/..',
    'del 3 al 5 de marzo de 1974': '1974-03-03/1974-03-05',
    '3 марта 1974 года': '1974-03-03',
    'July 17-20, 2021': '2021-07-17/2021-07-20',
    '25 تیر ۱۴۰۰': '2021-07-16',
  }
  for (const [text, edtf] of Object.entries(written)) assert.equal(asEdtf(text), edtf, text)
})

test('what may be two days is not decided', () => {
  assert.deepEqual(writtenDate('07/08/2026'), { kind: 'either', texts: ['2026-08-07', '2026-07-08'] })
  assert.equal(asEdtf('07/08/2026'), '07/08/2026')
})

test('a year that may be of another calendar, and a month that may be two years, are not decided', () => {
  for (const text of [
    '1400/04/25',
    '25/04/1400',
    '4/5/1447',
    '17/7/2569',
    '17 July 2569',
    'about July 1400',
    '2004/05',
    '2010/11',
    '2021/3',
  ]) {
    assert.equal(writtenDate(text)?.kind, 'doubtful', text)
    assert.equal(asEdtf(text), text)
  }
  assert.deepEqual(writtenDate('2004/05'), {
    kind: 'doubtful',
    why: '2004/05 may be a month or a span of years. Write it as 2004-05 or, if it is a span of years, as 2004/2005.',
  })
  assert.equal(asEdtf('1400-04-25'), '1400-04-25', 'whoever means that year')
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
    '0/5/2026',
    '2026/13',
    'about 1992?',
    'about [1992,1995]',
    'about 1992~/1995',
    'Mayor 2026',
    'July',
    'x'.repeat(99),
  ])
    assert.equal(asEdtf(text), text)
  assert.equal(writtenDate('0/5/2026'), null)
  assert.equal(asEdtf('30 February 2026'), '30 February 2026', 'the words of a source that said just that')
  assert.deepEqual(writtenDate('30 February 2026'), { kind: 'read', text: '2026-02-30' }, 'which parseDate refuses with its reason')
})

test('every day is read again as it is described', () =>
  hold(
    property(integer({ min: dayOf(1850, 1, 1)!, max: dayOf(2100, 12, 31)! }), (day) => {
      const text = formatDay(day)
      assert.equal(asEdtf(describeDate(parseDate(text), 'en')), text)
    }),
  ))
