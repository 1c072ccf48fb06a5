import type { PlainEntry } from '../../../cases/index.ts'
import { describeDate, parseDate } from '../../../kit/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import type { KeptEntry } from './entry-kind.ts'

/** Entries that have ids, as this member may read them, each with what a correction of it is made from. */
export function keptEntries(
  { document, entries }: Pick<OpenedCase, 'document' | 'entries'>,
  list: 'subjects' | 'sources' | 'documents',
): readonly KeptEntry[] {
  return document[list].flatMap((entry) => {
    const meta = entries.get(`${list}/${entry.id}`)
    return meta === undefined ? [] : [{ id: entry.id, position: meta.position, base: meta.base, entry: asWritten(entry) }]
  })
}

/** An entry as a file writes it: dates as their text. */
export const asWritten = (entry: object): PlainEntry =>
  Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, plainOf(value)]))

function plainOf(value: unknown): PlainEntry[string] {
  if (isDate(value)) return value.text
  if (Array.isArray(value)) return value.map(plainOf)
  return typeof value === 'object' && value !== null ? asWritten(value) : (value as string | number | boolean)
}

const isDate = (value: unknown): value is { readonly text: string } =>
  typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'date' || value.kind === 'unparsed') && 'text' in value

/** A field of an entry that is a text, or a year written as a number; empty where it is absent. */
export function written(entry: PlainEntry, field: string): string {
  const value = entry[field]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value).padStart(4, '0') : ''
}

/** A date of an entry in words; empty where it is absent. */
export const dateWritten = (entry: PlainEntry, field: string): string => describeDate(parseDate(written(entry, field)), 'en')

/** Fields of an entry that are not left empty. */
export const unlessEmpty = (values: Readonly<Record<string, string>>): PlainEntry =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
