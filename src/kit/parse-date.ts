import { dayOf, daysInMonth } from './calendar.ts'
import type { Day, KnownDate, SourceDate, UnparsedDate } from './date.ts'
import { parseInterval, parseSet } from './parse-date-range.ts'

/** No date that a source gives is longer. A longer text is not read at all. */
const longestDate = 64

/**
 * Reads a date as a source gives it: the levels of EDTF (ISO 8601-2) that case files use. YYYY, YYYY-MM, YYYY-MM-DD, a
 * day with its time, `?` `~` `%`, unspecified digits (199X, 19XX, 2004-XX, 1985-04-XX), seasons 21–24, intervals
 * (`a/b`, open `..`, unknown end) and sets (`[a,b]`, `{a..b}`), in the years 0001 to 9999.
 * It never throws and never guesses: what does not exist (1954-02-29) or is not understood comes back as `unparsed`
 * with the reason, its text kept.
 */
export function parseDate(text: string): SourceDate {
  const remembered = parsed.get(text)
  if (remembered !== undefined) return remembered
  const date = read(text)
  // Case files repeat their dates; the limit keeps a hostile file from filling the memory.
  if (parsed.size >= 20_000) parsed.clear()
  if (text.length <= longestDate) parsed.set(text, date)
  return date
}

const parsed = new Map<string, SourceDate>()

function read(text: string): SourceDate {
  if (text.length > longestDate) return unparsed(text, `a date has at most ${longestDate} characters`)
  if (text.includes('/')) return parseInterval(text, parseSingle)
  if (text.startsWith('[') || text.startsWith('{')) return parseSet(text, parseSingle)
  return parseSingle(text)
}

/** One date: neither an interval nor a set. */
function parseSingle(text: string): SourceDate {
  const plain = dayPattern.exec(text)
  if (plain !== null) return onDay(text, text, Number(plain[1]), Number(plain[2]), Number(plain[3]))
  const timed = timePattern.exec(text)
  if (timed !== null) return atTime(text, timed)
  const parts = datePattern.exec(text)
  if (parts === null) return unparsed(text, refusal(text))
  const [, beforeYear = '', year = '', afterYear = '', beforeMonth = '', month, afterMonth = '', beforeDay = '', day, afterDay = ''] = parts
  if ((beforeYear && afterYear) || (beforeMonth && afterMonth) || (beforeDay && afterDay))
    return unparsed(text, 'a part of a date carries one mark, before or after it, not both')
  const marks = beforeYear + afterYear + beforeMonth + afterMonth + beforeDay + afterDay
  return withMarks(dated(text, year, month, day), marks)
}

function dated(text: string, year: string, month: string | undefined, day: string | undefined): SourceDate {
  if (year === '0000') return unparsed(text, 'there is no year 0')
  if (year.includes('X')) return inUnspecifiedYear(text, year, month)
  const y = Number(year)
  if (month === undefined || month === 'XX') {
    if (day !== undefined && day !== 'XX') return unparsed(text, 'a day needs its month: write the year alone')
    return span(text, 'year', firstDay(y, 1), lastDay(y, 12))
  }
  const m = Number(month)
  if (m >= 21 && m <= 24) return day === undefined ? inSeason(text, y, m) : unparsed(text, whyNoDay(text, y, m))
  if (m < 1 || m > 12) return unparsed(text, `there is no month ${month}`)
  if (day === undefined || day === 'XX') return span(text, 'month', firstDay(y, m), lastDay(y, m))
  return onDay(text, text, y, m, Number(day))
}

function inUnspecifiedYear(text: string, year: string, month: string | undefined): SourceDate {
  if (month !== undefined) return unparsed(text, 'a decade or a century has no months: write the year')
  const first = Number(year.replaceAll('X', '0'))
  const last = Number(year.replaceAll('X', '9'))
  return span(text, year.endsWith('XX') ? 'century' : 'decade', firstDay(Math.max(1, first), 1), lastDay(last, 12))
}

// A season names no hemisphere and no calendar (meteorological or astronomical), so its range covers them all:
// spring and autumn lie between March and December; summer and winter may run into the March that follows.
function inSeason(text: string, year: number, season: number): SourceDate {
  if (season === 21 || season === 23) return span(text, 'season', firstDay(year, 3), lastDay(year, 12))
  return span(text, 'season', firstDay(year, 1), year === 9999 ? lastDay(year, 12) : lastDay(year + 1, 3))
}

function onDay(text: string, written: string, year: number, month: number, dayOfMonth: number): SourceDate {
  const day = dayOf(year, month, dayOfMonth)
  if (day !== null) return span(text, 'day', day, day)
  return unparsed(text, whyNoDay(written, year, month))
}

function whyNoDay(written: string, year: number, month: number): string {
  if (year < 1) return 'there is no year 0'
  if (month >= 21 && month <= 24) return 'a season has no days: write the month'
  if (month < 1 || month > 12) return `there is no month ${written.slice(5, 7)}`
  const many = daysInMonth(year, month)
  return `${written.slice(0, 10)} does not exist: that month has ${many} days`
}

function atTime(text: string, parts: RegExpExecArray): SourceDate {
  const [, year, month, day, hour, minute, second, offsetHour, offsetMinute] = parts
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return unparsed(text, 'there is no such time of day')
  if (Number(offsetHour ?? 0) > 14 || Number(offsetMinute ?? 0) > 59) return unparsed(text, 'there is no such time zone')
  const date = onDay(text, text, Number(year), Number(month), Number(day))
  // The day is the one that was written, wherever the reader is.
  return date.kind === 'date' ? { ...date, precision: 'minute' } : date
}

function withMarks(date: SourceDate, marks: string): SourceDate {
  if (date.kind === 'unparsed' || marks === '') return date
  return { ...date, approximate: /[~%]/.test(marks), uncertain: /[?%]/.test(marks) }
}

function refusal(text: string): string {
  if (text === '') return 'a date is missing'
  if (/^-\d/.test(text)) return 'years before year 1 are not read'
  if (/^Y-?\d/.test(text)) return 'years after 9999 are not read'
  if (/\s/.test(text)) return `a date has no spaces: ${howToWrite}`
  if (/^[\d~?%-]*x/.test(text)) return 'an unknown digit is written with a capital X'
  return howToWrite
}

const howToWrite = 'write it as 2021, 2021-07 or 2021-07-17'
const span = (text: string, precision: KnownDate['precision'], earliest: Day, latest: Day): KnownDate => ({
  kind: 'date',
  text,
  precision,
  earliest,
  latest,
  approximate: false,
  uncertain: false,
})
const unparsed = (text: string, why: string): UnparsedDate => ({ kind: 'unparsed', text, why })
const firstDay = (year: number, month: number): Day => dayOf(year, month, 1)!
const lastDay = (year: number, month: number): Day => dayOf(year, month, daysInMonth(year, month))!

const dayPattern = /^(\d{4})-(\d\d)-(\d\d)$/
const timePattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?(?:Z|[+-](\d\d):(\d\d))?$/
const datePattern = /^([?~%]?)(\d{4}|\d{3}X|\d\dXX)([?~%]?)(?:-([?~%]?)(\d\d|XX)([?~%]?)(?:-([?~%]?)(\d\d|XX)([?~%]?))?)?$/
