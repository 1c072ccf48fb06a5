import type { EntryProblem } from '../../../cases/index.ts'
import { describeDate, parseDate, writtenDate } from '../../../kit/index.ts'
import { textOf, type Errors, type Given } from './given.ts'

/** The longest text of a case file, in UTF-16 code units. */
const longestText = 20_000

/** A field that has to be filled in; `message` says with what. */
export const required = (given: Given, name: string, message: string): Errors => (textOf(given, name) === '' ? { [name]: message } : {})

/** A field that holds at most so many characters (UTF-16 code units). */
export function tooLong(given: Given, name: string, most = longestText): Errors {
  const { length } = textOf(given, name)
  return length <= most ? {} : { [name]: `This has ${inWords(length)} characters; ${inWords(most)} are kept at most. Shorten it.` }
}

/** A field with a date (EDTF) or nothing. */
export function dateErrors(given: Given, name: string): Errors {
  const text = textOf(given, name)
  if (text === '') return {}
  const wrong = dateProblem(text)
  return wrong === undefined ? {} : { [name]: wrong }
}

/** What is wrong with a date, in one sentence or with one thing to do about it; undefined of a date. */
export function dateProblem(text: string): string | undefined {
  const written = writtenDate(text)
  if (written?.kind === 'either') {
    const [one, other] = written.texts
    const days = written.texts.map((day) => describeDate(parseDate(day), 'en'))
    return `This may be ${days.join(' or ')}. Write it as ${one} or ${other}.`
  }
  if (written?.kind === 'doubtful') return written.why
  const date = parseDate(written?.text ?? text)
  if (date.kind === 'date') return undefined
  // Of 0/5/2026 nobody wants to hear how intervals are written.
  return /write it as/.test(date.why) || /^\d+\/\d+\/\d+$/.test(text)
    ? 'This is no date that can be read. Write it as 2021, 2021-07, 2021-07-17 or 17 July 2021.'
    : `This is no date that can be read: ${date.why}.`
}

/** A field with one of these values; nothing at all only where it need not be filled in. */
export function oneOf(given: Given, name: string, values: readonly string[], message: string, needed = true): Errors {
  const chosen = textOf(given, name)
  return (chosen === '' && !needed) || values.includes(chosen) ? {} : { [name]: message }
}

/**
 * What the case itself finds wrong with a change, beside the fields it came from. Takes the problems and, for each change
 * by number, which field of the form each field of its entry came from; a field that is not named is the whole form.
 */
export function entryErrors(problems: readonly EntryProblem[], fields: readonly Readonly<Record<string, string>>[]): Errors {
  const said = problems.map(({ change = -1, path, message }): [string, string] => {
    const name = /^entry\.(\w+)/.exec(path)?.[1] ?? ''
    return [fields[change]?.[name] ?? '', asSentence(message)]
  })
  return Object.fromEntries(said)
}

const asSentence = (message: string): string => `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`
const inWords = (count: number): string => count.toLocaleString('en')
