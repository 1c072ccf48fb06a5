import { leastInPublic } from '../patterns/index.ts'
import type { Release, ReleaseContent } from './collection.ts'

/**
 * The first release, of those it is held against, with a number that differs from one of these while the persons behind the two differ
 * by fewer than may be told of: whoever knows what the two are numbers of could tell of these few. Held against each other are numbers
 * of the same thing, and a number and one of a part of it, whether the order of a table or the filter of its question says what they are
 * of; a total is of all. Of one question the same numbers are held against each other, and not its totals. Null where there is
 * none. Pure.
 */
export function nearTo(
  { collection: own, ...made }: Pick<Release, 'collection'> & ReleaseContent,
  released: readonly Pick<Release, 'collection' | 'number' | 'content'>[],
): Pick<Release, 'collection' | 'number'> | null {
  const numbers = numbersIn(made)
  const found = released.find(({ collection, content }) => {
    if (content === null) return false
    const isOwn = collection === own && content.asked === made.asked
    return numbersIn(content).some((other) =>
      numbers.some((one) => (isOwn ? isSame(one, other) : isComparable(one, other)) && tellsOfFew(one, other)),
    )
  })
  return found === undefined ? null : { collection: found.collection, number: found.number }
}

/** Who stands behind the numbers of a release that are told, each once (`Facets.person`). */
export const personsTold = (content: ReleaseContent): ReadonlySet<string> => numbersIn(content)[0]!.persons

/** A number, by which axes it is what it is, and who was counted in it; 0 where it is not told. */
type ToldNumber = {
  readonly of: Conditions
  /** The same with what the question asks of everybody in its table. */
  readonly asked: Conditions
  readonly told: number
  readonly persons: ReadonlySet<string>
}

/** What holds of everybody in a number: keys by axis. */
type Conditions = ReadonlyMap<string, string>

/** A filter says words or several norms, an axis a key: the one may well be the other. */
const whatever = '*'
const axisOf = { country: 'country', place: 'place', authority: 'authority', norms: 'norm', from: 'year', until: 'year' } as const

function numbersIn({ shown: { table, query }, before }: ReleaseContent): readonly ToldNumber[] {
  const [rows, columns] = [table.rows.map(({ key }) => key), table.columns.map(({ key }) => key)]
  const filters = Object.entries(axisOf).flatMap(([field, axis]): [string, string][] => (query[field] ? [[axis, whatever]] : []))
  const cells = before.map(({ row, column, persons }): ToldNumber => {
    const of = new Map<string, string>([[table.axes.rows, row.key]])
    if (table.axes.columns !== null) of.set(table.axes.columns, column.key)
    const told = table.cells[rows.indexOf(row.key)]?.[columns.indexOf(column.key)]?.atLeast ?? 0
    return { of, asked: new Map([...filters, ...of]), told, persons: new Set(persons) }
  })
  const everybody = new Set(cells.flatMap(({ told, persons }) => (told === 0 ? [] : [...persons])))
  return [{ of: new Map(), asked: new Map(filters), told: table.total.atLeast ?? 0, persons: everybody }, ...cells]
}

/** What is not told is held against a number of the same thing alone. */
function isComparable(one: ToldNumber, other: ToldNumber): boolean {
  const [isPart, isWhole] = [holdsOf(other.of, one.asked), holdsOf(one.of, other.asked)]
  return one.told > 0 && other.told > 0 ? isPart || isWhole : isPart && isWhole
}

const isSame = ({ of }: ToldNumber, other: ToldNumber): boolean => of.size > 0 && holdsOf(of, other.of)

const holdsOf = (wanted: Conditions, told: Conditions): boolean =>
  [...wanted].every(([axis, key]) => told.get(axis) === key || told.get(axis) === whatever)

function tellsOfFew(one: ToldNumber, other: ToldNumber): boolean {
  const apart = one.persons.symmetricDifference(other.persons).size
  return one.told !== other.told && apart > 0 && apart < leastInPublic
}
