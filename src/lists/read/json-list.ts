import type { Cell, ReadTable } from '../table.ts'
import { asTable, plainCell, rowOf } from './columns.ts'

type Json = string | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * Reads a list in JSON: an array of objects, an object that holds one such array, or one object a line. Numbers stay as
 * they are written, because a long one would silently become another.
 */
export function readJsonList(text: string): ReadTable {
  const records = recordsIn(parsed(text) ?? parsedLines(text))
  if (records === undefined)
    return { kind: 'unread', why: 'The file is JSON, but no list: a list is an array of objects, one for each person.' }
  const columns = new Set<string>()
  for (const record of records) for (const name of Object.keys(record)) columns.add(name)
  const names = new Map([...columns].map((name) => [name, shownName(name)]))
  const rows = records.map((record, index) =>
    rowOf(
      index + 1,
      Object.entries(record).map(([name, value]) => [names.get(name)!, cellOf(value)] as const),
    ),
  )
  return asTable([...new Set(names.values())], rows, 'application/json', [])
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text, asWritten) as Json
  } catch {
    return undefined
  }
}

function parsedLines(text: string): Json | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const records = lines.map(parsed)
  return records.includes(undefined) ? undefined : (records as Json[])
}

/** The source text of a number is given by the reviver's third argument (ECMAScript 2026, JSON.parse source text access). */
const asWritten = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' ? (context?.source ?? String(value)) : value

type Record = { readonly [key: string]: Json }
const isRecord = (value: Json | undefined): value is Record => typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: Json | undefined): value is readonly Record[] => Array.isArray(value) && value.length > 0 && value.every(isRecord)

function recordsIn(value: Json | undefined): readonly Record[] | undefined {
  if (isList(value)) return value
  if (!isRecord(value)) return undefined
  const lists = Object.values(value).filter(isList)
  return lists.length === 1 ? lists[0] : undefined
}

const shownName = (name: string): string =>
  name
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200) || '(no name)'

function cellOf(value: Json): Cell | undefined {
  if (value === null) return undefined
  if (typeof value !== 'object') return plainCell(String(value))
  if (Array.isArray(value)) {
    const list = value as readonly Json[]
    if (list.length === 0) return undefined
    const scalars = list.filter((each) => typeof each !== 'object')
    if (scalars.length < list.length) return { raw: JSON.stringify(list) }
    const several = scalars.map((each) => String(each).trim()).filter((each) => each !== '')
    return several.length < 2 ? plainCell(several[0] ?? '') : { raw: several.join('; '), several }
  }
  const entries = Object.entries(value)
  if (entries.length === 0) return undefined
  const byColumn = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '')
  return { raw: JSON.stringify(value), ...(byColumn.length > 0 && { byColumn: Object.fromEntries(byColumn) }) }
}
