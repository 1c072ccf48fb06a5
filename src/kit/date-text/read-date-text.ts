import { conventionsOf, type Conventions } from './conventions.ts'
import { dateTokens, type Token } from './date-tokens.ts'
import { agreed, noted, type Understood } from './understood.ts'
import type { DateReading, DateTextOptions } from './reading.ts'
import { readMarked } from './read-marked.ts'
import { asItStands } from './standard-dates.ts'
import { whyNoDate } from './no-date.ts'

/** No cell that holds a date is longer; a longer one is not read. */
const longestText = 120

/**
 * Reads a date as a source or the cell of a list wrote it, in English, Spanish, French, Portuguese, Russian, Arabic,
 * Persian, German, Turkish and Chinese, or in EDTF: days, months, years, seasons, decades, ranges, alternatives, parts of a
 * month, in the Gregorian, Jalali and Hijri calendars. What is ambiguous, impossible or no date comes back with `edtf` null
 * and a note that says why, and which readings there are. It never throws, and never gives a day that the words do not
 * give. docs/decisions/0022 tells what becomes of what.
 */
export function readDateText(raw: string, options: DateTextOptions = {}): DateReading {
  const text = raw.trim()
  if (text.length > longestText) return unread(raw, `A date has at most ${longestText} characters.`)
  const conventions = conventionsOf(text, options)
  const known = asItStands(text, conventions)
  if (known !== null) return { raw, ...known }
  const none = whyNoDate(text)
  if (none !== null) return unread(raw, none)
  return { raw, ...readTokens(dateTokens(text, conventions.lang), conventions) }
}

/** The same of the pieces of a longer text. */
export function readTokens(tokens: readonly Token[], conventions: Conventions): Understood {
  const [first, second, ...more] = inTwoCalendars(tokens)
  if (first === undefined || more.length > 0) return noted(null, 'No date is written here.')
  const one = readMarked(first, conventions)
  return second === undefined ? one : agreed(one, readMarked(second, { ...conventions, named: null }))
}

const unread = (raw: string, note: string): DateReading => ({ raw, edtf: null, calendar: null, note })

/** "25 Tir 1400 (16 July 2021)", "… 1447 هـ الموافق 26 أكتوبر 2025 م": the same date twice. */
function inTwoCalendars(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]]
  const between = calendarsMeet(tokens)
  for (const [at, token] of tokens.entries()) {
    if (token.text === ')' || token.text === ']') continue
    if (token.sign === '=' || token.text === '(' || token.text === '[' || at === between) parts.push([])
    else parts.at(-1)!.push(token)
  }
  const [first, ...rest] = parts.filter((part) => part.length > 0)
  // "1974 (?)", "1974 (aprox.)": a mark in brackets is one of the date before it.
  if (first !== undefined && rest.length === 1 && rest[0]!.every(({ sign }) => /[cuq.]/.test(sign))) return [[...first, ...rest[0]!]]
  return first === undefined ? [] : [first, ...rest]
}

/** Where a sign stands between the names of two calendars: "25 Tir 1400 / 16 July 2021". */
const calendarsMeet = (tokens: readonly Token[]): number =>
  tokens.findIndex(({ sign }, at) => {
    if (sign !== '/' && sign !== '-') return false
    const [before, after] = [tokens.slice(0, at), tokens.slice(at + 1)].map(
      (side) => side.findLast(({ calendar }) => calendar !== undefined)?.calendar,
    )
    return before !== undefined && after !== undefined && before !== after
  })
