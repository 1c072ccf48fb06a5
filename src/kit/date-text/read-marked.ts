import { dayOf } from '../calendar.ts'
import { parseDate } from '../parse-date.ts'
import { names, type Conventions } from './conventions.ts'
import type { Sign, Token } from './date-tokens.ts'
import type { Point } from './read-point.ts'
import { readPhrase, type Phrase } from './read-phrase.ts'
import type { Calendar } from './reading.ts'
import { noted, type Understood } from './understood.ts'

/** Reads one date or several that belong together, with what marks it: about, perhaps, the end of, a day of the week. */
export function readMarked(given: readonly Token[], conventions: Conventions): Understood {
  const { core, marks } = unmarked(plain(given))
  const calendar = marks.find(({ sign }) => sign === 'E')?.calendar ?? conventions.named
  const phrase = readPhrase(daysBeforeMonth(core), { ...conventions, named: calendar })
  if (phrase.kind === 'not') return noted(null, phrase.why === '' ? whyNot(core) : phrase.why)
  const wrong = refusal(phrase.value, marks)
  if (wrong !== null) return noted(null, wrong)
  const edtf = written(phrase.value, markOf(marks))
  const date = parseDate(edtf)
  if (date.kind === 'unparsed') return noted(null, `${date.why.charAt(0).toUpperCase()}${date.why.slice(1)}.`)
  return noted(edtf, notesOf(phrase.value, marks, core, conventions), commonCalendar(phrase.value.points))
}

/** Without what says nothing, the full stops of abbreviations, and signs left over at the end. */
function plain(given: readonly Token[]): Token[] {
  const kept: Token[] = []
  for (const [at, token] of given.entries()) {
    const before = given[at - 1]
    // 2021年7月17日: the sign makes a month of the figures before it.
    if (token.text === '月' && kept.at(-1)?.sign === 'd') kept.push({ ...kept.pop()!, sign: 'M', calendar: 'gregorian' })
    if (token.sign === 'w' || (token.sign === '.' && before !== undefined && /[MwcupEWS]/.test(before.sign))) continue
    // تموز/يوليو: the same month by two of its names, as the United Nations write it in Arabic.
    const [twin, slash] = [kept.at(-2), kept.at(-1)]
    if (token.sign === 'M' && slash?.sign === '/' && twin?.sign === 'M' && twin.value === token.value && twin.calendar === token.calendar) {
      kept.pop()
      continue
    }
    // A question mark that stands for no part of the date doubts all of it.
    const doubts = token.text === '?' && !/[./-]/.test(before?.sign ?? '') && !/[./-]/.test(given[at + 1]?.sign ?? '')
    kept.push(doubts ? { ...token, sign: 'u' } : token)
  }
  while (/^[.,]$/.test(kept.at(-1)?.sign ?? '')) kept.pop()
  return kept
}

/** What stands before and after the date and marks it, apart from the date itself. Calendars and times stand anywhere. */
function unmarked(tokens: readonly Token[]): { readonly core: Token[]; readonly marks: Token[] } {
  const marks = tokens.filter(({ sign }) => sign === 'E' || sign === 'T')
  const core = tokens.filter(({ sign }) => sign !== 'E' && sign !== 'T')
  while (isMark(core[0]?.sign) || (marks.length > 0 && /^[,-]$/.test(core[0]?.sign ?? ''))) marks.push(core.shift()!)
  while (isMark(core.at(-1)?.sign) || (marks.length > 0 && /^[.,-]$/.test(core.at(-1)?.sign ?? ''))) marks.push(core.pop()!)
  // "… à 14:30"
  if (core.at(-1)?.sign === 't' && marks.some(({ sign }) => sign === 'T')) core.pop()
  return { core, marks }
}

const isMark = (sign: Sign | undefined): boolean => sign !== undefined && /[cupW]/.test(sign)

/** "July 17-20, 2021" as "17-20 July 2021". */
function daysBeforeMonth(core: Token[]): Token[] {
  const signs = core.map(({ sign }) => sign).join('')
  const match = /^(?<lead>[si]?)M(?<days>d(?:[-/ota,]d)+),?Y$/.exec(signs)
  if (match === null) return core
  const lead = match.groups!['lead']!.length
  const days = match.groups!['days']!.length
  return [...core.slice(0, lead), ...core.slice(lead + 1, lead + 1 + days), core[lead]!, core.at(-1)!]
}

function refusal({ bond, points }: Phrase, marks: readonly Token[]): string | null {
  const [point] = points
  if (marks.some(({ sign }) => sign === 'p') && (bond !== 'alone' || point?.day != null))
    return 'It names a part of something that has none.'
  const weekday = marks.find(({ sign }) => sign === 'W')
  if (weekday === undefined || bond !== 'alone' || point?.day == null || point.calendar !== 'gregorian') return null
  const day = dayOf(point.year!, point.month!, point.day)
  // 1 January 1970 was a Thursday.
  if (day === null || (((day + 4) % 7) + 7) % 7 === weekday.value) return null
  return `That day was no ${weekday.text}: one of the two is a slip.`
}

function markOf(marks: readonly Token[]): '' | '~' | '?' | '%' {
  const about = marks.some(({ sign }) => sign === 'c' || sign === 'p')
  const doubted = marks.some(({ sign }) => sign === 'u')
  return about ? (doubted ? '%' : '~') : doubted ? '?' : ''
}

function written({ bond, ends }: Phrase, mark: string): string {
  const [first, last] = [`${ends[0]!.first}${mark}`, `${ends.at(-1)!.last}${mark}`]
  if (bond === 'alone') return first === last ? first : `[${first}..${last}]`
  if (bond === 'range') return `${first}/${last}`
  if (bond === 'until') return `../${last}`
  if (bond === 'since') return `${first}/..`
  const members = ends.map((end) => (end.first === end.last ? `${end.first}${mark}` : `${end.first}${mark}..${end.last}${mark}`))
  return bond === 'one of' ? `[${members.join(',')}]` : `{${members.join(',')}}`
}

function notesOf(
  { bond, points }: Phrase,
  marks: readonly Token[],
  core: readonly Token[],
  { persianFigures, lang }: Conventions,
): string | null {
  const notes: string[] = []
  const part = marks.find(({ sign }) => sign === 'p')
  if (part !== undefined) notes.push(`The words say ${parts[part.value - 1]}, which is given as about.`)
  if (bond === 'range' && core[0]?.sign === 'i') notes.push('Some time between the two.')
  if (points.some(({ unknown }) => unknown === 'day')) notes.push('The day is not given.')
  if (points.some(({ unknown }) => unknown === 'month')) notes.push('The month is not given.')
  if (marks.some(({ sign }) => sign === 'T')) notes.push('The time of day is left out.')
  const calendar = points.find((point) => point.calendar !== 'gregorian')?.calendar
  if (calendar !== undefined) {
    const named = marks.some(({ sign }) => sign === 'E') || core.some((token) => token.calendar === calendar)
    const why = !named && lang === undefined && persianFigures ? ', as its Persian figures say' : ''
    notes.push(`Written in the ${names[calendar]} calendar${why}: ${points.map(inFigures).join(', ')}.`)
  }
  if (calendar === 'hijri') notes.push('Its months begin when the moon is seen, so it may be any of the days given.')
  return notes.length === 0 ? null : notes.join(' ')
}

const parts = ['the beginning of it', 'the middle of it', 'the end of it'] as const
const inFigures = ({ year, month, day }: Point): string => [year, month, day].filter((part) => part !== null).join('-')

function commonCalendar(points: readonly Point[]): Calendar | null {
  const [first, ...more] = points.map(({ calendar }) => calendar)
  return first !== undefined && more.every((calendar) => calendar === first) ? first : null
}

function whyNot(core: readonly Token[]): string {
  const strange = core.find(({ sign }) => sign === 'x' || sign === 'n')
  return strange === undefined ? 'No date can be told from this.' : `No date can be told from this: “${strange.text}” is not understood.`
}
