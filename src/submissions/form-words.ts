import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { languageOf } from '../kit/index.ts'
import { readProjectFile } from '../platform/index.ts'
import type { FormField, SubmissionForm } from './form.ts'

/** The languages in which submissions have headings. */
export const submissionLanguages = ['en', 'es', 'fr'] as const
export type SubmissionLanguage = (typeof submissionLanguages)[number]

/** Our own words around the answers. */
export type FormWords = {
  readonly lang: SubmissionLanguage
  /** Whether somebody who speaks the language has looked at them. */
  readonly review: 'original' | 'reviewed' | 'unreviewed'
  readonly title: (form: Pick<SubmissionForm, 'id'>) => string
  readonly section: (id: string) => string
  readonly field: (form: Pick<SubmissionForm, 'id'>, field: Pick<FormField, 'key' | 'id'>) => string
  readonly choice: (code: string) => string
  readonly fixed: (form: Pick<SubmissionForm, 'id'>, field: Pick<FormField, 'key' | 'fixed'>) => string
  readonly say: (word: Word) => string
}

/** The language whose headings go with a language: its own, else English. */
const headingLanguage = (lang: string): SubmissionLanguage => submissionLanguages.find((one) => one === languageOf(lang)) ?? 'en'

/** The words of a language. A word that is missing is a bug and throws; a test asks for all of them. */
export function formWords(lang: string): FormWords {
  const own = headingLanguage(lang)
  read ??= shape.parse(load(readProjectFile('data', 'form-words.yaml'), { schema: CORE_SCHEMA }))
  const { review, titles, words, choices, fixed, sections, fields } = read
  const pick = (from: Readonly<Record<string, Said>>, ...names: readonly string[]): string => {
    const found = names.map((name) => from[name]).find((said) => said !== undefined)
    if (found === undefined) throw new Error(`data/form-words.yaml has no word for ${names.join(' or ')}`)
    return found[own]
  }
  return {
    lang: own,
    review: review[own].state,
    title: ({ id }) => pick(titles, id),
    section: (id) => pick(sections, id),
    field: (form, { key, id }) => pick(fields, `${form.id}/${key}`, id),
    choice: (code) => pick(choices, code),
    fixed: (form, { key }) => pick(fixed, `${form.id}/${key}`),
    say: (word) => pick(words, word),
  }
}

const said = z.strictObject({ en: z.string().min(1), es: z.string().min(1), fr: z.string().min(1) })
type Said = z.infer<typeof said>
const state = z.strictObject({ state: z.enum(['original', 'reviewed', 'unreviewed']) })
const table = z.record(z.string(), said)
const wordNames = [
  'to',
  'case',
  'day',
  'draft',
  'unknown',
  'whole_name',
  'as_under',
  'ask',
  'ask_source',
  'form_adds',
  'language',
  'as_recorded',
  'norms_in_english',
  'computed',
  'at_least',
  'at_most',
  'between',
  'counted_to',
  'following',
  'contested',
  'explained',
  'notes',
  'annexes',
  'none',
  'ours',
  'said_on',
  'printed_in',
  'not_printed',
  'unchecked',
  'unconfirmed',
  'paraphrase',
  'threshold',
  'may_engage',
  'if_accepted',
  'more',
  'consent_of',
  'consent_absent',
  'consent_because',
  'yes',
  'no',
  'enclosed',
  'greeting',
  'closing',
  'page',
] as const
export type Word = (typeof wordNames)[number]

const shape = z.strictObject({
  version: z.literal(1),
  review: z.strictObject({ en: state, es: state, fr: state }),
  titles: table,
  words: z.record(z.enum(wordNames), said),
  choices: table,
  fixed: table,
  sections: table,
  fields: table,
})
let read: z.infer<typeof shape> | undefined
