import { asEdtf, describeDate, formatDay, parseDate, type Day } from '../../../kit/index.ts'
import { dateProblem, filledWith, type FormState } from '../forms/index.ts'

/** On which day a case is looked at, and as far as was known by which other; with the form in which both were typed. */
export type MomentAsked = {
  readonly at: Day
  readonly known: Day | null
  /** Whether it is another moment than now. */
  readonly past: boolean
  readonly form: FormState
}

/** Reads the two controls of the case page. A month or a year is its last day. What cannot be read is left at today. */
export function momentAsked(query: Readonly<Record<'at' | 'known', string | undefined>>, today: Day): MomentAsked {
  const [at, known] = [read(query.at), read(query.known)]
  const { given } = filledWith({ at: query.at, known: query.known })
  const errors = { ...(at.error !== undefined && { at: at.error }), ...(known.error !== undefined && { known: known.error }) }
  const day = at.day ?? today
  return { at: day, known: known.day ?? null, past: day !== today || known.day !== undefined, form: { given, errors } }
}

/** A day in words. */
export const dayInWords = (day: Day): string => describeDate(parseDate(formatDay(day)), 'en')

function read(typed = ''): { readonly day?: Day; readonly error?: string } {
  const text = typed.slice(0, 200).trim()
  if (text === '') return {}
  const error = dateProblem(text)
  if (error !== undefined) return { error }
  const date = parseDate(asEdtf(text))
  if (date.kind === 'unparsed') return {}
  return Number.isFinite(date.latest) ? { day: date.latest } : { error: 'This has no last day. Type a day, a month or a year: 2021-07-20.' }
}
