import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeDate, parseDate } from './index.ts'

// ICU puts narrow spaces around the dash of a range.
const said = (text: string, lang: string): string => describeDate(parseDate(text), lang).replaceAll(/[\u2009\u202f]/g, '')

const sayings: readonly (readonly [string, string, string])[] = [
  ['2021-07-17', 'en', '17 July 2021'],
  ['2021-07-17', 'es', '17 de julio de 2021'],
  ['2021-07-17', 'zh-Hans', '2021年7月17日'],
  ['2021-07', 'en', 'July 2021'],
  ['2021-07-XX', 'en', 'some time in July 2021'],
  ['2004-XX', 'en', 'some time in 2004'],
  ['1934~', 'en', 'about 1934'],
  ['1934-11-23~', 'es', 'hacia el 23 de noviembre de 1934'],
  ['1934?', 'en', '1934 (uncertain)'],
  ['199X', 'en', 'the 1990s'],
  ['19XX', 'en', 'between 1900 and 1999'],
  ['2001-23', 'en', 'autumn 2001'],
  ['2021-07-17/2021-07-20', 'en', '17–20 July 2021'],
  ['1962-11/1990-02-11', 'en', 'November 1962 to 11 February 1990'],
  ['1962/', 'en', 'since 1962'],
  ['../1962', 'es', 'hasta 1962'],
  ['[2021-07-17,2021-07-20]', 'en', '17 July 2021 or 20 July 2021'],
  ['{1960,1962}', 'es', '1960 y 1962'],
  ['1934~', 'fr', 'vers 1934'],
  ['1934~', 'de', '≈ 1934'],
  ['2021-07-17', 'ru', '17 июля 2021'],
  ['2021-07-XX', 'tr', 'Temmuz 2021 içinde bir gün'],
  ['2021-07-17', 'ar', '17 يوليو 2021'],
  ['2021-07-17', 'fa', '۱۷ ژوئیهٔ ۲۰۲۱'],
  ['2021-07-17', 'qu', '17 Julio 2021'],
  ['about 1934, they say', 'en', 'about 1934, they say'],
]
for (const [text, lang, words] of sayings)
  test(`${text} in ${lang} is "${words}"`, () => {
    assert.equal(said(text, lang), words)
  })

test('a time of day is never shown as another day', () => {
  assert.equal(said('2021-09-11T23:40-05:00', 'en'), '11 September 2021')
})

test('the calendar stays Gregorian where another is usual', () => {
  assert.match(said('2021-07-17', 'fa'), /۲۰۲۱/)
  assert.match(said('2021-07-17', 'th'), /2021/)
})
