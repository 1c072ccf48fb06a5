import type { CaseDocument, PlainEntry } from '../../../cases/index.ts'
import type { Fact, FactDictionary } from '../../../claims/index.ts'
import { parseDate } from '../../../kit/index.ts'
import { textOf, type Errors, type Given } from '../forms/index.ts'
import { newOccasion, occasionsOf } from './occasions.ts'
import { readAnswer, sentence } from './read-answer.ts'
import { isEmptyRow, mostRows, rowsOf } from './rows.ts'

/** What the rows of answers say, with the row that each answer stands in. */
export type ReadAsserts = { readonly asserts: readonly PlainEntry[]; readonly rows: readonly number[]; readonly errors: Errors }

/** What stands in a row for an event that no claim has named yet. */
export const eventOfItsOwn = '+'

type Row = { readonly at: number; readonly fact: Fact; readonly value: string | number | boolean; readonly when: string }

/**
 * Reads the answers of a claim from its form (`asserts.0.fact`, `.value`, `.when`, `.occasion`). An empty row is none. A
 * question without an answer is refused, unless the claim denies others: whoever denies need not know better.
 */
export function readAsserts(
  given: Given,
  document: CaseDocument,
  facts: FactDictionary,
  { denies }: { readonly denies: boolean },
): ReadAsserts {
  const errors: Record<string, string> = {}
  const filled = rowsOf(given, 'asserts').filter((row) => !isEmptyRow(given, 'asserts', row, ['fact', 'value', 'when']))
  if (filled.length > mostRows)
    errors[`asserts.${filled[mostRows]}.fact`] = `A claim has at most ${mostRows} answers here. Enter the others as a second claim.`
  const read = filled.slice(0, mostRows).flatMap((at) => readRow(given, at, { document, facts, denies, errors }) ?? [])
  const known = new Set(occasionsOf(document).map(({ id }) => id))
  const own = newOccasion(
    read.filter(({ at }) => textOf(given, `asserts.${at}.occasion`) === eventOfItsOwn),
    known,
  )
  const asserts = read.map(({ at, fact, value, when }): PlainEntry => {
    const named = textOf(given, `asserts.${at}.occasion`)
    if (named !== '' && named !== eventOfItsOwn && !known.has(named))
      errors[`asserts.${at}.occasion`] = 'Choose one of the events of this file, or an event of its own.'
    const occasion = named === eventOfItsOwn ? own : named
    return { fact: fact.key, value, ...(when !== '' && { when }), ...(occasion !== '' && { occasion }) }
  })
  return { asserts, rows: read.map(({ at }) => at), errors }
}

type RowContext = {
  readonly document: CaseDocument
  readonly facts: FactDictionary
  readonly denies: boolean
  readonly errors: Record<string, string>
}

function readRow(given: Given, at: number, { document, facts, denies, errors }: RowContext): Row | undefined {
  const field = (name: string): string => `asserts.${at}.${name}`
  const [key, typed, when] = [textOf(given, field('fact')), textOf(given, field('value')), textOf(given, field('when'))]
  const fact = facts.get(key)
  if (fact === undefined) {
    errors[field('fact')] = key === '' ? 'Choose the question that this answers, or clear the answer.' : 'Choose one of the questions.'
    return undefined
  }
  const date = when === '' ? undefined : parseDate(when)
  if (date?.kind === 'unparsed') errors[field('when')] = sentence(date.why)
  if (typed === '') {
    if (!denies) errors[field('value')] = 'Answer the question, or choose no question.'
    return undefined
  }
  const read = readAnswer(fact, typed, { subjects: document.subjects, asSaid: textOf(given, field('as_said')) === 'yes' })
  if (read.kind === 'wrong') {
    errors[field('value')] = read.message
    return undefined
  }
  return { at, fact, value: read.value, when }
}
