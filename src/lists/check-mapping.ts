import type { FactDictionary } from '../claims/index.ts'
import { nearest } from '../kit/index.ts'
import { columnOf, columnUses, mappingSchema, type Mapping } from './mapping.ts'

/** What is wrong with a mapping; `column` where it is about one. */
export type MappingProblem = { readonly column: string | null; readonly message: string }

export type CheckedMapping =
  | { readonly kind: 'mapping'; readonly mapping: Mapping }
  | { readonly kind: 'wrong'; readonly problems: readonly MappingProblem[] }

/** Holds what somebody wrote to the shape of a mapping. */
export function readMapping(written: unknown): CheckedMapping {
  const read = mappingSchema.safeParse(written)
  if (read.success) return { kind: 'mapping', mapping: read.data }
  const problems = read.error.issues.map(({ path, message }): MappingProblem => {
    const column = path[0] === 'columns' && typeof path[1] === 'string' ? path[1] : null
    return { column, message: `${path.map(String).join('.')}: ${message}` }
  })
  return { kind: 'wrong', problems: problems.slice(0, 20) }
}

/** Holds a mapping to the columns of a list and the dictionary of facts; nothing where all is right. */
export function mappingProblems(mapping: Mapping, columns: readonly string[], facts: FactDictionary): readonly MappingProblem[] {
  const problems: MappingProblem[] = []
  const say = (column: string | null, message: string): void => void problems.push({ column, message })
  for (const column of Object.keys(mapping.columns))
    if (!columns.includes(column)) say(column, `The list has no column “${column}”.${meant(column, columns)}`)
  const uses = new Map(columns.map((column) => [column, columnOf(mapping, column)]))
  for (const [column, use] of uses) {
    if (use === undefined) {
      say(column, `The mapping does not say what becomes of the column “${column}”: name it, or say “others: ignore”.`)
      continue
    }
    if ((columnUses as readonly string[]).includes(use.as)) continue
    const fact = facts.get(use.as)
    if (fact === undefined) {
      say(column, `“${use.as}” is neither ${columnUses.join(', ')} nor a fact of the dictionary.${meant(use.as, [...facts.keys()])}`)
      continue
    }
    if (use.when !== undefined && !columns.includes(use.when))
      say(column, `“when” names the column “${use.when}”, which the list does not have.`)
    for (const [word, code] of Object.entries(use.terms ?? {})) {
      const fits =
        fact.type === 'enum'
          ? fact.values?.includes(String(code)) === true && typeof code === 'string'
          : fact.type === 'bool'
            ? typeof code === 'boolean'
            : fact.type === 'text' && typeof code === 'string'
      if (!fits) say(column, `“terms” says that “${word}” means ${String(code)}, which is no answer to ${fact.key}.`)
    }
  }
  const used = [...uses.values()].map((use) => use?.as)
  if (!used.includes('name')) say(null, 'No column is the name: say “as: name” of the one that names the person.')
  if (used.filter((use) => use === 'sources').length > 1) say(null, 'Only one column can say where each field was taken from.')
  return problems
}

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near === undefined ? '' : ` Did you mean “${near}”?`
}
