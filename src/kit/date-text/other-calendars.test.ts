import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { asciiFigures, dayOf, formatDay, parseDate, readDateText } from '../index.ts'

test('a Jalali date is one Gregorian day, and its calendar is kept', () => {
  for (const [text, lang, edtf] of [
    ['۲۵ تیر ۱۴۰۰', undefined, '2021-07-16'],
    ['25 Tir 1400', undefined, '2021-07-16'],
    ['۱۴۰۰/۰۴/۲۵', undefined, '2021-07-16'],
    ['1400-04-25', 'fa', '2021-07-16'],
    ['۳۰ اسفند ۱۳۹۹', undefined, '2021-03-20'],
    // The revolution, by the calendars of Iran: https://en.wikipedia.org/wiki/Iranian_Revolution
    ['۲۲ بهمن ۱۳۵۷', undefined, '1979-02-11'],
    ['تیر ۱۴۰۰', undefined, '[2021-06-22..2021-07-22]'],
  ] as const) {
    const reading = readDateText(text, lang === undefined ? {} : { lang })
    assert.deepEqual([reading.edtf, reading.calendar], [edtf, 'jalali'], text)
  }
  assert.equal(readDateText('30 اسفند 1400').edtf, null, 'that year has no such day')
  assert.equal(readDateText('۲۵ تیر ۶۷').edtf, null)
  assert.equal(readDateText('۲۵ تیر ۶۷', { century: 1300 }).edtf, '1988-07-16')
})

test('a Hijri date is the set of the days that it may be', () => {
  const reading = readDateText('٤ جمادى الأولى ١٤٤٧ هـ')
  assert.deepEqual([reading.edtf, reading.calendar], ['[2025-10-25..2025-10-27]', 'hijri'])
  assert.match(reading.note ?? '', /when the moon is seen/)
  assert.equal(readDateText('15/05/1445', { lang: 'ar' }).calendar, 'hijri')
})

test('a bare year that two calendars have is not decided, and the note says what it may be', () => {
  const { edtf, calendar, note } = readDateText('1400/04/25')
  assert.deepEqual([edtf, calendar], [null, null])
  assert.match(note ?? '', /Jalali \(2021\/2022\) or Hijri \(1979\)/)
  assert.match(readDateText('17/7/2569').note ?? '', /Buddhist \(2026\)/)
})

test('a date given in two calendars is taken where they agree', () => {
  assert.equal(readDateText('4 جمادى الأولى 1447هـ الموافق 26 أكتوبر 2025م').edtf, '2025-10-26')
  assert.equal(readDateText('4 جمادى الأولى 1447هـ الموافق 26 نوفمبر 2025م').edtf, null)
  assert.equal(readDateText('25 Tir 1400 (16 July 2021)').edtf, '2021-07-16')
  assert.equal(readDateText('15 رمضان 1445 هـ - 25 مارس 2024 م').edtf, '2024-03-25')
  assert.equal(readDateText('17 تموز/يوليو 2021').edtf, '2021-07-17', 'a month by two of its names')
})

const anyDay = fc.integer({ min: dayOf(1900, 1, 1)!, max: dayOf(2030, 1, 1)! })
const instant = (of: number): number => (of + 0.5) * 86_400_000
const inCalendar = (of: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(instant(of))

test('every day that a program writes in a language is read again', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.constantFrom('en-GB', 'en-US', 'es', 'fr', 'pt', 'ru', 'ar-EG', 'ar-SY', 'ar-DZ', 'de', 'tr', 'zh'),
      (of, locale) => {
        const text = inCalendar(of, `${locale}-u-ca-gregory`)
        assert.equal(readDateText(text, { lang: locale }).edtf, formatDay(of), text)
        assert.equal(readDateText(text).edtf, formatDay(of), text)
      },
    ),
  )
})

test('every day of the other calendars lies among those that are read', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom('fa-u-ca-persian', 'ar-u-ca-islamic-umalqura', 'ar-u-ca-islamic-civil'), (of, locale) => {
      const text = inCalendar(of, locale)
      const date = parseDate(readDateText(text).edtf ?? '')
      if (date.kind === 'unparsed') assert.fail(`${text}: ${readDateText(text).note}`)
      assert.ok(date.earliest <= of && of <= date.latest, `${text}: ${date.text}`)
      assert.ok(date.latest - date.earliest <= (locale.startsWith('fa') ? 0 : 4), `${text}: ${date.text}`)
    }),
  )
})

/** The days in a date that no figure of the words gives. */
function madeUp(words: string, edtf: string): number[] {
  const figures = new Set((asciiFigures(words).match(/\d+/g) ?? []).map(Number))
  return [...edtf.matchAll(/\d{4}-\d\d-(\d\d)/g)].map(([, last]) => Number(last)).filter((last) => !figures.has(last))
}

test('whatever is typed, nothing is thrown and what is read is EDTF', () => {
  const pieces = fc.constantFrom(
    ...'24,26,06,1976,1400,950,IX,X,.,-,/, , o ,y,entre,fines,марта,تیر,رمضان,و,?,(,),~,dd,00,70s,al,desde,Monday,۱۴,هـ,年,月,[,{'.split(
      ',',
    ),
  )
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 9 }).map((some) => some.join('')),
    fc.array(pieces, { maxLength: 9 }).map((some) => some.join(' ')),
    fc.string(),
  )
  fc.assert(
    fc.property(text, fc.constantFrom(undefined, 'es', 'en-US', 'fa', 'ar'), fc.constantFrom(undefined, 1900), (given, lang, century) => {
      const { raw, edtf, note, calendar } = readDateText(given, { ...(lang && { lang }), ...(century && { century }) })
      assert.equal(raw, given)
      if (edtf !== null) {
        assert.equal(parseDate(edtf).kind, 'date', `${given}: ${edtf}`)
        if (calendar === 'gregorian') assert.deepEqual(madeUp(given, edtf), [], `${given}: ${edtf}`)
      } else assert.notEqual(note ?? '', '')
    }),
    { numRuns: 2000 },
  )
})
