import type { Context } from 'hono'
import { asEdtf } from '../../../kit/index.ts'
import { dayNamed } from './day-named.ts'

/** What was typed into a form, by field; a field may come several times. Kept as it was typed, to be shown again. */
export type Given = ReadonlyMap<string, readonly string[]>

/** What is wrong, by field, in a sentence. The empty name is the form as a whole. */
export type Errors = Readonly<Record<string, string>>

/** A form as it is shown: what stands in its fields, what is wrong with them, and since when it is kept as a draft. */
export type FormState = { readonly given: Given; readonly errors: Errors; readonly draftOf?: Date }

export const emptyForm: FormState = { given: new Map(), errors: {} }

/** The form again for whoever sent something that is none: of what they typed nothing could be read. */
export const unreadableForm: FormState = {
  ...emptyForm,
  errors: { '': 'What was sent could not be read. Fill in the form again.' },
}

/** A form that is filled in from values; what is undefined stays empty. */
export function filledWith(values: Readonly<Record<string, string | readonly string[] | undefined>>): FormState {
  const entries = Object.entries(values).flatMap(([name, value]): [string, readonly string[]][] =>
    value === undefined ? [] : [[name, typeof value === 'string' ? [value] : value]],
  )
  return { given: new Map(entries), errors: {} }
}

export type SentForm =
  | { readonly kind: 'sent'; readonly given: Given; readonly files: ReadonlyMap<string, File> }
  /** Not a form, or one whose bytes are not text. */
  | { readonly kind: 'unreadable' }

/**
 * Reads what a form sent, urlencoded or multipart. Texts come back composed (NFC) with line ends as \n, and without half
 * characters or the NUL that no text holds; nothing else of them is changed, but that
 * fields of dates (`_date`) come back as EDTF where they can be read so.
 */
export async function readForm(c: Context): Promise<SentForm> {
  let body: FormData
  try {
    body = await c.req.formData()
  } catch {
    return { kind: 'unreadable' }
  }
  const given = new Map<string, string[]>()
  const files = new Map<string, File>()
  for (const [name, value] of body.entries()) {
    if (isProof(name)) continue
    if (typeof value === 'string') given.set(name, [...(given.get(name) ?? []), cleaned(value)])
    else if (value.size > 0) files.set(name, value)
  }
  return { kind: 'sent', given: withDates(given), files }
}

/**
 * The fields in which somebody shows again who they are, when a form is sent that asks for it. They belong to no form: none
 * of them reads, keeps or shows them again.
 */
export const proofFields = { password: '_password', passkey: '_passkey' } as const

const isProof = (name: string): boolean => name === proofFields.password || name === proofFields.passkey

/** What a form bears of that; empty where it bears nothing. */
export async function readProof(c: Context): Promise<Given> {
  const body = await c.req.formData().catch(() => new FormData())
  return new Map([...body.entries()].flatMap(([name, value]) => (isProof(name) && typeof value === 'string' ? [[name, [value]]] : [])))
}

/** The name under which a form says which of its fields are dates. */
export const dateFields = '_date'

/** The name under which a form says on which day it was shown, where its dates may be told from there: "tomorrow". */
export const shownOn = '_today'

/** A form whose dates are read as people write them: where that can be read in one way only, as a case file writes it. */
function withDates(given: Given): Given {
  const dates = new Set(given.get(dateFields))
  const today = textOf(given, shownOn)
  return new Map(
    [...given].flatMap(([name, texts]): [string, readonly string[]][] =>
      name === dateFields || name === shownOn ? [] : [[name, dates.has(name) ? texts.map((text) => asEdtf(dayNamed(text, today))) : texts]],
    ),
  )
}

const cleaned = (text: string): string => text.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').normalize('NFC')

/** The first text of a field without white space around it; empty where it was not sent. */
export const textOf = (given: Given, name: string): string => (given.get(name)?.[0] ?? '').trim()

/** All texts of a field without white space around them, without empty ones, each once. */
export const textsOf = (given: Given, name: string): string[] =>
  [...new Set((given.get(name) ?? []).map((text) => text.trim()))].filter((text) => text !== '')

/**
 * What every form sends besides its fields: whose session it is of, what makes it the same form when it is sent again, which
 * revision a change is made from, and the address at which it was shown.
 */
export const frameFields = { token: '_token', once: '_once', base: '_base', at: '_at' } as const

/** What was typed, now to be made into a change of a newer revision: for whoever was shown what somebody else did meanwhile. */
export const rebased = (given: Given, newest: number): Given => new Map([...given, [frameFields.base, [String(newest)]]])
