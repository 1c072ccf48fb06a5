import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import type { FactDictionary } from '../claims/index.ts'
import { listProjectFiles, readProjectFile } from '../platform/index.ts'
import { formConfirmations, fieldsOf, type FormField, type SubmissionForm } from './form.ts'
import { readWant, type Want } from './want.ts'

/** The forms that ship with Amparo (data/forms), in the order of their codes. A mistake in one throws, with the place. */
export function submissionForms(): readonly SubmissionForm[] {
  shipped ??= listProjectFiles('data', 'forms')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readForm(readProjectFile('data', 'forms', name), `data/forms/${name}`))
  return shipped
}
let shipped: readonly SubmissionForm[] | undefined

/** One of them by its code; undefined where there is none. */
export const findForm = (id: string): SubmissionForm | undefined => submissionForms().find((form) => form.id === id)

/** Reads the structure of one form. Throws with the file and the place of what is wrong. */
function readForm(text: string, file: string): SubmissionForm {
  const read = shape.safeParse(load(text, { schema: CORE_SCHEMA }))
  if (!read.success)
    throw new Error(`${file} cannot be used. ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
  const { id, body, based_on, sections, urgent_action_add_on: urgent, style, rules, note } = read.data
  const all = [...sections, ...(urgent === undefined ? [] : [{ id: 'urgent_action_add_on', ...urgent }])]
  const { value, confirmed, source } = based_on
  const form: SubmissionForm = {
    id,
    bodies: [body].flat().filter((one) => one !== 'campaign'),
    basis: { value, confirmed, ...(source !== undefined && { source }) },
    sections: all.map((section) => ({ id: section.id, fields: section.fields.map((field) => fieldOf(section.id, field, file)) })),
    advice: [...rules, ...style, ...(note === undefined ? [] : [note])],
  }
  const keys = fieldsOf(form).map(({ key }) => key)
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice !== undefined) throw new Error(`${file} asks ${twice} twice`)
  return form
}

/** The facts that a form asks for and that the dictionary does not have: a mistake in data/forms. */
export const unknownFacts = (form: SubmissionForm, facts: FactDictionary): readonly string[] =>
  fieldsOf(form).flatMap(({ wants }) => wants.flatMap((want) => (want.kind === 'fact' && !facts.has(want.fact) ? [want.fact] : [])))

const words = z.string().min(1).max(400)
const code = z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/)
const most = z.int().positive().optional()
const fieldShape = z.strictObject({
  id: code,
  wants: z.union([words, z.array(words).min(1)]).optional(),
  fixed: words.optional(),
  enum: z.array(code).min(2).optional(),
  ref: code.optional(),
  hint: words.optional(),
  required: z.union([z.literal(true), z.literal('ours')]).optional(),
  privacy: z.literal('restricted').optional(),
  show: z.literal('sources').optional(),
  conflict: z.literal('state_both').optional(),
  parts: z.array(words).default([]),
  typical: z.array(words).default([]),
  max_chars: most,
  max_words: most,
  max_items: most,
  as: z.enum(['bullets', 'roman']).optional(),
})
const fields = z.array(fieldShape).min(1)

const shape = z.strictObject({
  id: code,
  body: z.union([code, z.array(code).min(1)]),
  based_on: z.strictObject({ value: words, confirmed: z.enum(formConfirmations), source: words.optional() }),
  note: words.optional(),
  sections: z.array(z.strictObject({ id: code, fields })).min(1),
  urgent_action_add_on: z.strictObject({ fields }).optional(),
  style: z.array(words).default([]),
  rules: z.array(words).default([]),
})

/** Sources and both sides are shown with every statement, whatever a form says of one field. */
function fieldOf(section: string, field: z.infer<typeof fieldShape>, file: string): FormField {
  const { id, hint, required, privacy, parts, typical, max_chars, max_words, max_items, as, fixed, ref } = field
  const key = `${section}.${id}`
  const wants = [field.wants ?? []].flat().map((text): Want => {
    const want = readWant(text)
    if (typeof want === 'string') throw new Error(`${file}, ${key}: ${want}`)
    return want
  })
  const choices = ref === undefined ? field.enum : ['needed', 'not_needed']
  const told = [
    hint,
    ...(ref === undefined ? [] : [`The form ${ref} goes with it`]),
    ...(typical.length > 0 ? [`Often: ${typical.join('; ')}`] : []),
  ]
  const hints = told.filter((text) => text !== undefined)
  return {
    key,
    id,
    wants,
    ...(fixed !== undefined && { fixed }),
    ...(choices !== undefined && { choices }),
    ...(hints.length > 0 && { hint: hints.join('. ') }),
    ...(required !== undefined && { required: required === 'ours' ? ('ours' as const) : ('form' as const) }),
    ...(privacy !== undefined && { restricted: true as const }),
    parts,
    limits: {
      ...(max_chars !== undefined && { characters: max_chars }),
      ...(max_words !== undefined && { words: max_words }),
      ...(max_items !== undefined && { items: max_items }),
    },
    ...(as !== undefined && { numbered: as }),
  }
}
