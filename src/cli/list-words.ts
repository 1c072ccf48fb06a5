import { cellOf, type Mapping, type Report, type Table } from '../lists/index.ts'

type Said = {
  readonly case: string
  readonly id: string | null
  readonly dry: boolean
  readonly notes: readonly string[]
  readonly json: boolean
}

/** What an import did, or would do, for people or as JSON. */
export function sayReport(
  { rows, people, claims, unparsed, unchanged, refused, refusals = refused.length, words, unnamed, leftOut = [] }: Report,
  { json, dry, id, notes, case: code }: Said,
): string {
  if (json)
    return `${JSON.stringify({ rows, people, claims, unparsed, unchanged, refused, refusals, id, case: code, words, unnamed, leftOut, notes })}\n`
  const lines = [
    ...notes,
    `${rows} rows: ${people} new people, ${claims} new claims (${unparsed} as words only), ${unchanged} claims as they were, ${refusals} refused.`,
    ...refused.slice(0, 20).map(({ row, column, why }) => `  Row ${row}${column === null ? '' : `, ${column}`}: ${why}`),
    ...(refusals > 20 ? [`  and ${refusals - 20} more; --json tells up to 1,000`] : []),
    ...leftOut.map(({ column, cells }) => `  ${column}: left out, ${cells} filled ${cells === 1 ? 'cell' : 'cells'}`),
    ...grouped(words),
    ...unnamed.map((word) => `  “${word}” stands as a source of fields and is not named under “sources”: the list itself says these.`),
    dry
      ? 'Nothing was imported: this was a dry run.'
      : id === null
        ? `The case ${code} keeps all of this already; nothing was changed.`
        : `Imported into the case ${code}. To take all of it back: amparo list undo ${id}`,
  ]
  return `${lines.join('\n')}\n`
}

/** What stays words, by column and reason, each with an example. */
function grouped(words: Report['words']): readonly string[] {
  const groups = Map.groupBy(words, ({ column, why }) => JSON.stringify([column, why]))
  return [...groups.values()].map((group) => {
    const { row, column, raw, why } = group[0]!
    return `  ${column}: ${group.length} as words, such as “${raw.slice(0, 60)}” (row ${row}). ${why}`
  })
}

/** A mapping to begin with, as YAML: what is proposed for each column, with examples of what stands in it. */
export function sayMapping({ columns, rows }: Table, proposed: Mapping['columns']): string {
  const lines = columns.map((column) => {
    const said = proposed[column] ?? 'ignore'
    const use =
      typeof said === 'string'
        ? said
        : `{${Object.entries(said)
            .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
            .join(', ')}}`
    const examples = rows
      .flatMap((row) => cellOf(row, column)?.raw ?? [])
      .slice(0, 3)
      .map((raw) => raw.slice(0, 40).replaceAll(/\s+/g, ' '))
    return `  ${JSON.stringify(column)}: ${use}${examples.length === 0 ? '   # always empty' : `   # ${examples.join(' | ')}`}`
  })
  return `format: amparo-list/1
list:
  case: CODE-OF-THE-CASE
  title: What the list is called
  country: XX
  source: {name: Who publishes it, kind: ngo}
columns:
${lines.join('\n')}
`
}
