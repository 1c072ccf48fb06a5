import type { AxisValue, CrossTable } from './count.ts'

/** The fewest persons that a public number tells of, the same for every team. Ours, of no law. */
export const leastInPublic = 5

/** A number as everybody may see it. */
export type PublicNumber =
  /** At least so many persons, a multiple of the least, on the day on which it was counted (YYYY-MM-DD). Since then fewer than the least came or went. */
  | { readonly atLeast: number; readonly counted: string }
  /** Fewer than the least, or none; of which day is not told either. */
  | { readonly atLeast: null; readonly counted: null }

/** A table as everybody may see it: rows and columns of which no number can be told are left out, whether or not anybody is in them. */
export type PublicTable = {
  readonly least: number
  readonly axes: CrossTable['axes']
  /** The largest told number first; years in their order. */
  readonly rows: readonly AxisValue[]
  readonly columns: readonly AxisValue[]
  /** By row, then by column. */
  readonly cells: readonly (readonly PublicNumber[])[]
  /** Who stood behind the numbers that are told when each was counted, each person once; whoever stands only where none is told is not among them. */
  readonly total: PublicNumber
}

/**
 * Who was counted when each number was last told anew, or was not told (`Facets.person`, sorted: a case and a place in it). For the
 * team alone, and for what is told next.
 */
export type CountedBefore = readonly CountedCell[]
type CountedCell = Filled & { readonly counted: string }

/** A number, and who is counted in it. */
type Filled = { readonly row: AxisValue; readonly column: AxisValue; readonly persons: readonly string[] }

export type Publication = {
  readonly table: PublicTable
  readonly before: CountedBefore
  /** Who stands now behind each number that is told, by the keys of its row and column. */
  readonly behind: readonly { readonly row: string; readonly column: string; readonly persons: readonly string[] }[]
}

/**
 * What of a table may be told to everybody, so that no number from 1 to `least` - 1 can be worked out (docs/patterns.md): each
 * number is rounded down to a multiple of `least`, and fewer are told like none; a number stays as it was told until at least `least` persons
 * came or went; and the total counts who stood behind the numbers that are told when each of them was counted, and nobody else. Takes the
 * day of the count and what the last release of the same table gave as `before`; a table by other things begins anew, under another
 * address. Counts only what holds by all accounts.
 */
export function publicCounts(
  table: CrossTable,
  { least, day, before }: { readonly least: number; readonly day: string; readonly before?: CountedBefore },
): Publication {
  if (!Number.isInteger(least) || least < 2) throw new RangeError('The least number in public is 2 or more')
  const last = new Map(before?.map((one) => [nameOf(one.row, one.column), one]))
  const now = cellsOf(table, before)
  const cells = now.map(({ row, column, persons }): CountedCell => {
    const known = last.get(nameOf(row, column)) ?? (before === undefined ? undefined : { persons: [], counted: day })
    const stays = known !== undefined && cameOrWent(known.persons, persons) < least
    return { row, column, ...(stays ? { persons: known.persons, counted: known.counted } : { persons, counted: day }) }
  })
  const told = cells.filter(({ persons }) => persons.length >= least)
  const isTold = new Set(told.map(({ row, column }) => nameOf(row, column)))
  return {
    table: tableOf(table.axes, told, least),
    before: cells,
    behind: now
      .filter(({ row, column }) => isTold.has(nameOf(row, column)))
      .map(({ row, column, persons }) => ({ row: row.key, column: column.key, persons })),
  }
}

function cameOrWent(before: readonly string[], now: readonly string[]): number {
  const [then, today] = [new Set(before), new Set(now)]
  return then.symmetricDifference(today).size
}

function tableOf(axes: CrossTable['axes'], told: readonly CountedCell[], least: number): PublicTable {
  const inPublic = (found: Pick<CountedCell, 'persons' | 'counted'> | undefined): PublicNumber =>
    found === undefined || found.persons.length < least
      ? { atLeast: null, counted: null }
      : { atLeast: Math.floor(found.persons.length / least) * least, counted: found.counted }
  // The order, too, is made of what is told alone.
  const inOrder = (which: 'row' | 'column'): readonly AxisValue[] => {
    const axis = which === 'row' ? axes.rows : axes.columns
    const largest = new Map<string, number>()
    for (const cell of told) largest.set(cell[which].key, Math.max(largest.get(cell[which].key) ?? 0, inPublic(cell).atLeast ?? 0))
    const values = [...new Map(told.map((cell) => [cell[which].key, cell[which]])).values()]
    const size = ({ key }: AxisValue): number => (axis === 'year' ? 0 : largest.get(key)!)
    return values.toSorted((a, b) => size(b) - size(a) || collator.compare(a.label ?? '', b.label ?? '') || collator.compare(a.key, b.key))
  }
  const [rows, columns] = [inOrder('row'), inOrder('column')]
  const found = new Map(told.map((cell) => [nameOf(cell.row, cell.column), cell]))
  return {
    least,
    axes,
    rows,
    columns,
    cells: rows.map((row) => columns.map((column) => inPublic(found.get(nameOf(row, column))))),
    total: inPublic({ persons: [...new Set(told.flatMap(({ persons }) => persons))], counted: newest(told) }),
  }
}

/** Of the numbers that it adds up, the day of the newest. */
const newest = (told: readonly CountedCell[]): string =>
  told
    .map(({ counted }) => counted)
    .toSorted()
    .at(-1) ?? ''

const collator = new Intl.Collator('en', { numeric: true })

/** The cells of a table, and those that were in it before and in which nobody is now. */
function cellsOf({ rows, columns, cells }: CrossTable, before: CountedBefore | undefined): readonly Filled[] {
  const now = rows.flatMap((row, at) => columns.map((column, index): Filled => ({ row, column, persons: cells[at]![index]!.persons })))
  const names = new Set(now.map(({ row, column }) => nameOf(row, column)))
  const gone = (before ?? []).filter(({ row, column }) => !names.has(nameOf(row, column)))
  return [...now, ...gone.map(({ row, column }): Filled => ({ row, column, persons: [] }))]
}

const nameOf = (row: AxisValue, column: AxisValue): string => JSON.stringify([row.key, column.key])
