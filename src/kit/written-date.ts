import { readDateText } from './date-text/read-date-text.ts'
import { parseDate } from './parse-date.ts'

/** A date as people write it, as EDTF has it; or the two days that it may be; or why nobody can tell what it is. */
export type WrittenDate =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'either'; readonly texts: readonly [string, string] }
  /** `why` is a sentence, with what to write instead. */
  | { readonly kind: 'doubtful'; readonly why: string }

/**
 * Reads a date as people write it in English: "17 July 2026", "July 17, 2026", "July 2026", "about 1992", "2026/07/17",
 * "17.7.2026"; and whatever `readDateText` reads in other words, languages and calendars. Days and months in figures alone
 * may change places (7/8/2026), and are then both given. A year that is rather one of another calendar (1400, 2569), and
 * 2004/05, which may be two years, are not decided. Null where it is EDTF already, or no date. Whether the day exists is for
 * parseDate to say.
 */
export function writtenDate(text: string): WrittenDate | null {
  if (text.length > 64 || parseDate(text).kind === 'date') return null
  const [, about, rest = ''] = /^(about|around|circa|c\.|ca\.)?\s*(.*)$/i.exec(text.trim().replaceAll(/\s+/g, ' ')) ?? []
  const found = inWords(rest) ?? inFigures(rest)
  if (found !== null) return about === undefined ? found : withMark(found)
  if (about !== undefined) {
    const marked = aboutEdtf(rest)
    return marked === null ? null : read(marked)
  }
  // Who types a day 0 at the desk has slipped, whatever lists mean by it.
  const { edtf } = /(?<!\d)0{1,2}(?!\d)/.test(rest) ? { edtf: null } : readDateText(text)
  return edtf === null ? null : read(edtf)
}

/** A date as a case file keeps it: of what can be read in one way only and exists, EDTF; anything else as it stands. */
export function asEdtf(text: string): string {
  const found = writtenDate(text)
  return found?.kind === 'read' && parseDate(found.text).kind === 'date' ? found.text : text
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

function monthNamed(word: string): string | null {
  const name = word
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^sept$/, 'sep')
  const at = months.findIndex((month) => month === name || (name.length === 3 && month.startsWith(name)))
  return at < 0 ? null : two(at + 1)
}

function inWords(text: string): WrittenDate | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+\.?),? (\d{4})$/i.exec(text)
  const monthFirst = /^([a-z]+\.?) (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/i.exec(text)
  const [day, word, year] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  const month = word === undefined ? null : monthNamed(word)
  if (month === null || year === undefined) return null
  return inYear(year, read(day === undefined ? `${year}-${month}` : `${year}-${month}-${two(Number(day))}`))
}

function inFigures(text: string): WrittenDate | null {
  const [, sign, year, month, day] = /^(?=\d{4}([-/.]))(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text) ?? []
  if (sign !== undefined && year !== undefined && month !== undefined && Number(month) >= 1 && Number(month) <= 12) {
    if (day !== undefined) return inYear(year, read(`${year}-${two(Number(month))}-${two(Number(day))}`))
    return inYear(year, sign === '/' ? monthOrYears(text, year, month) : read(`${year}-${two(Number(month))}`))
  }
  const [, first, second, last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  if (first === undefined || second === undefined || last === undefined) return null
  const [one, other] = [Number(first), Number(second)]
  if (one === 0 || other === 0 || (one > 12 && other > 12)) return null
  const [dayFirst, monthFirst] = [`${last}-${two(other)}-${two(one)}`, `${last}-${two(one)}-${two(other)}`] as const
  if (other > 12) return inYear(last, read(monthFirst))
  return inYear(last, one > 12 || one === other ? read(dayFirst) : { kind: 'either', texts: [dayFirst, monthFirst] })
}

/** The years of which people speak here; 1400 is one in Iran, 2569 one in Thailand. Whoever means them writes EDTF. */
const [firstYear, lastYear] = [1850, 2100] as const

const inYear = (year: string, found: WrittenDate): WrittenDate =>
  Number(year) >= firstYear && Number(year) <= lastYear
    ? found
    : doubtful(`The year ${year} may be of another calendar. Write the date in the Gregorian calendar, as 2021-07-17.`)

/** "2004/05" is May, or the years 2004 and 2005. */
function monthOrYears(text: string, year: string, month: string): WrittenDate {
  const until = `${year.slice(0, 4 - month.length)}${month}`
  const years = Number(until) > Number(year) ? ` or, if it is a span of years, as ${year}/${until}` : ''
  return doubtful(`${text} may be a month or a span of years. Write it as ${year}-${two(Number(month))}${years}.`)
}

function withMark(found: WrittenDate): WrittenDate {
  if (found.kind === 'read') return read(`${found.text}~`)
  return found.kind === 'either' ? { kind: 'either', texts: [`${found.texts[0]}~`, `${found.texts[1]}~`] } : found
}

/** One date that bears no mark, or an interval of such dates, each with the mark of "about"; null of anything else. */
function aboutEdtf(text: string): string | null {
  const marked = text.split('/').map((end) => (/^\d[\dX-]*$/.test(end) ? `${end}~` : end === '..' ? end : null))
  const date = marked.join('/')
  return marked.includes(null) || parseDate(date).kind === 'unparsed' ? null : date
}

const read = (text: string): WrittenDate => ({ kind: 'read', text })
const doubtful = (why: string): WrittenDate => ({ kind: 'doubtful', why })
const two = (number: number): string => String(number).padStart(2, '0')
