import type { FactValue } from '../claims/index.ts'
import { fold, type KnownDate } from '../kit/index.ts'
import { highest, lowest, reach, type Span } from './span.ts'

/** Values with the same key are the same answer. Dates are the same when they mean the same days with the same marks. */
export function valueKey(value: FactValue): string {
  if (value.type === 'number') return `number ${value.number}`
  if (value.type === 'bool') return `bool ${value.bool}`
  if (value.type !== 'date') return `${value.type} ${fold(value.text)}`
  if (value.date.kind === 'unparsed') return `unparsed ${fold(value.date.text)}`
  return `date ${dateKey(value.date)}`
}

/** The order in which accounts stand: dates by their days, numbers by size, words by their letters. */
export function compareValues(a: FactValue, b: FactValue): number {
  if (a.type === 'number' && b.type === 'number') return a.number - b.number
  if (a.type === 'date' && b.type === 'date' && a.date.kind === 'date' && b.date.kind === 'date') {
    if (a.date.earliest !== b.date.earliest) return a.date.earliest - b.date.earliest
    if (a.date.latest !== b.date.latest) return a.date.latest - b.date.latest
  }
  return inOrder(valueKey(a), valueKey(b))
}

/** Code unit order, the same on every machine and in every language. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Which of several different answers exclude at least one of the others, when only one can be true. Dates exclude each
 * other when no day fits both (an approximate one reaches one unit further); every other two answers do.
 */
export function excluded(values: readonly FactValue[]): readonly boolean[] {
  if (values.length < 2) return values.map(() => false)
  const dates = values.flatMap((value) => (value.type === 'date' && value.date.kind === 'date' ? [value.date] : []))
  if (dates.length < values.length) return values.map(() => true)
  const spans = dates.map(reach)
  const lastStart = highest(spans.map(({ from }) => from))
  const firstEnd = lowest(spans.map(({ to }) => to))
  const apart = spans.map(({ from, to }) => from > firstEnd || to < lastStart)
  if (dates.every(({ members }) => members === undefined)) return apart
  // A set leaves days out between those it names.
  const named = dates.map((date) => (date.members ?? [date]).map(reach))
  return named.map((days, index) => apart[index]! || named.some((others) => !meet(days, others)))
}

const meet = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.some((one) => others.some((other) => one.from <= other.to && other.from <= one.to))

// An interval says how sure its ends are, a set which days, a time which minute: the range alone would lose it.
function dateKey(date: KnownDate): string {
  const marks = `${date.approximate ? '~' : ''}${date.uncertain ? '?' : ''}`
  const range = `${date.earliest}..${date.latest}${marks}`
  if (date.precision === 'set' || date.precision === 'minute') return `${range} ${date.text}`
  return date.ends ? `${range} ${date.ends.from?.latest ?? ''}..${date.ends.to?.earliest ?? ''}` : range
}
