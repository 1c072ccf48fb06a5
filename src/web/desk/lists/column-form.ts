import {
  cellOf,
  columnOf,
  mappingProblems,
  readMapping,
  suggestColumns,
  type ColumnMapping,
  type Mapping,
  type Prepared,
  type Table,
} from '../../../lists/index.ts'
import type { Fact, FactDictionary } from '../../../claims/index.ts'
import { fold, nearest } from '../../../kit/index.ts'
import { sourceKinds } from '../../../sources/index.ts'
import { filledWith, textOf, type Errors, type FormState, type Given } from '../forms/index.ts'

/** What a column may be besides the answer to a question, as people call it. */
const uses: Readonly<Record<string, string>> = {
  ignore: 'Leave it out',
  text: 'Keep its words',
  id: 'Id of the person',
  name: 'Name of the person',
  sources: 'Where each field was taken from',
}

/** How a use is written in a form: the words of it, or of the question. */
export function usesInWords(facts: FactDictionary): readonly { readonly as: string; readonly words: string }[] {
  const labels = Map.groupBy(facts.values(), ({ label }) => fold(label))
  const named = (fact: Fact): string => (labels.get(fold(fact.label))!.length === 1 ? fact.label : `${fact.label} (${fact.key})`)
  return [
    ...Object.entries(uses).map(([as, words]) => ({ as, words })),
    ...[...facts.values()].map((fact) => ({ as: fact.key, words: named(fact) })),
  ]
}

/** The words that a list uses for whom it has its fields from. */
export function wordsForSources({ columns, rows }: Table): readonly string[] {
  const found = new Set<string>()
  for (const column of columns)
    for (const row of rows) for (const word of Object.values(cellOf(row, column)?.byColumn ?? {})) if (found.size < 30) found.add(word)
  return [...found]
}

/** The form of the columns, as the mapping has them or as their names suggest. */
export function columnsForm(table: Table, mapping: Mapping | null, facts: FactDictionary): FormState {
  const words = new Map(usesInWords(facts).map((use) => [use.as, use.words]))
  const suggested = mapping === null ? suggestColumns(table, facts) : null
  const fields: [string, string | undefined][] = table.columns.flatMap((column, index): [string, string | undefined][] => {
    const said = suggested === null ? columnOf(mapping!, column) : suggested[column]
    const use: ColumnMapping = typeof said === 'string' ? { as: said } : (said ?? { as: 'ignore' })
    return [
      [`use.${index}`, words.get(use.as) ?? use.as],
      [
        `terms.${index}`,
        use.terms &&
          Object.entries(use.terms)
            .map(([word, code]) => `${word} = ${code === true ? 'yes' : code === false ? 'no' : code}`)
            .join('\n'),
      ],
      [`when.${index}`, use.when],
    ]
  })
  const told = new Map(Object.entries(mapping?.sources ?? {}))
  const sources = wordsForSources(table).flatMap((word, index): [string, string | undefined][] => [
    [`source.${index}`, told.get(word)?.name],
    [`kind.${index}`, told.get(word)?.kind],
  ])
  return filledWith(Object.fromEntries([...fields, ...sources]))
}

export type ReadColumns = { readonly kind: 'mapping'; readonly mapping: Mapping } | { readonly kind: 'wrong'; readonly errors: Errors }

/** Reads the form of the columns. What is wrong stands at the field it is about. */
export function readColumns(given: Given, table: Table, prepared: Prepared, facts: FactDictionary): ReadColumns {
  const errors: Record<string, string> = {}
  const known = new Map(usesInWords(facts).flatMap(({ as, words }) => [[fold(words), as] as const, [fold(as), as] as const]))
  const columns = table.columns.map((column, index): [string, ColumnMapping | 'ignore' | 'text'] => {
    const [written, when] = [textOf(given, `use.${index}`), textOf(given, `when.${index}`)]
    const as = known.get(fold(written))
    if (written !== '' && as === undefined) errors[`use.${index}`] = noSuchUse(written, facts)
    if (when !== '' && !table.columns.includes(when)) errors[`when.${index}`] = `The list has no column “${when}”.`
    if (as === undefined || as === 'ignore' || as === 'text') return [column, as === 'text' ? 'text' : 'ignore']
    const terms = readTerms(textOf(given, `terms.${index}`), facts.get(as))
    if (typeof terms === 'string') errors[`terms.${index}`] = terms
    return [column, { as, ...(typeof terms === 'object' && { terms }), ...(when !== '' && facts.has(as) && { when }) }]
  })
  const sources = wordsForSources(table).flatMap((word, index): [string, { name: string; kind: string }][] => {
    const [name, kind] = [textOf(given, `source.${index}`), textOf(given, `kind.${index}`)]
    if (name !== '' && !(sourceKinds as readonly string[]).includes(kind))
      errors[`kind.${index}`] = `Choose what kind of source ${name} is.`
    return name === '' ? [] : [[word, { name, kind }]]
  })
  if (Object.keys(errors).length > 0) return { kind: 'wrong', errors }
  const written = {
    format: 'amparo-list/1',
    list: prepared.list,
    columns: Object.fromEntries(columns),
    ...(sources.length > 0 && { sources: Object.fromEntries(sources) }),
  }
  const read = readMapping(written)
  const problems = read.kind === 'wrong' ? read.problems : mappingProblems(read.mapping, table.columns, facts)
  if (read.kind === 'mapping' && problems.length === 0) return read
  const fieldOf = (column: string | null): string => {
    const index = column === null ? -1 : table.columns.indexOf(column)
    return index === -1 ? '' : `terms.${index}`
  }
  return {
    kind: 'wrong',
    errors: Object.fromEntries(
      problems.map(({ column, message }) => [
        fieldOf(column),
        message.replace('say “as: name” of the one that', 'choose “Name of the person” for the one that'),
      ]),
    ),
  }
}

function noSuchUse(written: string, facts: FactDictionary): string {
  const near = nearest(
    written,
    usesInWords(facts).map(({ words }) => words),
  )
  return `There is no question called “${written.slice(0, 60)}”.${near === undefined ? ' Choose one of the list.' : ` Did you mean “${near}”?`}`
}

/** Lines such as “mujer = female”. */
function readTerms(text: string, fact: Fact | undefined): Readonly<Record<string, string | boolean>> | string | undefined {
  if (text === '' || fact === undefined) return undefined
  const terms: [string, string | boolean][] = []
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [word = '', code = ''] = line.split('=', 2).map((each) => each.trim())
    if (word === '' || code === '')
      return `Write each word on a line of its own, with what it means: mujer = female. This line is not written so: ${line.trim().slice(0, 60)}`
    terms.push([word, fact.type === 'bool' ? (code === 'yes' ? true : code === 'no' ? false : code) : code])
  }
  return Object.fromEntries(terms)
}
