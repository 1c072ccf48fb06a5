import type { Fact, FactValue, Subject } from '../../../claims/index.ts'
import { asEdtf, describeDate, describeDuration, fold } from '../../../kit/index.ts'
import { dateProblem } from '../forms/index.ts'

/** What was typed as an answer, as a file writes it. */
export type ReadAnswer =
  | { readonly kind: 'answer'; readonly value: string | number | boolean }
  /** What is wrong; `sayable` where a source may have said just that all the same. */
  | { readonly kind: 'wrong'; readonly message: string; readonly sayable?: true }

export type AnswerContext = {
  readonly subjects: readonly Subject[]
  /** Whether a date that does not exist is what the source said. */
  readonly asSaid: boolean
}

/**
 * Reads an answer as people type it by the type of its question: "yes", "15 days", "3 months", the name of a place of the
 * file. Nothing is guessed: what can be read in two ways (1,000) is refused with how to write it. A date that does not
 * exist is kept only when the source said just that.
 */
export function readAnswer(fact: Fact, typed: string, context: AnswerContext): ReadAnswer {
  switch (fact.type) {
    case 'date':
      return readDate(typed, context)
    case 'number':
      return readNumber(fact, typed)
    case 'bool':
      return readYesOrNo(typed)
    case 'enum':
      return readChoice(fact, typed)
    case 'duration':
      return readDuration(typed)
    case 'place':
      return answer(placeNamed(typed, context.subjects) ?? typed)
    case 'text':
      return answer(typed)
    default:
      return fact.type satisfies never
  }
}

/** The same the other way: an answer as it would be typed. */
export function typedAnswer(value: FactValue): string {
  switch (value.type) {
    case 'date':
      return value.date.text
    case 'number':
      return String(value.number)
    case 'bool':
      return value.bool ? 'yes' : 'no'
    case 'text':
    case 'enum':
    case 'place':
      return value.text
    case 'duration':
      return durationInWords(value.text)
    default:
      return value satisfies never
  }
}

/** An answer as it is read in a list, where its question stands beside it. */
export function answerAsRead(value: FactValue): string {
  if (value.type === 'date') return describeDate(value.date, 'en')
  if (value.type === 'duration') return describeDuration(value.text, 'en')
  return value.type === 'enum' ? value.text.replaceAll('_', ' ') : typedAnswer(value)
}

/** "P3M" as somebody types it: 3 months. What has several parts stays as it is. */
function durationInWords(text: string): string {
  const [, time, number, letter] = /^P(T?)(\d{1,6})([YMWDH])$/.exec(text) ?? []
  const unit = time === 'T' ? { H: 'hour', M: 'minute' }[letter ?? ''] : { Y: 'year', M: 'month', W: 'week', D: 'day' }[letter ?? '']
  return unit === undefined ? text : `${number} ${unit}${number === '1' ? '' : 's'}`
}

function readDate(typed: string, { asSaid }: AnswerContext): ReadAnswer {
  const problem = dateProblem(typed)
  if (problem === undefined) return answer(asEdtf(typed))
  return asSaid && typed.length <= 64 ? answer(typed) : { ...wrong(problem), sayable: true }
}

function readNumber({ unit, minimum = 0, maximum = Infinity }: Fact, typed: string): ReadAnswer {
  const withoutUnit = unit !== undefined && fold(typed).endsWith(` ${fold(unit)}`) ? typed.slice(0, -unit.length).trim() : typed
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(withoutUnit)) return wrong('Write the number in digits, such as 1000 or 12.5.')
  if (withoutUnit.replaceAll(/[-.]/g, '').length > 15) return wrong('Write the number with at most 15 digits.')
  const number = Number(withoutUnit)
  if (number > maximum) return wrong(`Write a number of at most ${maximum}.`)
  return number < minimum ? wrong(`Write a number of at least ${minimum}.`) : answer(number)
}

function readYesOrNo(typed: string): ReadAnswer {
  const word = fold(typed)
  if (word === 'yes' || word === 'true') return answer(true)
  return word === 'no' || word === 'false' ? answer(false) : wrong('Answer yes or no.')
}

function readChoice({ values = [] }: Fact, typed: string): ReadAnswer {
  const code = fold(typed).replaceAll(' ', '_')
  return values.includes(code) ? answer(code) : wrong(`Choose one of: ${values.map((value) => value.replaceAll('_', ' ')).join(', ')}.`)
}

const units: Readonly<Record<string, string>> = { year: 'Y', month: 'M', week: 'W', day: 'D', hour: 'H', minute: 'M' }

function readDuration(typed: string): ReadAnswer {
  if (/^P[0-9]/.test(typed) || /^PT[0-9]/.test(typed)) return answer(typed)
  const [, number, unit = ''] = /^(\d{1,6}) (year|month|week|day|hour|minute)s?$/.exec(fold(typed)) ?? []
  const letter = units[unit]
  if (number === undefined || letter === undefined) return wrong('Write how long it was as 3 months, 10 days or 12 hours.')
  return answer(unit === 'hour' || unit === 'minute' ? `PT${number}${letter}` : `P${number}${letter}`)
}

/** The id of the one place that bears this name; a name of two places stays a name. */
function placeNamed(typed: string, subjects: readonly Subject[]): string | undefined {
  const name = fold(typed)
  const found = subjects.filter(
    ({ id, kind, names }) => id === typed || (kind === 'place' && names.some(({ text }) => fold(text) === name)),
  )
  return found.length === 1 ? found[0]!.id : undefined
}

const answer = (value: string | number | boolean): ReadAnswer => ({ kind: 'answer', value })
const wrong = (message: string): Extract<ReadAnswer, { kind: 'wrong' }> => ({ kind: 'wrong', message })
