import type { Conventions, Found } from './conventions.ts'
import { calendarOfYear } from './conventions.ts'
import type { Token } from './date-tokens.ts'
import { endsOf, type Ends } from './point-in-edtf.ts'
import { readPoint, type Point } from './read-point.ts'

/** How several dates belong together: all the time between two, one of them, all of them; before or after one. */
export type Bond = 'alone' | 'range' | 'one of' | 'all of' | 'until' | 'since'

export type Phrase = { readonly bond: Bond; readonly points: readonly Point[]; readonly ends: readonly Ends[] }

/**
 * Reads one date or several that words join: "24 o 26.06.1976", "28-29.11.1974", "from 3 to 5 March 1974", "before 1976".
 * Takes the pieces without what only marks the date. `why` is empty where nothing is known to be wrong.
 */
export function readPhrase(tokens: readonly Token[], conventions: Conventions): Found<Phrase> {
  const alone = joined('alone', [tokens], conventions)
  if (alone.kind === 'found') return alone
  const led = leads(tokens, conventions)
  if (led !== null) return led
  const bare = tokens.filter(({ sign }) => sign !== 's' && sign !== 'i')
  const between = tokens[0]?.sign === 'i'
  if (has(bare, 'o')) return joined('one of', split(bare, ['o', ',']), conventions)
  if (has(bare, 't')) return joined('range', split(bare, ['t']), conventions)
  if (has(bare, 'a')) return joined(between ? 'range' : 'all of', split(bare, ['a', ',']), conventions)
  const signed = bySign(bare, conventions)
  return signed === null || (signed.kind === 'not' && alone.why !== '') ? alone : signed
}

/** "Before 1976", "until 1976", "after 1976", "since 1976". */
function leads(tokens: readonly Token[], conventions: Conventions): Found<Phrase> | null {
  const [first, ...rest] = tokens
  if (first === undefined || has(rest, 't') || rest.length === 0) return null
  const ofOne = first.value === 1
  const bond =
    first.sign === 'b' || (first.sign === 't' && ofOne) ? 'until' : first.sign === 'f' || (first.sign === 's' && ofOne) ? 'since' : null
  const found = bond === null ? null : joined(bond, [rest], conventions)
  return found?.kind === 'found' ? found : null
}

/** A range whose sign may also stand between the parts of one date: every place where it can be split, if that gives one reading. */
function bySign(tokens: readonly Token[], conventions: Conventions): Found<Phrase> | null {
  const years = spanOfYears(tokens, conventions)
  if (years !== null) return years
  const readings = tokens.flatMap(({ sign }, at) =>
    sign === '-' || sign === '/' ? [joined('range', [tokens.slice(0, at), tokens.slice(at + 1)], conventions)] : [],
  )
  const found = readings.filter((reading) => reading.kind === 'found')
  const distinct = new Set(found.map(({ value }) => JSON.stringify(value.ends)))
  if (distinct.size > 1) return not('It can be read as more than one span of time.')
  return found[0] ?? readings.find((reading) => reading.kind === 'not' && reading.why !== '') ?? null
}

/** 1976-77: the second year by its last two figures, where they are no month. */
function spanOfYears(tokens: readonly Token[], conventions: Conventions): Found<Phrase> | null {
  const [year, sign, last, ...more] = tokens
  if (year?.sign !== 'Y' || (sign?.sign !== '-' && sign?.sign !== '/') || last?.sign !== 'd' || more.length > 0) return null
  const calendar = calendarOfYear(year.value, conventions)
  if (calendar.kind === 'not' || last.text.length !== 2 || last.value <= 12 || last.value <= year.value % 100) return null
  const points = [year.value, year.value - (year.value % 100) + last.value].map((value) => pointOfYear(value, calendar.value))
  return phraseOf('range', points)
}

const pointOfYear = (year: number, calendar: Point['calendar']): Point => ({ calendar, year, month: null, day: null })

/** The last part says what those before it leave out: their year, or their month and year. */
function joined(bond: Bond, parts: readonly (readonly Token[])[], conventions: Conventions): Found<Phrase> {
  const first = orderIn(parts, conventions)
  if (first === undefined) return not('')
  const inOrder: Conventions = { ...conventions, first }
  const points: Point[] = []
  for (const part of parts.toReversed()) {
    const outcome = readPoint(part, inOrder)
    if (outcome.kind === 'not') return not(outcome.why ?? '')
    const next = points[0]
    const point = next === undefined ? outcome.point : completed(outcome.point, next)
    if (point === null) return not('')
    if (point.year === null) return not(point.month === null ? '' : 'The year is missing.')
    points.unshift(point)
  }
  const twoParts = bond === 'range' || bond === 'one of' || bond === 'all of'
  if (twoParts && points.length < 2) return not('')
  if (bond === 'range' && (points.length > 2 || points[0]!.calendar !== points[1]!.calendar)) return not('')
  return phraseOf(bond, points)
}

/** What the other parts tell of the order of day and month; undefined where it cannot be that of these parts. */
function orderIn(parts: readonly (readonly Token[])[], { first }: Conventions): Conventions['first'] | undefined {
  // A figure alone before "04.10.1976" is a day, and so is the 04. Whoever writes the month first does not write so.
  if (parts.slice(0, -1).some((part) => part.length === 1 && part[0]!.sign === 'd'))
    return first === 'month' && /^d[./-]d[./-]/.test(signsOf(parts.at(-1)!)) ? undefined : 'day'
  if (first !== null || parts.length < 2) return first
  // Of "30.04-02.05.2020" the first date tells how the second one is written.
  const figures = parts.filter((part) => /^d[./-]d/.test(signsOf(part)))
  const [dayFirst, monthFirst] = [0, 2].map((at) => figures.some((part) => part[at]!.value > 12))
  return dayFirst === monthFirst ? first : dayFirst === true ? 'day' : 'month'
}

const signsOf = (tokens: readonly Token[]): string => tokens.map(({ sign }) => sign).join('')

function completed(point: Point, next: Point): Point | null {
  if (point.year !== null) return point
  // Of "15.09-10.1978" nobody can tell what ends in October; 00.09 is the month.
  if (point.day !== null && next.day === null) return null
  if (point.day === null && next.day !== null && point.unknown === undefined) return null
  const { calendar, year } = next
  if (point.month === null && point.season === undefined) return point.day === null ? null : { ...point, calendar, year, month: next.month }
  return point.calendar === calendar || point.month === null ? { ...point, calendar, year } : null
}

function phraseOf(bond: Bond, points: readonly Point[]): Found<Phrase> {
  const ends: Ends[] = []
  for (const point of points) {
    const found = endsOf(point)
    if (found.kind === 'not') return found
    ends.push(found.value)
  }
  return { kind: 'found', value: { bond, points, ends } }
}

const has = (tokens: readonly Token[], sign: Token['sign']): boolean => tokens.some((token) => token.sign === sign)

/** The parts between signs. */
function split(tokens: readonly Token[], signs: readonly Token['sign'][]): Token[][] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (signs.includes(token.sign)) parts.push([])
    else parts.at(-1)!.push(token)
  }
  return parts.map(trimmed)
}

/** Without a sign left over at the ends, as of "March, 3 or 4". */
const trimmed = (tokens: readonly Token[]): Token[] =>
  tokens.filter(({ sign }, at) => !((sign === ',' || sign === '.') && (at === 0 || at === tokens.length - 1)))

const not = (why: string): Found<never> => ({ kind: 'not', why })
