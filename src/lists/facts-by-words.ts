import type { Fact, FactDictionary } from '../claims/index.ts'
import { fold } from '../kit/index.ts'
import { cellOf, type Table } from './table.ts'
import { understandValue } from './understand-cell.ts'

/** The words of the name of a column, folded: `Date_of_Birth` is “date of birth”. */
export const wordsOfColumn = (column: string): string =>
  fold(column.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
    .replaceAll(/[_\-./]+/g, ' ')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/**
 * Finds the fact of the dictionary that a column names, by the words of its label or of its key in any order, whatever stands
 * between them: `date_of_disappearance`, `Disappearance date`. What stands in the column must be answers to it, most of it at
 * least; undefined where there is no such fact, or more than one.
 */
export function factFinder({ rows }: Pick<Table, 'rows'>, facts: FactDictionary): (column: string) => Fact | undefined {
  const byWords = new Map<string, Set<Fact>>()
  for (const fact of facts.values())
    for (const name of [fact.label, fact.key])
      byWords.set(wordsThatCount(name), (byWords.get(wordsThatCount(name)) ?? new Set<Fact>()).add(fact))
  return (column) => {
    const [fact, another] = byWords.get(wordsThatCount(column)) ?? []
    return fact !== undefined && another === undefined && isAnswered(rows, column, fact) ? fact : undefined
  }
}

const wordsThatCount = (name: string): string =>
  [...new Set(wordsOfColumn(name).match(/[\p{L}\p{N}]+/gu))]
    .filter((word) => !linking.has(word))
    .toSorted()
    .join(' ')

const linking: ReadonlySet<string> = new Set(['of', 'the', 'a', 'an', 'in', 'to', 'for', 'and', 'or', 'on'])

/** How many cells of a column are looked at. */
const mostLookedAt = 200

function isAnswered(rows: Table['rows'], column: string, fact: Fact): boolean {
  const filled = rows.flatMap((row) => cellOf(row, column) ?? []).slice(0, mostLookedAt)
  const answers = filled.filter((cell) =>
    (cell.several ?? [cell.raw]).every((raw) => understandValue(raw, cell, { column: { as: fact.key }, fact }).kind !== 'words'),
  )
  return filled.length > 0 && answers.length * 2 > filled.length
}
