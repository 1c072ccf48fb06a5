import type { PlainEntry } from '../../../cases/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { sourceKinds } from '../../../sources/index.ts'
import { addressErrors, dateErrors, oneOf, required, textOf, tooLong, type Errors, type Given, type Option } from '../forms/index.ts'
import { countries } from './countries.ts'
import { languages } from './languages.ts'

/** What a new case begins with: its head, and the person it is about. */
export type Beginning = { readonly head: PlainEntry; readonly subject: PlainEntry }

/** What a pasted report is kept as: who printed it, and the document with its text. */
export type Report = { readonly source: PlainEntry; readonly document: (by: string) => PlainEntry }

/** The longest text of a report, in characters; the same as of a document in a file. */
const longestReport = 200_000

/** What is missing or wrong in the part of the form that says whom a case is about. */
export const beginningErrors = (given: Given): Errors => ({
  ...required(given, 'name', 'Type the name of the person, as it is written in one language.'),
  ...tooLong(given, 'name', 500),
  ...tooLong(given, 'role', 500),
  ...tooLong(given, 'title', 500),
  ...tooLong(given, 'summary', 5000),
  ...oneOf(given, 'country', valuesOf(countries), 'Choose the country in which the person is held.'),
  ...oneOf(given, 'lang', valuesOf(languages), 'Choose a language of the list, or none.', false),
})

/** Takes a form without errors, the code of the case and now. Without a title the case is called by its code. */
export function readBeginning(given: Given, code: string, now: Date): Beginning {
  const [name, lang, role] = ['name', 'lang', 'role'].map((field) => textOf(given, field)) as [string, string, string]
  return {
    head: {
      id: code,
      title: textOf(given, 'title') || `Case ${code}`,
      country: textOf(given, 'country'),
      summary: textOf(given, 'summary') || 'Nobody has written a summary yet.',
      opened: formatDay(dayOfInstant(now)),
    },
    subject: {
      kind: 'person',
      ...(role !== '' && { role }),
      names: [{ text: name, ...(lang !== '' && { lang }), kind: 'legal' }],
    },
  }
}

/** The same for the report. */
export const reportErrors = (given: Given): Errors => ({
  ...required(given, 'report', 'Type the headline of the report, or what it is: “Letter to the family”.'),
  ...tooLong(given, 'report', 500),
  ...required(given, 'printed_by', 'Type who printed or sent it: a newspaper, an office, a person.'),
  ...tooLong(given, 'printed_by', 500),
  ...oneOf(given, 'kind', sourceKinds, 'Choose what kind of source it is.'),
  ...dateErrors(given, 'published'),
  ...addressErrors(given, 'url'),
  ...oneOf(given, 'report_lang', valuesOf(languages), 'Choose a language of the list, or none.', false),
  ...required(given, 'text', 'Paste the text of the report.'),
  ...tooLong(given, 'text', longestReport),
})

export function readReport(given: Given): Report {
  const text = (field: string): string => textOf(given, field)
  const optional = (name: string, field: string): PlainEntry => (text(field) === '' ? {} : { [name]: text(field) })
  return {
    source: { name: text('printed_by'), kind: text('kind') },
    document: (by) => ({
      title: text('report'),
      by,
      ...optional('published', 'published'),
      ...optional('url', 'url'),
      ...optional('lang', 'report_lang'),
      text: text('text'),
    }),
  }
}

/** Which field of the form each field of the person came from. */
export const fieldsOfBeginning = { names: 'name', role: 'role' } as const

/** The same for what is kept of a report. */
export const fieldsOfReport = {
  source: { name: 'printed_by', kind: 'kind' },
  document: { title: 'report', by: 'printed_by', published: 'published', url: 'url', lang: 'report_lang', text: 'text' },
} as const

const valuesOf = (options: readonly Option[]): string[] => options.map(({ value }) => value)
