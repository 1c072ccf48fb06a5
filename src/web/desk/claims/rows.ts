import { textOf, type Given } from '../forms/index.ts'

/** How many answers or documents one claim has at most in a form; a file may have more. */
export const mostRows = 100

/** The numbers of the rows that a form sent under a name (`asserts.0.fact`, `asserts.7.value`), in order. */
export function rowsOf(given: Given, name: string): readonly number[] {
  const pattern = new RegExp(`^${name}\\.(\\d{1,4})\\.`)
  const numbers = [...given.keys()].flatMap((key) => pattern.exec(key)?.[1] ?? []).map(Number)
  return [...new Set(numbers)].toSorted((a, b) => a - b)
}

/** Whether nothing was typed in any of a row's fields. */
export const isEmptyRow = (given: Given, name: string, row: number, fields: readonly string[]): boolean =>
  fields.every((field) => textOf(given, `${name}.${row}.${field}`) === '')

/** The rows to be shown: those that were sent, at least one, and one more when another is asked for; at most as many as are taken. */
export function rowsShown(given: Given, name: string, another: boolean): readonly number[] {
  const sent = rowsOf(given, name).slice(0, mostRows)
  const next = (sent.at(-1) ?? -1) + 1
  return sent.length === 0 || (another && sent.length < mostRows && next < 10_000) ? [...sent, next] : sent
}
