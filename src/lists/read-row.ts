import type { FactDictionary } from '../claims/index.ts'
import { columnOf, type ColumnMapping, type Mapping } from './mapping.ts'
import { cellOf, wordFor, type Cell, type Row, type Table } from './table.ts'
import { dateOfCell, understandValue, type Understood } from './understand-cell.ts'

/** One value that a row says of its person: what will be one claim. */
export type Said = {
  readonly column: string
  readonly raw: string
  /** From 1, where the cell has several; 0 where it has one. */
  readonly part: number
  /** The fact that it answers; null of words that answer none. */
  readonly fact: string | null
  readonly understood: Understood
  /** When the answer held, in EDTF. */
  readonly when: string | null
  /** The word for whom the list says it has this from. */
  readonly from: string | null
}

export type Refused = { readonly row: number; readonly column: string | null; readonly why: string }

/** What a row says. `person` is what tells its person from all others of the list. */
export type ReadRow =
  | {
      readonly kind: 'person'
      readonly row: number
      readonly person: string
      readonly names: readonly { readonly text: string; readonly kind: 'legal' | 'birth' | 'known_as' | 'spelling' }[]
      readonly said: readonly Said[]
      readonly refused: readonly Refused[]
    }
  | { readonly kind: 'refused'; readonly refused: readonly [Refused] }

/**
 * Gives how each row of a list is read by a mapping, which must have been checked (mappingProblems). Of a cell that cannot be
 * kept, and of a row without a name or an id, it says why.
 */
export function rowReader(mapping: Mapping, { columns }: Pick<Table, 'columns'>, facts: FactDictionary): (row: Row) => ReadRow {
  const uses = columns.map((column) => [column, columnOf(mapping, column) ?? { as: 'ignore' }] as const)
  const having = (as: string): string[] => uses.filter(([, use]) => use.as === as).map(([column]) => column)
  const [ids, names, [sources]] = [having('id'), having('name'), having('sources')]
  const kept = uses.filter(([, { as }]) => as !== 'ignore' && as !== 'sources' && as !== 'id')
  const kindOf = new Map(uses.map(([column, { kind }]) => [column, kind ?? 'legal'] as const))
  const list = readingOf(mapping.list)

  return (row) => {
    const { number } = row
    const refuse = (column: string | null, why: string): ReadRow => ({ kind: 'refused', refused: [{ row: number, column, why }] })
    const without = ids.find((column) => cellOf(row, column) === undefined)
    if (without !== undefined) return refuse(without, 'The row has no id here, so nobody could tell whether it is new.')
    const called = names.flatMap((column) => namesIn(cellOf(row, column)).map((text) => ({ text, column })))
    if (called.length === 0) return refuse(names[0] ?? null, 'The row names nobody.')
    const refused: Refused[] = []
    const said: Said[] = []
    for (const [column, use] of kept) {
      const cell = cellOf(row, column)
      if (cell === undefined) continue
      const from = sourceOf(column)
      for (const [index, raw] of (cell.several ?? [cell.raw]).entries()) {
        const wrong = cannotBeKept(raw, use.as)
        if (wrong !== undefined) {
          refused.push({ row: number, column, why: wrong })
          continue
        }
        said.push({ column, raw, part: cell.several === undefined ? 0 : index + 1, from, ...answerIn(raw, cell, use) })
      }
    }
    const person =
      ids.length > 0
        ? JSON.stringify(ids.map((column) => cellOf(row, column)?.raw))
        : JSON.stringify(kept.map(([column]) => cellOf(row, column)?.raw ?? ''))
    const fit = called.filter(({ text }) => text.length <= longestName)
    if (fit.length === 0) return refuse(names[0] ?? null, `A name has at most ${longestName} characters.`)
    return {
      kind: 'person',
      row: number,
      person,
      names: fit.map(({ text, column }) => ({ text, kind: kindOf.get(column) ?? 'legal' })),
      said,
      refused,
    }

    function sourceOf(column: string): string | null {
      const cell = sources === undefined ? undefined : cellOf(row, sources)
      return (cell?.byColumn === undefined ? cell?.raw : wordFor(cell, column)) ?? null
    }

    function answerIn(raw: string, cell: Cell, use: ColumnMapping): Pick<Said, 'fact' | 'understood' | 'when'> {
      const fact = facts.get(use.as)
      if (fact === undefined) return { fact: null, understood: { kind: 'value', value: raw, shown: raw }, when: null }
      if (cell.several !== undefined && fact.cardinality !== 'many')
        return {
          fact: fact.key,
          when: null,
          understood: { kind: 'words', why: 'The cell says several, where one is true at a time, and does not say when.' },
        }
      const understood = understandValue(raw, cell, { column: use, fact, ...list, ...readingOf(use) })
      if (use.when === undefined || understood.kind === 'words') return { fact: fact.key, understood, when: null }
      const day = cellOf(row, use.when)
      const when = day === undefined ? null : dateOfCell(day, list).edtf
      return when === null
        ? { fact: fact.key, when, understood: { kind: 'words', why: `The column “${use.when}” does not say when.` } }
        : { fact: fact.key, understood, when }
    }
  }
}

/** In which language and century words are read that do not say it themselves: as the list says it, or its column. */
const readingOf = ({ lang, century }: Pick<ColumnMapping, 'lang' | 'century'>): Pick<ColumnMapping, 'lang' | 'century'> => ({
  ...(lang !== undefined && { lang }),
  ...(century !== undefined && { century }),
})

/** In UTF-16 code units, as a case file holds them. */
const longestName = 500
const longestWords = 19_000

const namesIn = (cell: Cell | undefined): readonly string[] => (cell === undefined ? [] : (cell.several ?? [cell.raw]))

function cannotBeKept(raw: string, as: string): string | undefined {
  if (raw.length > longestWords)
    return `The cell has ${raw.length.toLocaleString('en')} characters; ${longestWords.toLocaleString('en')} are kept at most.`
  if (/[^\P{Cc}\t\n\r]|[\p{Cs}\p{NChar}]/u.test(raw)) return 'The cell holds control characters, which no text has.'
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(raw)) return 'There is nothing to be seen in the cell.'
  return as === 'name' && raw.length > longestName ? `A name has at most ${longestName} characters.` : undefined
}
