import {
  axes,
  crossTable,
  matching,
  parseQuery,
  queryFields,
  queryNames,
  type Axis,
  type CrossTable,
  type Facets,
  type PatternQuery,
  type QueryName,
} from '../../../patterns/index.ts'
import type { Visit } from '../visit.ts'
import { gatherFacets, type Gathered } from './gather-facets.ts'

/** What an address asks for, as it was typed, and as it was understood. */
export type Asked = {
  readonly typed: Readonly<Record<QueryName, string>>
  readonly query: PatternQuery
  readonly errors: Readonly<Partial<Record<QueryName, string>>>
  readonly rows: Axis
  readonly columns: Axis | null
}

/** Reads the address. What cannot be read is told beside its field, and then nothing is counted. */
export function askedIn({ c, needs: { catalogue } }: Visit): Asked {
  const typed = Object.fromEntries(queryNames.map((name) => [name, (c.req.query(name) ?? '').trim().slice(0, longest)])) as Asked['typed']
  const read = parseQuery({ get: (name) => typed[name as QueryName] }, (id) => catalogue.norms.has(id) || catalogue.instruments.has(id))
  const axis = (name: 'rows' | 'columns'): Axis | undefined => axes.find((one) => one === c.req.query(name))
  const rows = axis('rows') ?? 'norm'
  const columns = axis('columns') ?? null
  return {
    typed,
    rows,
    columns: columns === rows ? null : columns,
    ...(read.kind === 'read' ? { query: read.query, errors: {} } : { query: {}, errors: read.errors }),
  }
}

export type Counted = {
  readonly gathered: Gathered
  /** The persons that were found, with what of them was asked for. */
  readonly found: readonly Facets[]
  readonly table: CrossTable
}

/** Counts what was asked for over the cases of whoever asks; null where the address cannot be read. */
export async function counted(visit: Visit, { query, rows, columns, errors }: Asked): Promise<Counted | null> {
  if (Object.keys(errors).length > 0) return null
  const gathered = await gatherFacets(visit)
  const found = matching(gathered.facets, query)
  return { gathered, found, table: crossTable(found, { rows, columns }) }
}

/** The fields of an address that asks the same, with what is counted by. */
export const fieldsOf = ({ query, rows, columns }: Asked): Readonly<Record<string, string>> => ({
  ...queryFields(query),
  rows,
  ...(columns !== null && { columns }),
})

/** No field is longer. */
const longest = 2000
