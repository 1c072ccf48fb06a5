import { fold } from '../kit/index.ts'
import { mayShare, yearsOf, type Days } from './days.ts'
import type { Engaged, Facets, Told } from './facets.ts'
import type { PatternQuery } from './query.ts'

/**
 * The persons that a query finds, in their order; of each only the norms that it asks for and whose days it may mean. What no
 * file tells of a person (a day, a place) leaves them out only where the query asks for it by name.
 */
export function matching(facets: readonly Facets[], query: PatternQuery): readonly Facets[] {
  const without = new Set(query.without)
  const asked: Days | null =
    query.from === undefined && query.until === undefined ? null : { from: query.from ?? null, to: query.until ?? Infinity }
  return facets.flatMap((one): Facets[] => {
    if (without.has(one.caseKey)) return []
    if (query.country !== undefined && !one.countries.includes(query.country)) return []
    if ((query.held === 'now' && one.held === 'no') || (query.held === 'ever' && one.ever === 'not_told')) return []
    const places = named(one.places, query.place, asked)
    const authorities = named(one.authorities, query.authority, asked)
    if (places === null || authorities === null) return []
    const engaged = one.engaged.filter(
      ({ norm, instrument, days }) =>
        (query.norms === undefined || query.norms.includes(norm) || query.norms.includes(instrument)) &&
        mayShare(days, asked) &&
        (query.place === undefined || places.some((place) => mayShare(place.days, days))),
    )
    if (query.norms !== undefined && engaged.length === 0) return []
    const periods = one.periods.filter((days) => mayShare(days, asked))
    if (query.norms === undefined && engaged.length === 0 && periods.length === 0 && one.periods.length > 0) return []
    const found = { ...one, places, authorities, engaged, periods }
    const doubt = isDoubtful(found, query) ? { doubtful: true as const } : {}
    return [{ ...(query.norms === undefined ? found : duringNorms(found)), ...doubt }]
  })
}

/** Whether accounts differ on whether somebody is asked for at all. Takes what was found of them. */
function isDoubtful({ held, ever, countries, places, authorities, engaged, periods }: Facets, query: PatternQuery): boolean {
  const then = query.from !== undefined || query.until !== undefined
  return (
    (query.held === 'now' && held === 'contested') ||
    (query.held === 'ever' && ever === 'contested') ||
    (query.country !== undefined && countries.length > 1) ||
    (query.place !== undefined && places.every(isContested)) ||
    (query.authority !== undefined && authorities.every(isContested)) ||
    (query.norms !== undefined && engaged.every(isContested)) ||
    (then && query.norms === undefined && periods.length > 0 && periods.every(isContested) && engaged.every(isContested))
  )
}

const isContested = ({ contested }: { readonly contested: boolean }): boolean => contested

/** Where norms are asked for, places and times are those of what they speak of, as far as days are told. */
function duringNorms(one: Facets): Facets {
  const times = one.engaged.map(({ days }) => days)
  const then = one.engaged.flatMap(({ days, contested }) => (days === null ? [] : [{ ...days, contested }]))
  return {
    ...one,
    places: one.places.filter((place) => times.some((days) => mayShare(place.days, days))),
    periods: then.length === times.length ? then : one.periods,
  }
}

/** What a table can be counted by. */
export const axes = ['norm', 'place', 'authority', 'year', 'country', 'result'] as const
export type Axis = (typeof axes)[number]

/** A row or a column: its key within the table, and its words; null where no file tells. */
export type AxisValue = { readonly key: string; readonly label: string | null }

/** How many persons a cell holds, each once, and who they are (`Facets.person`, sorted). */
export type Cell = {
  /** By all accounts. */
  readonly persons: readonly string[]
  /** Only if an account is accepted that others contest; never among those above. */
  readonly apart: readonly string[]
}

export type CrossTable = {
  readonly axes: { readonly rows: Axis; readonly columns: Axis | null }
  /** The largest first; what is not told last. */
  readonly rows: readonly AxisValue[]
  /** One without words where only rows are asked for. */
  readonly columns: readonly AxisValue[]
  /** By row, then by column. */
  readonly cells: readonly (readonly Cell[])[]
  readonly rowTotals: readonly Cell[]
  readonly columnTotals: readonly Cell[]
  readonly total: Cell
}

/** The key of what no file tells, and of persons for whom nothing on file engages a norm. */
export const notTold = '-'

/**
 * Counts persons by one or two things. Somebody stands in each row that applies to them, and in each once, so rows add up to more
 * than the total; who stands nowhere else stands in the row of what is not told. Where norms are counted, a place or a year
 * is one of the days of which the norm's result speaks, as far as days are told.
 */
export function crossTable(
  facets: readonly Facets[],
  { rows, columns = null }: { readonly rows: Axis; readonly columns?: Axis | null },
): CrossTable {
  const ofNorms = [rows, columns].some((axis) => axis === 'norm' || axis === 'result')
  const counted = new Map<string, Map<string, Counting>>()
  const totals = { rows: new Map<string, Counting>(), columns: new Map<string, Counting>(), all: counting() }
  const labels = { rows: new Map<string, string | null>(), columns: new Map<string, string | null>() }
  for (const one of facets)
    for (const instance of instancesOf(one, ofNorms))
      for (const row of valuesOf(rows, one, instance, null))
        for (const column of columns === null ? [alone] : valuesOf(columns, one, instance, row)) {
          const isApart = instance.contested || row.contested || column.contested
          const into = part(counted, row.key, () => new Map<string, Counting>())
          for (const cell of [
            part(into, column.key, counting),
            part(totals.rows, row.key, counting),
            part(totals.columns, column.key, counting),
            totals.all,
          ])
            (isApart ? cell.apart : cell.persons).add(one.person)
          nameBy(labels.rows, row)
          nameBy(labels.columns, column)
        }
  const order = (axis: Axis | null, which: 'rows' | 'columns'): readonly AxisValue[] =>
    [...labels[which]].map(([key, label]) => ({ key, label })).toSorted(inOrder(axis, totals[which]))
  const [inRows, inColumns] = [order(rows, 'rows'), order(columns, 'columns')]
  return {
    axes: { rows, columns },
    rows: inRows,
    columns: inColumns,
    cells: inRows.map((row) => inColumns.map((column) => cellOf(counted.get(row.key)?.get(column.key)))),
    rowTotals: inRows.map(({ key }) => cellOf(totals.rows.get(key))),
    columnTotals: inColumns.map(({ key }) => cellOf(totals.columns.get(key))),
    total: cellOf(totals.all),
  }
}

/** Of several ways to write what reads the same, one, in whatever order the cases come. */
function nameBy(labels: Map<string, string | null>, { key, label: words }: Value): void {
  const before = labels.get(key)
  if (before === undefined || (words !== null && before !== null && words < before)) labels.set(key, words)
}

type Counting = { readonly persons: Set<string>; readonly apart: Set<string> }
const counting = (): Counting => ({ persons: new Set(), apart: new Set() })

/** Who is counted by all accounts somewhere in a cell is not counted apart there. */
function cellOf(found: Counting = counting()): Cell {
  return { persons: [...found.persons].sort(), apart: [...found.apart].filter((person) => !found.persons.has(person)).sort() }
}

/** Something that a person is counted for: a norm that may be engaged, or their custody. */
type Instance = { readonly engaged: Engaged | null; readonly contested: boolean; readonly days: Days | null }

function instancesOf({ engaged, periods, ...person }: Facets, ofNorms: boolean): readonly Instance[] {
  const doubtful = person.doubtful === true
  if (ofNorms && engaged.length > 0) return engaged.map((one) => ({ engaged: one, contested: doubtful || one.contested, days: one.days }))
  return periods.length === 0 || ofNorms
    ? [{ engaged: null, contested: doubtful, days: null }]
    : periods.map((days) => ({ engaged: null, contested: doubtful || days.contested, days }))
}

type Value = { readonly key: string; readonly label: string | null; readonly contested: boolean; readonly days: Days | null }

const alone: Value = { key: '', label: null, contested: false, days: null }
const unknown: Value = { key: notTold, label: null, contested: false, days: null }

/** What an axis says of a person for one instance; `beside`: what the other axis says, whose days have to go with it. */
function valuesOf(axis: Axis, one: Facets, { engaged, days }: Instance, beside: Value | null): readonly Value[] {
  const found = ((): readonly Value[] => {
    switch (axis) {
      case 'norm':
        return engaged === null ? [] : [{ key: engaged.norm, label: engaged.citation, contested: false, days }]
      case 'result':
        return engaged === null ? [] : [{ key: engaged.result, label: engaged.result, contested: false, days }]
      case 'country':
        return one.countries.flatMap((state) =>
          state === null ? [] : [{ key: state, label: state, contested: one.countries.length > 1, days: null }],
        )
      case 'place':
        return shared(one.places, days, beside)
      case 'authority':
        return shared(one.authorities, days, beside)
      case 'year':
        return yearsOf(days)
          .filter((year) => beside === null || mayShare(beside.days, yearDays(year)))
          .map((year) => ({ key: year, label: year, contested: false, days: yearDays(year) }))
      default:
        return axis satisfies never
    }
  })()
  return found.length > 0 ? found : [unknown]
}

const shared = (told: readonly Told[], days: Days | null, beside: Value | null): readonly Value[] =>
  told
    .filter((one) => mayShare(one.days, days) && (beside === null || mayShare(one.days, beside.days)))
    .map(({ key, name, contested, days: when }) => ({ key: key === notTold ? calledLikeIt : key, label: name, contested, days: when }))

/** A name that reads like that key; no other name that was folded begins with a space. */
const calledLikeIt = ` ${notTold}`

const yearDays = (year: string): Days => {
  const first = Date.UTC(Number(year), 0, 1) / 86_400_000
  return { from: first, to: Date.UTC(Number(year) + 1, 0, 1) / 86_400_000 - 1 }
}

/** Those of the names that are asked for, of days that are asked about; null where one was asked for and none is. */
function named(told: readonly Told[], words: string | undefined, asked: Days | null): readonly Told[] | null {
  const then = told.filter(({ days }) => mayShare(days, asked))
  if (words === undefined) return then
  const wanted = fold(words)
  const found = then.filter(({ names }) => names.some((name) => name.includes(wanted)))
  return found.length > 0 ? found : null
}

/** Years in their order; all else by how many persons, then by its words; what is not told last. */
function inOrder(axis: Axis | null, totals: ReadonlyMap<string, Counting>): (one: AxisValue, other: AxisValue) => number {
  const size = ({ key }: AxisValue): number => {
    const found = totals.get(key)
    return found === undefined ? 0 : found.persons.size * 1_000_000 + found.apart.size
  }
  return (one, other) =>
    Number(one.key === notTold) - Number(other.key === notTold) ||
    (axis === 'year' || axis === 'result' ? 0 : size(other) - size(one)) ||
    collator.compare(one.label ?? '', other.label ?? '')
}

const collator = new Intl.Collator('en', { numeric: true })

function part<Key, Part>(map: Map<Key, Part>, key: Key, make: () => Part): Part {
  const before = map.get(key)
  if (before !== undefined) return before
  const made = make()
  map.set(key, made)
  return made
}
