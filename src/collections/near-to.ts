import { leastInPublic } from '../patterns/index.ts'
import type { Release, ReleaseContent } from './collection.ts'

/**
 * The first release, of those that readers were shown at any time, with a number that differs from one of these while the persons behind
 * the two differ by fewer than may be told of: whoever knows what the two are numbers of could tell of these few. Held against each
 * other are numbers of the same thing, and a total and whatever a table counts. Numbers of one question go on from each other by a rule of
 * their own (publicCounts), and are not held against each other here. Null where there is none. Pure.
 */
export function nearTo(
  { collection: own, ...made }: Pick<Release, 'collection'> & ReleaseContent,
  released: readonly Pick<Release, 'collection' | 'number' | 'content'>[],
): Pick<Release, 'collection' | 'number'> | null {
  const numbers = numbersIn(made)
  const found = released.find(
    ({ collection, content }) =>
      content !== null &&
      !(collection === own && content.asked === made.asked) &&
      numbersIn(content).some((other) => numbers.some((one) => isComparable(one, other) && tellsOfFew(one, other))),
  )
  return found === undefined ? null : { collection: found.collection, number: found.number }
}

/** A number that is told, of what, and who was counted in it. */
type ToldNumber = { readonly of: string | null; readonly told: number; readonly persons: ReadonlySet<string> }

function numbersIn({ shown: { table }, before }: ReleaseContent): readonly ToldNumber[] {
  const [rows, columns] = [table.rows.map(({ key }) => key), table.columns.map(({ key }) => key)]
  const cells = before.flatMap(({ row, column, persons }): ToldNumber[] => {
    const told = table.cells[rows.indexOf(row.key)]?.[columns.indexOf(column.key)]?.atLeast ?? null
    const of = JSON.stringify([table.axes.rows, row.key, table.axes.columns, column.key])
    return told === null ? [] : [{ of, told, persons: new Set(persons) }]
  })
  const everybody = new Set(cells.flatMap(({ persons }) => [...persons]))
  return [{ of: null, told: table.total.atLeast ?? 0, persons: everybody }, ...cells]
}

const isComparable = (one: ToldNumber, other: ToldNumber): boolean => one.of === null || other.of === null || one.of === other.of

function tellsOfFew(one: ToldNumber, other: ToldNumber): boolean {
  const apart = one.persons.symmetricDifference(other.persons).size
  return one.told !== other.told && apart > 0 && apart < leastInPublic
}
