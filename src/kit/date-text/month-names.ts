import type { Calendar } from './reading.ts'

export type MonthName = { readonly lang: string; readonly name: string; readonly calendar: Calendar; readonly month: number }

/** Names of months, long, short and as they are bent beside a day, in the languages and calendars that are read. */
export function* monthNames(): Generator<MonthName> {
  for (const locale of [...locales, ...withOtherGregorianNames]) yield* fromLocale(locale, 'gregorian', 'gregory')
  for (const locale of locales) yield* fromLocale(locale, 'hijri', 'islamic-umalqura')
  for (const locale of ['fa', 'fa-AF', 'en', 'tr', 'ru', 'fr', 'de', 'es']) yield* fromLocale(locale, 'jalali', 'persian')
  for (const [lang, calendar, names] of others) {
    for (const [index, variants] of names.split('; ').entries())
      for (const name of variants.split(', ')) if (name !== '') yield { lang, name, calendar, month: index + 1 }
  }
}

/** Names of the days of the week, long and short; 0 is Sunday. */
export function* weekdayNames(): Generator<{ readonly lang: string; readonly name: string; readonly weekday: number }> {
  for (const locale of locales) {
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' })
      // 4 January 1970 was a Sunday.
      for (let day = 0; day < 7; day += 1) yield { lang: locale, name: format.format((day + 3) * dayLength), weekday: day }
    }
  }
}

function* fromLocale(locale: string, calendar: Calendar, name: string): Generator<MonthName> {
  const lang = new Intl.Locale(locale).language
  const number = new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, { month: 'numeric', timeZone: 'UTC' })
  for (const format of forms.map((form) => new Intl.DateTimeFormat(`${locale}-u-ca-${name}`, { timeZone: 'UTC', ...form })))
    // The middle of each month of some year: steps of 29.5 days pass no month of any calendar, within 13 steps.
    for (let step = 0; step < 13; step += 1) {
      const instant = Date.UTC(2021, 0, 15) + step * 29.5 * dayLength
      const text = format.formatToParts(instant).find(({ type }) => type === 'month')?.value
      if (text === undefined || /\p{Nd}/u.test(text)) continue
      const month = Number(number.format(instant))
      yield { lang, name: text, calendar, month }
      // "Month of Tir" in one word.
      if (lang === 'fa' && calendar === 'jalali') yield { lang, name: `${text}ماه`, calendar, month }
    }
}

const dayLength = 86_400_000
const forms: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { month: 'long', day: 'numeric' },
  { month: 'short', day: 'numeric', year: 'numeric' },
]
const locales = ['en', 'es', 'fr', 'pt', 'ru', 'ar', 'fa', 'de', 'tr', 'zh'] as const
// The Arab East, Algeria and Tunisia, Morocco, Afghanistan and Portugal have months of their own.
const withOtherGregorianNames = ['ar-SY', 'ar-DZ', 'ar-MA', 'fa-AF', 'pt-PT', 'es-UY', 'de-AT'] as const

/** What people write beside the names of the Unicode locale data: January to December, Farvardin to Esfand, Muharram on. */
const others: readonly (readonly [lang: string, calendar: Calendar, names: string])[] = [
  ['en', 'gregorian', '; ; ; ; ; ; ; ; sept; ; ; '],
  ['es', 'gregorian', '; febr; mzo; abr; ; ; ; agto; set, setbre, sept, setiembre; octbre; novbre; dicbre, dbre'],
  ['fr', 'gregorian', 'janv; fév; ; avr; ; ; juil; ; sept; ; ; '],
  ['pt', 'gregorian', '; fev; ; ; ; ; ; ; set; ; ; dez'],
  [
    'ru',
    'gregorian',
    'январе; феврале, фев; марте; апреле; мае; июне, июн; июле, июл; августе; сентябре, сен; октябре; ноябре, ноя; декабре',
  ],
  ['ar', 'gregorian', '; ; ; إبريل; مايس; ; ; ; أيلول; ; ; '],
  ['fa', 'gregorian', '; ; ; ; می, مي; جون; جولای, ژوییه; آگوست; ; ; ; '],
  ['fa', 'jalali', '; اردي بهشت; ; ; امرداد; ; ; ; ; ; ; اسفندماه'],
  ['en', 'jalali', '; ; ; ; amordad; ; ; ; ; dei; ; '],
  [
    'en',
    'hijri',
    'muharam; ; rabi al awwal, rabi al awal, rabi i; rabi al thani, rabi al akhir, rabi ii; jumada al awwal, jumada al ula; jumada al thani, jumada al akhira; ; shaban, shaaban; ramadhan, ramzan; shawal; dhu al qadah, dhul qadah, dhul qada; dhu al hijjah, dhul hijjah, dhul hijja, zilhajj',
  ],
  [
    'ar',
    'hijri',
    '; ; ; ربيع الثاني; جمادى الاول, جماد الأول; جمادى الثانية, جمادى الآخر, جماد الثاني; ; ; ; ; ذي القعدة, ذو القعده; ذي الحجة',
  ],
  ['fa', 'hijri', '; ; ; ربیع الثانی; جمادی الاول; جمادی الثانی; ; ; ; ; ذی القعده, ذیقعده; ذی الحجه, ذیحجه'],
]
