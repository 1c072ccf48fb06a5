import { dayOf, formatDay } from '../calendar.ts'
import { parseDate } from '../parse-date.ts'
import type { Conventions } from './conventions.ts'
import { asciiFigures } from './date-tokens.ts'
import { noted, type Understood } from './understood.ts'

/**
 * Reads what is written as a standard has it: EDTF, a moment as databases write it, eight figures in a row. Null of anything
 * else, and of years that may be of another calendar.
 */
export function asItStands(text: string, { named }: Conventions): Understood | null {
  const plain = asciiFigures(text)
  if (named !== null) return null
  const moment = momentPattern.exec(plain)
  if (moment !== null && inOurTimes(Number(moment[1]))) return ofMoment(moment)
  const row = /^(\d{4})(\d\d)(\d\d)$/.exec(plain)
  if (row !== null) return inARow(row)
  if (!(plain.match(/\d{4}/g) ?? []).every((year) => inOurTimes(Number(year)))) return null
  const date = parseDate(plain)
  if (date.kind === 'unparsed') return null
  return noted(
    plain,
    date.precision === 'season' ? 'Read as a season of EDTF (21 spring, 22 summer, 23 autumn, 24 winter).' : null,
    'gregorian',
  )
}

const inOurTimes = (year: number): boolean => year >= 1500 && year <= 2100

const momentPattern = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?$/

function ofMoment([written, year, month, dayOfMonth, hour, minute, second = '00', zone]: RegExpExecArray): Understood {
  const day = dayOf(Number(year), Number(month), Number(dayOfMonth))
  if (day === null) return noted(null, `There is no day ${written.slice(0, 10)}.`)
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return noted(null, 'There is no such time of day.')
  // Where it was midnight east of Greenwich when a program wrote the day down as a moment, it was still the day before in
  // UTC: https://github.com/huridocs/uwazi/issues/3451
  if ((zone === 'Z' || zone === 'UTC') && Number(hour) >= 12 && `${minute}${second}` === '0000')
    return noted(
      `[${formatDay(day)},${formatDay(day + 1)}]`,
      'A full hour in UTC, which may be midnight of the day after elsewhere.',
      'gregorian',
    )
  return noted(formatDay(day), 'The time of day is left out.', 'gregorian')
}

function inARow([written, year, month, dayOfMonth]: RegExpExecArray): Understood {
  const [one, other, last] = [Number(written.slice(0, 2)), Number(written.slice(2, 4)), Number(written.slice(4))]
  const also = inOurTimes(last) && (dayOf(last, other, one) !== null || dayOf(last, one, other) !== null)
  const day = dayOf(Number(year), Number(month), Number(dayOfMonth))
  if (day !== null && !also && inOurTimes(Number(year))) return noted(formatDay(day), null, 'gregorian')
  return noted(null, also ? 'Eight figures in a row, which may begin with the day.' : `There is no day ${year}-${month}-${dayOfMonth}.`)
}
