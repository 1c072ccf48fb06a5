import { formatDay } from './calendar.ts'
import type { Day, KnownDate, SourceDate } from './date.ts'
import { describeDate } from './describe-date.ts'
import { parseDate } from './parse-date.ts'

/**
 * What a date was understood as, in English, for whoever types it: "some time in July 2021; earliest 1, latest 31". Says
 * the days that it may mean wherever that is not one day. `lasting`: it is the time of something that lasted, so that a
 * month means all of it. Of a date that was not understood, gives what is wrong with it.
 */
export function explainDate(date: SourceDate, { lasting = false }: { readonly lasting?: boolean } = {}): string {
  if (date.kind === 'unparsed') return date.why
  const words = describeDate(date, 'en')
  if (date.precision === 'interval' || date.precision === 'set' || date.earliest === date.latest) return words
  if (lasting && !date.text.includes('X')) return `${words}; all of it, from ${bounds(date, 'to')}`
  const within = isPlain(date) ? `some time in ${words}` : words
  return `${within}; earliest ${bounds(date, ', latest')}${date.approximate ? ', and about so' : ''}`
}

/** A month, season or year written without marks or unknown digits. */
const isPlain = ({ approximate, uncertain, precision, text }: KnownDate): boolean =>
  !approximate && !uncertain && !text.includes('X') && precision !== 'decade' && precision !== 'century'

/** The first and last day, without what both share and the date says: "1, latest 31", "1 January, latest 31 December". */
function bounds({ earliest, latest }: KnownDate, between: ', latest' | 'to'): string {
  const [first, last] = [partsOf(earliest), partsOf(latest)]
  const join = between === 'to' ? ' to ' : `${between} `
  if (first.year !== last.year) return `${inWords(earliest)}${join}${inWords(latest)}`
  if (first.month !== last.month) return `${withoutYear(earliest)}${join}${withoutYear(latest)}`
  return `${first.day}${join}${last.day}`
}

const partsOf = (day: Day): { readonly year: string; readonly month: string; readonly day: number } => {
  const text = formatDay(day)
  return { year: text.slice(0, 4), month: text.slice(5, 7), day: Number(text.slice(8)) }
}
const inWords = (day: Day): string => describeDate(parseDate(formatDay(day)), 'en')
const withoutYear = (day: Day): string => inWords(day).replace(/ \d+$/, '')
