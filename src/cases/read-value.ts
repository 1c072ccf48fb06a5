import type { Fact, FactValue } from '../claims/index.ts'
import { parseDate } from '../kit/index.ts'
import { showValue } from './file-problems.ts'

/** The value of an assertion, or what was expected instead. */
export type ValueOutcome =
  | { readonly kind: 'value'; readonly value: FactValue }
  | { readonly kind: 'wrong'; readonly message: string; readonly word?: string; readonly known?: readonly string[] }

/** The ids of a file's subjects, and the id of a place that one is nearly. */
export type SubjectIds = { readonly known: ReadonlySet<string>; readonly nearestPlace: (id: string) => string | undefined }

/**
 * Reads a written value as its fact's type. A place is a subject's id or a name; what looks like an id and is nearly
 * that of a place is refused, because misspelt it would be another place. A date that does not exist or cannot be read is kept as it stands: it is
 * what the source said, and the evaluation says what is wrong with it.
 */
export function readValue(fact: Fact, written: string | number | boolean, subjects: SubjectIds): ValueOutcome {
  switch (fact.type) {
    case 'date':
      if (typeof written === 'string') return value({ type: 'date', date: parseDate(written) })
      if (Number.isInteger(written)) return value({ type: 'date', date: parseDate(String(written).padStart(4, '0')) })
      return wrong('a date', fact, written)
    case 'number':
      if (typeof written !== 'number' || !Number.isFinite(written)) return wrong('a number', fact, written)
      if (written < (fact.minimum ?? 0)) return wrong(`a number of at least ${fact.minimum ?? 0}`, fact, written)
      if (written > (fact.maximum ?? Infinity)) return wrong(`a number of at most ${fact.maximum}`, fact, written)
      return value({ type: 'number', number: written + 0 })
    case 'bool':
      return typeof written === 'boolean' ? value({ type: 'bool', bool: written }) : wrong('true or false', fact, written)
    case 'enum':
      if (typeof written === 'string' && fact.values?.includes(written) === true) return value({ type: 'enum', text: written })
      return { ...wrong(`one of ${fact.values?.join(', ') ?? ''}`, fact, written), word: String(written), known: fact.values ?? [] }
    case 'duration':
      if (typeof written === 'string' && duration.test(written)) return value({ type: 'duration', text: written })
      return wrong('a duration written P3M, P10D or PT12H (ISO 8601)', fact, written)
    case 'place':
      if (typeof written === 'string' && looksLikeId.test(written) && !subjects.known.has(written)) {
        const near = subjects.nearestPlace(written)
        if (near !== undefined) return { ...noSuchPlace(fact, written), word: written, known: [near] }
      }
      return typeof written === 'string' ? value({ type: 'place', text: written }) : wrong(quoted, fact, written)
    case 'text':
      return typeof written === 'string' ? value({ type: 'text', text: written }) : wrong(quoted, fact, written)
    default:
      return fact.type satisfies never
  }
}

const value = (read: FactValue): ValueOutcome => ({ kind: 'value', value: read })
const wrong = (expected: string, fact: Fact, written: unknown): Extract<ValueOutcome, { kind: 'wrong' }> => ({
  kind: 'wrong',
  message: `'${fact.key}' expects ${expected}; found ${showValue(written)}`,
})

const noSuchPlace = (fact: Fact, written: string): Extract<ValueOutcome, { kind: 'wrong' }> => ({
  kind: 'wrong',
  message: `'${fact.key}': there is no place '${written}' in this file; a name that is no id begins with a capital or has a space`,
})

const quoted = 'a text (in quotes if it looks like a number)'
const looksLikeId = /^[a-z0-9][a-z0-9._-]*$/
const duration =
  /^P(?=\d|T\d)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/
