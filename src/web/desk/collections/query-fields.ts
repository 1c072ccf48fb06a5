import { projectCatalogue } from '../../../cases/index.ts'
import { parseQuery, queryFields, queryNames } from '../../../patterns/index.ts'
import { textOf, type Errors, type Given } from '../forms/index.ts'

/** What persons are counted by in public. */
export const dimensions = ['norm', 'place', 'authority', 'year', 'country'] as const
export const dimensionInWords: Readonly<Record<(typeof dimensions)[number], string>> = {
  norm: 'Norms',
  place: 'Places',
  authority: 'Authorities',
  year: 'Years',
  country: 'Countries',
}

/** What an address asks to count by; undefined where it is nothing that numbers for everybody are counted by. */
export const dimensionIn = (text: string | null): string | undefined => dimensions.find((one) => one === text)

/** The fields of a query, of an address or of a form; those that ask for nothing are left out. */
export function queryFieldsIn(asked: URLSearchParams | Given): Readonly<Record<string, string>> {
  const typed = (name: string): string => (asked instanceof URLSearchParams ? (asked.get(name) ?? '').trim() : textOf(asked, name))
  return Object.fromEntries(queryNames.flatMap((name): [string, string][] => (typed(name) === '' ? [] : [[name, typed(name)]])))
}

/**
 * The same of a form as it is understood, once it is held to queryErrors: in whatever order and with whatever marks somebody types it, one
 * query is kept in one way.
 */
export function queryUnderstood(given: Given): Readonly<Record<string, string>> {
  const read = parseQuery({ get: (name) => textOf(given, name) })
  return read.kind === 'read' ? queryFields(read.query) : queryFieldsIn(given)
}

/** What is wrong with a query that was typed, by its fields. */
export function queryErrors(given: Given): Errors {
  const { norms, instruments } = projectCatalogue()
  const read = parseQuery({ get: (name) => textOf(given, name) }, (id) => norms.has(id) || instruments.has(id))
  return read.kind === 'read' ? {} : read.errors
}

/** The page of patterns, with a query. */
export const patternsHref = (query: Readonly<Record<string, string>> = {}): string => {
  const asked = new URLSearchParams(query).toString()
  return asked === '' ? '/patterns' : `/patterns?${asked}`
}
