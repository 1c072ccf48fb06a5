import type { Fact, FactValue } from '../claims/index.ts'
import { parseDate } from '../kit/index.ts'
import { showValue } from './file-problems.ts'

/** The value of an assertion, or what was expected instead. */
export type ValueOutcome =
  | { readonly kind: 'value'; readonly value: FactValue }
  | { readonly kind: 'wrong'; readonly message: string; readonly word?: string; readonly known?: readonly string[] }

/**
 * Reads a written value as its fact's type. A date that does not exist or cannot be read is kept as it stands: it is
 * what the source said, and the evaluation says what is wrong with it.
 */
export function readValue(fact: Fact, written: string | number | boolean): ValueOutcome {
  switch (fact.type) {
    case 'date':
      if (typeof written === 'string') return value({ type: 'date', date: parseDate(written) })
      if (Number.isInteger(written)) return value({ type: 'date', date: parseDate(String(written).padStart(4, '0')) })
      return wrong('a date', fact, written)
    case 'number':
      return typeof written === 'number' && Number.isFinite(written)
        ? value({ type: 'number', number: written + 0 })
        : wrong('a number', fact, written)
    case 'bool':
      return typeof written === 'boolean' ? value({ type: 'bool', bool: written }) : wrong('true or false', fact, written)
    case 'enum':
      if (typeof written === 'string' && fact.values?.includes(written) === true) return value({ type: 'enum', text: written })
      return { ...wrong(`one of ${fact.values?.join(', ') ?? ''}`, fact, written), word: String(written), known: fact.values ?? [] }
    case 'duration':
      if (typeof written === 'string' && duration.test(written)) return value({ type: 'duration', text: written })
      return wrong('a duration written P3M, P10D or PT12H (ISO 8601)', fact, written)
    case 'place':
    case 'text':
      return typeof written === 'string'
        ? value({ type: fact.type, text: written })
        : wrong('a text (in quotes if it looks like a number)', fact, written)
    default:
      return fact.type satisfies never
  }
}

const value = (read: FactValue): ValueOutcome => ({ kind: 'value', value: read })
const wrong = (expected: string, fact: Fact, written: unknown): Extract<ValueOutcome, { kind: 'wrong' }> => ({
  kind: 'wrong',
  message: `'${fact.key}' expects ${expected}; found ${showValue(written)}`,
})

const duration =
  /^P(?=\d|T\d)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/
