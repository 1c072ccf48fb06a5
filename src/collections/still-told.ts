import type { ReleaseContent } from './collection.ts'

/**
 * Whether each number that would be told for the first time is still the same without those who may no longer be counted. Takes what was
 * frozen, what readers were last shown of the same query, if anything, and who may be counted now. A number that readers were
 * shown already stays as it was (docs/decisions/0043-public-numbers.md). Pure.
 */
export function isStillTold(
  { shown: { table }, before }: ReleaseContent,
  last: ReleaseContent | undefined,
  mayBeCounted: ReadonlySet<string>,
): boolean {
  const shown = new Set(last?.before.map(nameOf))
  const rounded = (persons: Iterable<string>): number => Math.floor(new Set(persons).size / table.least) * table.least
  const told = before
    .filter(({ persons }) => persons.length >= table.least)
    .map((cell) => ({
      was: cell.persons,
      is: shown.has(nameOf(cell)) ? cell.persons : cell.persons.filter((one) => mayBeCounted.has(one)),
    }))
  return (
    told.every(({ was, is }) => rounded(was) === rounded(is)) &&
    rounded(told.flatMap(({ was }) => was)) === rounded(told.flatMap(({ is }) => is))
  )
}

/** Whether all its numbers are held back, so that words alone would be released. */
export const tellsNoNumber = ({ shown }: ReleaseContent): boolean => shown.table.rows.length === 0

/** Whose cases have to be read to say who of what was frozen may be counted now. */
export const casesCounted = ({ cases, before }: ReleaseContent): readonly number[] => [
  ...new Set([...cases, ...before.flatMap(({ persons }) => persons.map((person) => Number(person.split('/')[0])))]),
]

const nameOf = ({ row, column, persons, counted }: ReleaseContent['before'][number]): string =>
  JSON.stringify([row.key, column.key, counted, persons])
