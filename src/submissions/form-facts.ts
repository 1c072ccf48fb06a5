import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { readProjectFile } from '../platform/index.ts'
import type { SubmissionLanguage } from './form-words.ts'

/** Our words about facts, bodies and treaties in the language of a submission. Each takes the English and gives it back where we have no other word. */
export type FactWords = {
  /** By the key of a fact; only what we have in the language, so nothing in English. */
  readonly questions: Readonly<Record<string, string>>
  /** What happened on the day that a fact gives, by its key. */
  readonly events: Readonly<Record<string, string>>
  readonly units: Readonly<Record<string, string>>
  /** The code of an answer. */
  readonly value: (code: string) => string
  /** What a structure says beside a question. */
  readonly hint: (english: string) => string
  readonly body: (body: { readonly id: string; readonly name: string }) => string
  readonly treatyStatus: (status: string) => string
}

/** The words of a language. */
export function factWords(lang: SubmissionLanguage): FactWords {
  const known = kept.get(lang) ?? readWords(lang)
  kept.set(lang, known)
  return known
}
const kept = new Map<SubmissionLanguage, FactWords>()

function readWords(lang: SubmissionLanguage): FactWords {
  const read = shape.parse(load(readProjectFile('data', 'form-facts.yaml'), { schema: CORE_SCHEMA }))
  const own = (table: z.infer<typeof said>): Readonly<Record<string, string>> =>
    lang === 'en' ? {} : Object.fromEntries(Object.entries(table).map(([english, words]) => [english, words[lang]]))
  const [hints, values, bodies, statuses] = [own(read.hints), own(read.values), own(read.bodies), own(read.treaty_status)]
  return {
    questions: own(read.questions),
    events: own(read.events),
    units: own(read.units),
    value: (code) => values[code] ?? code,
    hint: (english) => hints[english] ?? english.replaceAll('_', ' '),
    body: ({ id, name }) => bodies[id] ?? name,
    treatyStatus: (status) => statuses[status] ?? status.replaceAll('_', ' '),
  }
}

const said = z.record(z.string(), z.strictObject({ es: z.string().min(1), fr: z.string().min(1) }))
const shape = z.strictObject({
  version: z.literal(1),
  questions: said,
  events: said,
  units: said,
  values: said,
  hints: said,
  bodies: said,
  treaty_status: said,
})
