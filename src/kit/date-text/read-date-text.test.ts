import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DateTextOptions } from '../index.ts'
import { readDateText } from '../index.ts'

type Given = readonly [text: string, options: DateTextOptions]
const none: DateTextOptions = {}

function reads(expected: readonly (readonly [...Given, edtf: string | null])[]): void {
  for (const [text, options, edtf] of expected) {
    const reading = readDateText(text, options)
    assert.equal(reading.edtf, edtf, `${text}: ${reading.note}`)
    assert.equal(reading.raw, text)
    if (edtf === null) assert.match(reading.note ?? '', /^[“\d\p{Lu}].*\.$/u, text)
  }
}

test('what the lists of the disappeared write comes out right or unparsed', () => {
  reads([
    ['1954-02-29', none, null],
    ['28-29.11.1974', none, '1974-11-28/1974-11-29'],
    ['Entre el 01-04.10.1976.', none, '1976-10-01/1976-10-04'],
    ['24 o 26.06.1976.', none, '[1976-06-24,1976-06-26]'],
    ['Fines 09.1973.', none, '1973-09~'],
    ['29.IX.73.', none, null],
    ['29.IX.73.', { century: 1900 }, '1973-09-29'],
    ['20/X/950', none, null],
    ['20/X/950', { century: 1900 }, '1950-10-20'],
    ['20/X/950', { century: 2000 }, null],
    ['2018/04/dd', none, '2018-04'],
    ['00.09-10.1978.', none, '1978-09/1978-10'],
    ['1952-08021', none, null],
    ['25- 26/12/1977', none, '1977-12-25/1977-12-26'],
    ['2009-11-00', none, '2009-11'],
    ['??/04/2018', none, '2018-04'],
    ['0000-00-00', none, null],
  ])
})

test('ages, lengths of time, "life" and "unknown" are no dates, and the note says which', () => {
  for (const text of ['23', '23 años', '86 years old', 'age 86', '3 месяца', '12 سنة', '۵ ساله'])
    assert.match(readDateText(text).note ?? '', /number alone|an age/, text)
  for (const text of ['life', 'Cadena perpetua', 'à vie', 'пожизненно', 'مؤبد', 'حبس ابد'])
    assert.match(readDateText(text).note ?? '', /lifetime/, text)
  for (const text of ['unknown', 'Se desconoce', 's/d', 'N/A', 'неизвестно', 'غير معروف', 'نامعلوم'])
    assert.match(readDateText(text).note ?? '', /not known/, text)
  reads([
    ['', none, null],
    ['-', none, null],
    ['detenido', { lang: 'es' }, null],
    ['28000', none, null],
    ['x'.repeat(500), none, null],
  ])
})

test('what may be a century is no decade, unless it says so', () => {
  reads([
    ['1900s', { lang: 'en' }, null],
    ['in the 2000s', { lang: 'en' }, null],
    ['años 1900', { lang: 'es' }, null],
    ['1900-е годы', { lang: 'ru' }, null],
    ['década de 1900', { lang: 'es' }, '190X'],
    ['années 1910', { lang: 'fr' }, '191X'],
  ])
  assert.match(readDateText('1900s').note ?? '', /may be the ten years from 1900 on, or a hundred/)
})

test('months are read by their names in each language', () => {
  reads([
    ['4 de setiembre de 1934', { lang: 'es' }, '1934-09-04'],
    ['1º de julio de 1977', { lang: 'es' }, '1977-07-01'],
    ['1er mars 1974', { lang: 'fr' }, '1974-03-01'],
    ['3 de março de 1974', { lang: 'pt' }, '1974-03-03'],
    ['3 марта 1974 года', { lang: 'ru' }, '1974-03-03'],
    ['15 كانون الثاني 2020', { lang: 'ar' }, '2020-01-15'],
    ['١٥ جويلية ٢٠٢٠', { lang: 'ar' }, '2020-07-15'],
    ['15 يوليوز 2020', none, '2020-07-15'],
    ['۱۶ ژوئیه ۲۰۲۱', { lang: 'fa' }, '2021-07-16'],
    ['3. März 1974', none, '1974-03-03'],
    ['3 Mart 1974', none, '1974-03-03'],
    ['2021年7月17日', none, '2021-07-17'],
    ['29 IX 1973', none, '1973-09-29'],
    ['July 17, 2021', none, '2021-07-17'],
    ['Sept. 2020', none, '2020-09'],
    ['sept.-oct. 1973', none, '1973-09/1973-10'],
  ])
})

test('which of two figures is the day is only decided where the language or the figures say it', () => {
  reads([
    ['7/8/2026', none, null],
    ['7/8/2026', { lang: 'en' }, null],
    ['7/8/2026', { lang: 'en-US' }, '2026-07-08'],
    ['7/8/2026', { lang: 'en-GB' }, '2026-08-07'],
    ['7/8/2026', { lang: 'es' }, '2026-08-07'],
    ['05.06.1976', none, null],
    ['17/07/1976', none, '1976-07-17'],
    ['30.04-02.05.2020', none, '2020-04-30/2020-05-02'],
    ['07/17/1976', { lang: 'es' }, null],
    ['X/1974', none, null],
    ['2004/05', none, null],
    ['2018/04', none, '2018-04'],
  ])
})

test('ranges, alternatives, parts and open ends are kept as vague as they are', () => {
  reads([
    ['del 3 al 5 de marzo de 1974', none, '1974-03-03/1974-03-05'],
    ['с 3 по 5 марта 1974 г.', none, '1974-03-03/1974-03-05'],
    ['entre le 3 et le 5 mars 1974', none, '1974-03-03/1974-03-05'],
    ['بين 12 و15 مارس 2020', none, '2020-03-12/2020-03-15'],
    ['July 17-20, 2021', none, '2021-07-17/2021-07-20'],
    ['el 12 y 15 de marzo de 1974', none, '{1974-03-12,1974-03-15}'],
    ['1974 o 1975', none, '[1974,1975]'],
    ['1976-77', none, '1976/1977'],
    ['в конце сентября 1973 г.', none, '1973-09~'],
    ['mi-mars 1974', none, '1974-03~'],
    ['летом 1976', none, '1976-22'],
    ['década de 1970', none, '197X'],
    ['vers 1976', none, '1976~'],
    ['1973 (?)', none, '1973?'],
    ['antes de marzo de 1976', none, '../1976-03'],
    ['desde 1976', none, '1976/..'],
    ['15.09-10.1978', none, null],
    ['1978-10 - 1976-01', none, null],
  ])
})

test('a day of the week has to be that of the day', () => {
  reads([
    ['sábado, 17 de julio de 2021', none, '2021-07-17'],
    ['Monday 17 July 2021', none, null],
  ])
})

test('a moment of a database is no more than its day, or the two that it may be', () => {
  reads([
    ['1976-07-21T00:00:00Z', none, '1976-07-21'],
    ['1976-07-21 14:30', none, '1976-07-21'],
    ['1976-07-20T22:00:00.000Z', none, '[1976-07-20,1976-07-21]'],
    ['19760720', none, '1976-07-20'],
    ['20071976', none, null],
  ])
})
