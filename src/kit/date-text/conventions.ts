import { languageOf } from '../language.ts'
import type { Token } from './date-tokens.ts'
import type { Calendar, DateTextOptions } from './reading.ts'

/** What decides where the figures alone do not. */
export type Conventions = {
  readonly lang: string | undefined
  /** Which of two figures that may be a day and a month comes first; null where nobody can tell. */
  readonly first: 'day' | 'month' | null
  readonly century: number | undefined
  /** The calendar that is named beside the date. */
  readonly named: Calendar | null
  /** Whether the figures are those with which Persian is written. */
  readonly persianFigures: boolean
}

/** A number, or why it is none. */
export type Found<T> = { readonly kind: 'found'; readonly value: T } | { readonly kind: 'not'; readonly why: string }

/** What holds for a text: from its language, and from the figures that it is written with. */
export function conventionsOf(raw: string, { lang, century }: DateTextOptions): Conventions {
  const language = lang === undefined ? '' : languageOf(lang)
  return {
    lang: language === '' ? undefined : language,
    first: firstIn(lang, language),
    century,
    named: null,
    persianFigures: /[۰-۹]/.test(raw),
  }
}

/** The year that figures give. Two or three of them need to be told of which century they are. */
export function yearOf({ sign, value, text }: Token, { century }: Conventions): Found<number> {
  if (sign === 'Y') return found(value)
  if (century === undefined) return not(`The year is written as ${text}: only if the century is told can it be read.`)
  const digits = text.replaceAll(/\P{Nd}/gu, '').length
  const scale = 10 ** digits
  const year = century + ((((value - century) % scale) + scale) % scale)
  if (digits >= 2 && year < century + 100) return found(year)
  return not(`The year is written as ${text}, which is none of the years ${century} to ${century + 99}.`)
}

/** The calendar of a year that stands with figures only. */
export function calendarOfYear(year: number, { named, lang, persianFigures }: Conventions): Found<Calendar> {
  if (named !== null) return fits(year, named)
  if (year >= 1500 && year <= 2100) return found('gregorian')
  if (year >= 1200 && year < 1500) {
    // Nobody writes yet of what is later in the Jalali calendar; there it is rather a Hijri year.
    if (year <= 1415 && (lang === undefined ? persianFigures : jalaliLanguages.has(lang))) return found('jalali')
    if (lang !== undefined && hijriLanguages.has(lang)) return found('hijri')
    const [jalali, hijri] = [year + 621, Math.floor(year * 0.970_224 + 621.5774)]
    return not(`The year ${year} may be Jalali (${jalali}/${jalali + 1}) or Hijri (${hijri}), or a slip. Say which calendar it is.`)
  }
  if (year >= 2400 && year < 2700) return not(`The year ${year} may be Buddhist (${year - 543}), which is not read, or a slip.`)
  return not(`The year ${year} is no year of which sources speak here.`)
}

/** Whether a year can be one of a calendar that the words name: a Jalali month of 2021 is none. */
export function fits(year: number, calendar: Calendar): Found<Calendar> {
  const [from, to] = yearsOf[calendar]
  if (year >= from && year <= to) return found(calendar)
  return not(`The words name the ${names[calendar]} calendar, in which ${year} is no year of which sources speak.`)
}

export const names: Readonly<Record<Calendar, string>> = { gregorian: 'Gregorian', jalali: 'Jalali', hijri: 'Hijri' }

const yearsOf: Readonly<Record<Calendar, readonly [number, number]>> = {
  gregorian: [1500, 2100],
  jalali: [1200, 1499],
  hijri: [1200, 1499],
}
const jalaliLanguages: ReadonlySet<string> = new Set(['fa', 'ps', 'prs', 'ckb', 'azb', 'glk', 'mzn'])
const hijriLanguages: ReadonlySet<string> = new Set(['ar', 'ur'])
const dayFirst: ReadonlySet<string> = new Set(
  'es fr pt ru ar fa de tr it nl pl uk be ro cs sk sl hr sr bs mk bg el da nb no fi ca gl eu ht qu gn ay ur ps ku az ka hy kk uz ky tg id ms vi sw am ti'.split(
    ' ',
  ),
)

function firstIn(lang: string | undefined, language: string): 'day' | 'month' | null {
  const region = lang === undefined || language === '' ? undefined : new Intl.Locale(lang).region
  if (region === 'US') return language === 'en' ? 'month' : null
  // Both are in use there.
  if (region === 'CA' || region === 'PH' || region === 'PR') return null
  if (language === 'en') return region === undefined ? null : 'day'
  return dayFirst.has(language) ? 'day' : null
}

const found = <T>(value: T): Found<T> => ({ kind: 'found', value })
const not = (why: string): Found<never> => ({ kind: 'not', why })
