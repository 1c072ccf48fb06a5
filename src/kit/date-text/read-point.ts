import { calendarOfYear, fits, yearOf, type Conventions } from './conventions.ts'
import type { Token } from './date-tokens.ts'
import type { Calendar } from './reading.ts'

/** One day, month, year, season or decade, as far as words give it; what they do not give is null. */
export type Point = {
  readonly calendar: Calendar
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  /** 21 to 24, as in EDTF, in place of a month. */
  readonly season?: number
  /** `year` is the first of ten. */
  readonly decade?: boolean
  /** The place of the day or the month is there, and holds 00, dd or ??. */
  readonly unknown?: 'day' | 'month'
}

export type PointOutcome =
  | { readonly kind: 'point'; readonly point: Point }
  /** Null: the words are not in the form of one date. */
  | { readonly kind: 'not'; readonly why: string | null }

/** Reads one date from its pieces. A part of a range may lack its month and year, or its year. */
export function readPoint(tokens: readonly Token[], conventions: Conventions): PointOutcome {
  const signs = tokens.map(({ sign }) => sign).join('')
  for (const [pattern, order] of forms) {
    const match = pattern.exec(signs)
    if (match === null) continue
    const at = (name: string): Token | undefined => {
      const place = match.indices?.groups?.[name]
      return place === undefined ? undefined : tokens[place[0]]
    }
    const decade = at('z')
    // The 1900s are ten years or a hundred, and so are años 1900; a década is ten (década, decenio, décennie).
    if (decade !== undefined && decade.value >= 100 && decade.value % 100 === 0 && !tokens.some(saysDecade))
      return not(`It may be the ten years from ${decade.value} on, or a hundred.`)
    return pointOf({ year: at('y'), month: at('m'), day: at('d'), season: at('s'), decade }, order, conventions)
  }
  return { kind: 'not', why: null }
}

const saysDecade = ({ sign, text }: Token): boolean => sign === 'z' && /^d/i.test(text)

/** Whether the day and the month may change places, or the month be the last figures of a second year. */
type Order = 'as written' | 'either' | 'years?'
type Parts = Readonly<Record<'year' | 'month' | 'day' | 'season' | 'decade', Token | undefined>>

// In the signs of date-tokens.ts.
const forms: readonly (readonly [RegExp, Order])[] = [
  [/^(?<d>[dq])([./-]?)(?<m>[dq])\2(?<y>[Yvd])$/d, 'either'],
  [/^(?<y>Y)([./-]?)(?<m>[dq])\2(?<d>[dq])$/d, 'as written'],
  [/^(?<m>[dq])[./-](?<y>[Yv])$/d, 'as written'],
  // 2004/05 may be two years; of 2018/04 nobody would say so.
  [/^(?<y>Y)\/(?<m>[dq])$/d, 'years?'],
  [/^(?<y>Y)[.-](?<m>[dq])$/d, 'as written'],
  [/^(?<d>[dq])[./,-]?(?<m>M)[./,-]?(?<y>[Yvd])$/d, 'as written'],
  [/^(?<m>M)[./-]?(?<d>[dq]),?(?<y>[Yv])$/d, 'as written'],
  [/^(?<m>M)[./,-]?(?<y>[Yv])$/d, 'as written'],
  [/^(?<y>Y)[./,-]?(?<m>M)(?:[./-]?(?<d>[dq]))?$/d, 'as written'],
  [/^(?<s>S)(?<y>[Yv])$/d, 'as written'],
  [/^(?<y>Y)(?<s>S)$/d, 'as written'],
  [/^(?<z>D)z?$/d, 'as written'],
  [/^z(?<z>[YdD])$/d, 'as written'],
  [/^(?<y>[Yv])$/d, 'as written'],
  [/^(?<d>[dq])[./-]?(?<m>M)$/d, 'as written'],
  [/^(?<m>M)(?<d>[dq])$/d, 'as written'],
  [/^(?<d>d)[./](?<m>d)$/d, 'either'],
  [/^(?<d>d)$/d, 'as written'],
  [/^(?<m>M)$/d, 'as written'],
]

function pointOf(parts: Parts, order: Order, conventions: Conventions): PointOutcome {
  if (parts.decade !== undefined) return decadeOf(parts.decade, conventions)
  const year = parts.year === undefined ? null : yearOf(parts.year, conventions)
  if (year?.kind === 'not') return year
  const ofMonth = parts.month?.sign === 'M' ? parts.month.calendar : parts.season && 'gregorian'
  if (ofMonth !== undefined && conventions.named !== null && conventions.named !== ofMonth)
    return not(`${(parts.month ?? parts.season)!.text} is no month of the calendar that is named beside it.`)
  const calendar = year === null ? null : ofMonth === undefined ? calendarOfYear(year.value, conventions) : fits(year.value, ofMonth)
  if (calendar?.kind === 'not') return calendar
  if (order === 'years?' && parts.month!.sign === 'd' && parts.month!.value > year!.value % 100)
    return not(`It may be month ${parts.month!.value} of ${year!.value}, or the years ${year!.value} and those that follow.`)
  const base = { calendar: calendar?.value ?? ofMonth ?? 'gregorian', year: year?.value ?? null } as const
  if (parts.season !== undefined) return point({ ...base, month: null, day: null, season: parts.season.value })
  const [day, month] = [figure(parts.day), figure(parts.month)]
  if (order !== 'either' || day === null || month === null || parts.month?.sign === 'q' || parts.day?.sign === 'q')
    return inOrder(base, parts.month, parts.day)
  return eitherWay({ ...base, month, day }, conventions)
}

type Base = Pick<Point, 'calendar' | 'year'>

/** 00, dd and ?? are parts that nobody knows. */
const figure = (token: Token | undefined): number | null =>
  token === undefined || token.sign === 'q' || token.value === 0 ? null : token.value

function inOrder(base: Base, monthToken: Token | undefined, dayToken: Token | undefined): PointOutcome {
  if (dayToken === undefined && monthToken?.text.toLowerCase() === 'x')
    return not('X may be October, or stand for a month that is not known.')
  const [month, day] = [figure(monthToken), figure(dayToken)]
  if (month !== null && month > 12) return not(`There is no month ${month}.`)
  if (month === null && day !== null && monthToken !== undefined) return not('The day is given and its month is not.')
  if (month === null && monthToken !== undefined) return point({ ...base, month: null, day: null, unknown: 'month' })
  return point({ ...base, month, day, ...(day === null && dayToken !== undefined ? { unknown: 'day' } : {}) })
}

function eitherWay(point_: Point & { readonly day: number; readonly month: number }, { first }: Conventions): PointOutcome {
  const { day: one, month: other } = point_
  if (one > 12 && other > 12) return not(`Neither ${one} nor ${other} is a month.`)
  const dayFirst = point(point_)
  const monthFirst = point({ ...point_, day: other, month: one })
  if (other > 12) return first === 'day' ? not(`There is no month ${other}; in other countries it would be the day.`) : monthFirst
  if (one > 12) return first === 'month' ? not(`There is no month ${one}; in other countries it would be the day.`) : dayFirst
  if (one === other || first === 'day') return dayFirst
  if (first === 'month') return monthFirst
  return {
    kind: 'not',
    why: `It may be the day ${one} of month ${other}, or the day ${other} of month ${one}. Say in which language it is written.`,
  }
}

function decadeOf({ value, text }: Token, { century }: Conventions): PointOutcome {
  if (value % 10 !== 0) return not(`No decade begins in ${text}.`)
  if (value < 100 && century === undefined) return not(`${text} is a decade of a century that is not told.`)
  const year = value < 100 ? century! + value : value
  if (year < 1500 || year > 2100) return not(`${text} is no decade of which sources speak here.`)
  return point({ calendar: 'gregorian', year, month: null, day: null, decade: true })
}

const point = (value: Point): PointOutcome => ({ kind: 'point', point: value })
const not = (why: string): PointOutcome => ({ kind: 'not', why })
