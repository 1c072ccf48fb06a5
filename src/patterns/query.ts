import { dayOf, formatDay, parseDate, type Day } from '../kit/index.ts'

/** What is asked for over many cases. An absent field asks for nothing. */
export type PatternQuery = {
  /** ISO 3166-1 of the State that holds the person. */
  readonly country?: string
  /** As told: words of the name of a place of custody. */
  readonly place?: string
  /** As told: words of the name of who made the arrest. */
  readonly authority?: string
  /** Ids of norms or of instruments; any of them. */
  readonly norms?: readonly string[]
  /** The first and the last day: what is asked about and these days overlap, as far as days are told. */
  readonly from?: Day
  readonly until?: Day
  /**
   * `now`: in custody on the day asked about, as far as anybody says; of whom nobody says, is not left out. `ever` asks for
   * everybody of whom custody is told, and leaves out those of whom it is not.
   */
  readonly held?: (typeof holdings)[number]
  /** Keys of cases that are left out. */
  readonly without?: readonly number[]
}

const holdings = ['now', 'ever'] as const

/** The fields of a query as an address or a form carries them. */
export const queryNames = ['country', 'place', 'authority', 'norms', 'from', 'until', 'held', 'without'] as const
export type QueryName = (typeof queryNames)[number]

export type ReadQuery =
  | { readonly kind: 'read'; readonly query: PatternQuery }
  | { readonly kind: 'invalid'; readonly errors: Readonly<Partial<Record<QueryName, string>>> }

/**
 * Reads a query. Takes the fields as typed; an empty one asks for nothing. A day may be a month or a year, of which the first
 * or the last day is meant. What cannot be read is told by field, in a sentence. Which norms there are is for whoever knows
 * the catalogue: `knows`.
 */
export function parseQuery(fields: { get(name: string): string | null }, knows: (norm: string) => boolean = () => true): ReadQuery {
  const typed = (name: QueryName): string => (fields.get(name) ?? '').replaceAll(/\s+/gu, ' ').trim()
  const [country, held] = [typed('country').toUpperCase(), typed('held')]
  const [from, until] = [dayIn(typed('from'), 'first'), dayIn(typed('until'), 'last')]
  const norms = [
    ...new Set(
      typed('norms')
        .split(/[ ,;]+/u)
        .filter(Boolean),
    ),
  ].sort()
  const unknown = norms.filter((norm) => norm.length > longestId || !knows(norm))
  const without = [...new Set(typed('without').split(/[ ,]+/u).filter(Boolean))]
  const errors: Partial<Record<QueryName, string>> = {
    ...(country !== '' && !/^[A-Z]{2}$/.test(country) && { country: 'Choose a country, or type its two letters (ISO 3166-1).' }),
    ...tooLong('place', typed('place')),
    ...tooLong('authority', typed('authority')),
    ...(norms.length > mostNorms && { norms: `Name at most ${mostNorms} norms or instruments.` }),
    ...(unknown.length > 0 && { norms: `The catalogue has no norm and no instrument ${unknown[0]!.slice(0, longestId)}.` }),
    ...(from === null && { from: notADay }),
    ...(until === null && { until: notADay }),
    ...(typeof from === 'number' && typeof until === 'number' && from > until && { until: 'This day is before the first one.' }),
    ...(held !== '' && !isHolding(held) && { held: 'Choose one of the answers.' }),
    ...((without.length > mostLeftOut || without.some((key) => !/^[1-9]\d{0,8}$/.test(key))) && {
      without: `These are numbers of at most ${mostLeftOut} cases.`,
    }),
  }
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  return {
    kind: 'read',
    query: {
      ...(country !== '' && { country }),
      ...(typed('place') !== '' && { place: typed('place') }),
      ...(typed('authority') !== '' && { authority: typed('authority') }),
      ...(norms.length > 0 && { norms }),
      ...(typeof from === 'number' && { from }),
      ...(typeof until === 'number' && { until }),
      ...(isHolding(held) && { held }),
      ...(without.length > 0 && { without: without.map(Number).toSorted((a, b) => a - b) }),
    },
  }
}

/** A query as fields of an address; read again it is the same. */
export function queryFields({ norms, from, until, without, ...words }: PatternQuery): Readonly<Record<string, string>> {
  return {
    ...words,
    ...(norms !== undefined && { norms: norms.join(' ') }),
    ...(from !== undefined && { from: formatDay(from) }),
    ...(until !== undefined && { until: formatDay(until) }),
    ...(without !== undefined && { without: without.join(' ') }),
  }
}

const longest = 200
const longestId = 80
const mostNorms = 50
const mostLeftOut = 100
const notADay = 'Write a day as 2024-05-31, a month as 2024-05 or a year as 2024.'

const tooLong = (name: QueryName, text: string) => (text.length > longest ? { [name]: `Write at most ${longest} characters.` } : {})

const isHolding = (text: string): text is NonNullable<PatternQuery['held']> => (holdings as readonly string[]).includes(text)

/** Undefined for nothing; null for what is no day, month or year. */
function dayIn(text: string, which: 'first' | 'last'): Day | null | undefined {
  if (text === '') return undefined
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text)) return null
  const date = parseDate(text)
  if (date.kind === 'unparsed' || date.earliest < firstDay) return null
  return which === 'first' ? date.earliest : date.latest
}

const firstDay = dayOf(1000, 1, 1)!
