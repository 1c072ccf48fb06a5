import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { suggestions, type KnownName, type Suggestion } from '../index.ts'

/** What is suggested of a text, one line each: `date 3 May 2020 = 2020-05-03 arrest.date`. */
const lines = (text: string, lang: string, known: readonly KnownName[] = []): string[] => suggestions(text, { lang, known }).map(line)
const line = ({ kind, raw, understood, fact, known }: Suggestion): string =>
  [kind, raw, '=', understood ?? '?', fact ?? known].filter((part) => part !== undefined).join(' ')

test('an English report: dates, ages, lengths of time, and what they are about', () => {
  assert.deepEqual(
    lines(
      'He was arrested on 3 May 2020 aged 86. She is 86 years old. He was held for three months and 2 days, 23 hours a day, ' +
        'then sentenced to 25 years in prison. On 7/8/2026 he was moved.',
      'en',
    ),
    [
      'date 3 May 2020 = 2020-05-03 arrest.date',
      'age 86 = 86 person.age',
      'age 86 years = 86 person.age',
      'duration three months and 2 days = P3M2D',
      'duration 23 hours = PT23H',
      'duration 25 years = P25Y sentence.years',
      'date 7/8/2026 = ?',
    ],
  )
})

test('a Spanish report: ranges, parts of a year, ages in brackets, and no date in a sentence that ends with one', () => {
  assert.deepEqual(
    lines(
      'Nació el 4 de setiembre de 1934. Su hermano (16 años) y su hijo de 18 años. Fueron secuestrados en la calle, entre el 01 al ' +
        '04 de octubre de 1976. Edad: 45. A fines de 1981 volvió. Fue inaugurado en 1976. En febrero de 1984 cerró. Condenado a 10 años de prisión.',
      'es',
    ),
    [
      'date 4 de setiembre de 1934 = 1934-09-04 person.birth_date',
      'age 16 años = 16 person.age',
      'age 18 años = 18 person.age',
      'date entre el 01 al 04 de octubre de 1976 = 1976-10-01/1976-10-04 arrest.date',
      'age 45 = 45 person.age',
      'date A fines de 1981 = 1981~',
      'date 1976 = 1976',
      'date febrero de 1984 = 1984-02',
      'duration 10 años = P10Y sentence.years',
    ],
  )
})

test('a French, a Portuguese, a Russian and an Arabic report', () => {
  assert.deepEqual(lines('Né le 1er mars 1974, il avait 24 ans. Condamné à dix ans de prison, arrêté le 5 avril 2020.', 'fr'), [
    'date 1er mars 1974 = 1974-03-01 person.birth_date',
    'age 24 ans = 24 person.age',
    'duration dix ans = P10Y sentence.years',
    'date 5 avril 2020 = 2020-04-05 arrest.date',
  ])
  assert.deepEqual(lines('Tinha 24 anos quando foi preso em 3 de março de 1974. Passou dois meses e 5 dias sem visita.', 'pt'), [
    'age 24 anos = 24 person.age',
    'date 3 de março de 1974 = 1974-03-03 arrest.date',
    'duration dois meses e 5 dias = P2M5D',
  ])
  assert.deepEqual(lines('Ему было 24 года. 86-летний врач умер 3 марта 1974 года. Приговорён к 10 годам лишения свободы.', 'ru'), [
    'age 24 года = 24 person.age',
    'age 86-летний = 86 person.age',
    'date 3 марта 1974 = 1974-03-03 person.death_date',
    'duration 10 годам = P10Y sentence.years',
  ])
  assert.deepEqual(lines('اعتقل في 15 مارس 2020 وكان عمره ٢٤ عامًا. حكم عليه بالسجن 10 سنوات بعد شهرين.', 'ar'), [
    'date 15 مارس 2020 = 2020-03-15 arrest.date',
    'age ٢٤ عامًا = 24 person.age',
    'duration 10 سنوات = P10Y sentence.years',
    'duration شهرين = P2M',
  ])
})

test('numbers, streets and laws are no dates', () => {
  assert.deepEqual(
    lines('Fosa 39/976, calle 22 entre 44 y 45, Ley 15.848, 1.234 presos, Batallón N.º 2, Movimiento 26 de Marzo.', 'es'),
    [],
  )
})

test('those whom the case knows are found in other spellings and scripts, in full first and by one word after', () => {
  const known: KnownName[] = [
    { id: 'leon', names: ['León Duarte Luján'] },
    { id: 'navalny', names: ['Alexei Navalny'] },
    { id: 'liu', names: ['Liu Xiaobo', '刘晓波'] },
    { id: 'castagnetto', names: ['Castagnetto da Rosa, Héctor'] },
    { id: 'cantero', names: ['Cantero Freire, Edison Óscar'] },
  ]
  assert.deepEqual(
    lines(
      'Leon DUARTE habló con Hector Castagnetto da Rosa y con Алексей Навальный. Duarte leyó a 刘晓波. Edison, del Centro Obrero, no.',
      'es',
      known,
    ),
    [
      'name Leon DUARTE = León Duarte Luján leon',
      'name Hector Castagnetto da Rosa = Castagnetto da Rosa, Héctor castagnetto',
      'name Алексей Навальный = Alexei Navalny navalny',
      'name Duarte = León Duarte Luján leon',
      'name 刘晓波 = Liu Xiaobo liu',
    ],
  )
})

test('a date, a name and an age go on over the end of a line, also within a word, and are told on one line', () => {
  const known: KnownName[] = [
    { id: 'leon', names: ['León Duarte Luján'] },
    { id: 'morel', names: ['Jean-Pierre Morel'] },
  ]
  const text =
    'Fue trasladada el\n17 de ju-\nlio de 2021 al pe\u00adnal, el 18 de ju\u00adlio. Habló León Du-\r\narte Luján con Jean-\nPierre Morel,\n\nque tenía ochenta y seis\n\naños.'
  assert.deepEqual(lines(text, 'es', known), [
    'date 17 de julio de 2021 = 2021-07-17 custody.transfer_date',
    'date 18 de julio = ? custody.transfer_date',
    'name León Duarte Luján = León Duarte Luján leon',
    'name Jean-Pierre Morel = Jean-Pierre Morel morel',
    ...lines('que tenía ochenta y seis años.', 'es'),
  ])
  const [date] = suggestions(text, { lang: 'es', known })
  assert.equal(date?.exact, '17 de ju-\nlio de 2021')
  assert.equal(text.slice(date.start, date.end), date.exact)
})

test('lines of a form stay lines of their own: a date answers the question of its line', () => {
  assert.deepEqual(lines('Nacimiento: 4 de mayo de 1950\nDetención: 5 de julio de 1976\nMuerte: 6 de julio de 1976', 'es'), [
    'date 4 de mayo de 1950 = 1950-05-04 person.birth_date',
    'date 5 de julio de 1976 = 1976-07-05 arrest.date',
    'date 6 de julio de 1976 = 1976-07-06 person.death_date',
  ])
})

test('of any text, every suggestion is words of it, in order and apart', () => {
  const piece = fc.constantFrom(
    ...'24| de marzo| de 1976|. En |1976|-|/| o | 3 años| y |2 meses|, |León|Duarte|(|)|entre el |fines de |ju-\n|lio|\n|-\r\n|al |٢٤|عاما| في |\n\n|\f|марта|летний|,5'.split(
      '|',
    ),
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  )
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'es', 'fr', 'pt', 'ru', 'ar', 'zh', 'x-none'), (given, lang) => {
      let reached = 0
      for (const { start, end, exact } of suggestions(given, { lang, known: [{ id: 'leon', names: ['León Duarte'] }] })) {
        assert.ok(start >= reached && end > start)
        assert.equal(given.slice(start, end), exact)
        reached = end
      }
    }),
    { numRuns: 500 },
  )
})

/** A number as a word of letters. */
const letters = (at: number): string => Array.from(String(at), (figure) => 'bcdfglmnrs'[Number(figure)]! + 'a').join('')

test('a long list of names in a file about many people does not hold up everything else', { timeout: 60_000 }, () => {
  const known = Array.from({ length: 1500 }, (_, at) => ({
    id: `P${at}`,
    names: [`Ana de la ${letters(at).replace(/^./, (first) => first.toUpperCase())}`],
  }))
  const text = `${known[1400]!.names[0]} fue trasladada. ${'Ana de la '.repeat(3000)}`
  assert.equal(suggestions(text, { lang: 'es', known })[0]?.known, 'P1400')
})
