import type { CaseDocument, PlainEntry } from '../../../cases/index.ts'
import type { Fact, FactDictionary } from '../../../claims/index.ts'
import { dateErrors, textOf, type Errors, type Given } from '../forms/index.ts'
import { isOfEvents } from '../points/index.ts'
import { eventChosen, eventNow, eventOfItsOwn, eventsOffered, noEvent } from './events-offered.ts'
import { newOccasions, occasionsOf } from './occasions.ts'
import { readAnswer } from './read-answer.ts'
import { isEmptyRow, mostRows, rowsOf } from './rows.ts'

/**
 * What a claim is put together with when it is kept, `=C4` or `?Q1`, and of which dates. A question that somebody ticked,
 * whatever it asks, has no fact.
 */
export type Together = { readonly named: string; readonly fact?: Pick<Fact, 'key' | 'question'> }

/** What the rows of answers say, with the row that each answer stands in. */
export type ReadAsserts = {
  readonly asserts: readonly PlainEntry[]
  readonly rows: readonly number[]
  /** What names no event and was said to be about the same one. */
  readonly together: readonly Together[]
  readonly errors: Errors
}

type Row = { readonly at: number; readonly fact: Fact; readonly value: string | number | boolean; readonly when: string }

/**
 * Reads the answers of a claim from its form (`asserts.0.fact`, `.value`, `.when`, `.occasion`). An empty row is none. A
 * question without an answer is refused, unless the claim denies others: whoever denies need not know better. A date of
 * which there may be many is about an event: one of its own where the file has none yet, else one that somebody chose.
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
  const chosen = read.map((row) => ({ row, event: eventOf(given, row, { document, facts, known, errors }) }))
  const own = chosen.filter(({ event }) => event === eventOfItsOwn).map(({ row }) => row)
  const named = newOccasions(own, known)
  const asserts = chosen.map(({ row, event }): PlainEntry => {
    const occasion = event === eventOfItsOwn ? named[own.indexOf(row)] : known.has(event) ? event : undefined
    return { fact: row.fact.key, value: row.value, ...(row.when !== '' && { when: row.when }), ...(occasion !== undefined && { occasion }) }
  })
  const others = chosen.filter(({ event }) => event !== '' && event !== eventOfItsOwn && !known.has(event))
  const together = others.map(({ row, event }): Together => ({ named: event, fact: row.fact }))
  return { asserts, rows: read.map(({ at }) => at), together, errors }
}

type EventContext = {
  readonly document: CaseDocument
  readonly facts: FactDictionary
  readonly known: ReadonlySet<string>
  readonly errors: Record<string, string>
}

/** The event that a row names, `+` for one of its own, an empty text for none. */
function eventOf(given: Given, { at, fact }: Row, { document, facts, known, errors }: EventContext): string {
  const field = `asserts.${at}.occasion`
  const said = eventNow(eventChosen(given, at), { fact: fact.key, facts }, document)
  if (said === noEvent) return ''
  if (said === eventOfItsOwn || known.has(said)) return said
  if (said === '' && !isOfEvents(fact)) return ''
  const offered = eventsOffered(document, { about: textOf(given, 'about'), fact: fact.key, facts, without: textOf(given, 'supersedes') })
  if (said === '' && offered.length === 0) return eventOfItsOwn
  if (said !== '' && offered.some(({ value }) => value === said)) return said
  errors[field] =
    said === ''
      ? 'This has been answered before. Say whether it is about the same event or another one, or that it is not known.'
      : 'Choose one of the events of this file, another one, or that it is not known.'
  return ''
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
  Object.assign(errors, dateErrors(given, field('when')))
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
