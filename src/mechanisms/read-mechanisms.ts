import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import type { FactDictionary } from '../claims/index.ts'
import { readCatalogue } from '../delivery/index.ts'
import { readProjectFile } from '../platform/index.ts'
import type { Basis, Mechanism, Mechanisms, RuleConfirmation } from './mechanism.ts'
import { bodiesShape, concern, readingsShape, type Entry, type Reading } from './mechanisms-schema.ts'

/** The two files as they lie in data/: what bodies say, and how we read it. */
export type MechanismTexts = { readonly bodies: string; readonly readings: string }

/**
 * Reads the rules of every body (data/bodies.yaml) by what they mean for a case (data/mechanisms.yaml). What is wrong in them throws, with the
 * place: a rule that is not in the catalogue, a body that has none, a fact that the dictionary does not know.
 */
export function readMechanisms(
  facts: FactDictionary,
  texts: MechanismTexts = { bodies: readProjectFile('data', 'bodies.yaml'), readings: readProjectFile('data', 'mechanisms.yaml') },
): Mechanisms {
  const catalogue = bodiesShape.parse(load(texts.bodies, { schema: CORE_SCHEMA }))
  const languages = new Map(readCatalogue(texts.bodies).map(({ id, languages: codes }) => [id, codes]))
  const { mechanisms, read } = readingsShape.parse(load(texts.readings, { schema: CORE_SCHEMA }))
  const entries = new Map(catalogue.bodies.map((entry) => [entry.id, entry]))
  for (const { body } of mechanisms)
    if (!entries.has(body)) throw new Error(`data/mechanisms.yaml: there is no body '${body}' in data/bodies.yaml`)
  for (const id of entries.keys())
    if (mechanisms.filter(({ body }) => body === id).length !== 1)
      throw new Error(`data/mechanisms.yaml: '${id}' stands there once, with its rules`)
  return {
    read,
    national: catalogue.national,
    mechanisms: mechanisms.map((reading) => {
      for (const fact of [
        ...factsOf(reading.concerns),
        ...factsOf(reading.parts),
        ...(reading.binds?.since === undefined ? [] : [reading.binds.since]),
      ])
        if (!facts.has(fact))
          throw new Error(`data/mechanisms.yaml: ${reading.body} asks for '${fact}', which the dictionary of facts does not know`)
      return mechanismOf(reading, entries.get(reading.body)!, languages.get(reading.body) ?? [], read)
    }),
  }
}

/** The same, read once for each dictionary: the files come with the program. */
export function mechanismsBy(facts: FactDictionary): Mechanisms {
  const mechanisms = readBy.get(facts) ?? readMechanisms(facts)
  readBy.set(facts, mechanisms)
  return mechanisms
}
const readBy = new WeakMap<FactDictionary, Mechanisms>()

/** What is wrong in the rules, in a sentence; undefined where they can be read. To be asked at start. */
export function mechanismsProblem(facts: FactDictionary): string | undefined {
  try {
    readMechanisms(facts)
    return undefined
  } catch (error) {
    return `The rules of bodies (data/bodies.yaml, data/mechanisms.yaml) cannot be used. ${String(error instanceof Error ? error.message : error).slice(0, 600)}`
  }
}

function mechanismOf(given: Reading, entry: Entry, codes: readonly string[], read: string): Mechanism {
  const basis = (name: string): Basis => {
    const value = entry[name]
    // What a body is silent on is our own reading of practice, and stands as unconfirmed.
    return value === undefined ? { words: '', confirmed: 'unconfirmed', read } : { ...basisIn(value), read }
  }
  const named = (name: string | undefined): { readonly basis?: Basis } => (name === undefined ? {} : { basis: basis(name) })
  const { complaint, only_through, binds, concerns, who, consent, exhaustion, not_while, apart_from, limit, otherwise, publicity } = given
  const reply = replyIn(entry)
  const parts = given.parts.map(({ id: part, name, any }) => ({ id: part, name, concern: { any } }))
  return {
    id: entry.id,
    name: entry.name,
    called: given.called,
    kind: entry.type,
    complaint: complaint === undefined ? { is: true } : { is: false, ...named(complaint.rule) },
    ...(only_through !== undefined && {
      onlyThrough: { ...basis(only_through), ...(confirmedOf(entry) && { confirmed: confirmedOf(entry)! }) },
    }),
    ...(binds && {
      binds: {
        to: binds.to,
        ...(binds.region !== undefined && { region: binds.region }),
        ...(binds.since !== undefined && { since: binds.since }),
        ...named(binds.rule),
      },
    }),
    ...(concerns
      ? { concerns: { concern: concern.parse(withoutRule(concerns)), ...named(concerns.rule) } }
      : parts.length > 0 && { concerns: { concern: { any: parts.map((part) => part.concern) }, ...named('mandates') } }),
    parts,
    living: given.living,
    ...(who !== undefined && { who: basis(who) }),
    ...(consent && { consent: { of: consent.of, basis: basis(consent.rule) } }),
    ...(codes.length > 0 && { languages: { codes, basis: basis('languages') } }),
    ...(exhaustion && { exhaustion: { needed: exhaustion.needed, basis: basis(exhaustion.rule) } }),
    ...(not_while && {
      notWhile: { pending: not_while.pending === true, examined: not_while.examined === true, basis: basis(not_while.rule) },
    }),
    ...(apart_from && { apartFrom: { bodies: apart_from.bodies, basis: basis(apart_from.rule) } }),
    ...(limit && {
      limit: {
        ...(limit.months !== undefined && { months: limit.months }),
        ...(limit.after_procedure !== undefined && { afterProcedure: limit.after_procedure }),
        soft: limit.soft === true,
        ...(limit.until && { until: limit.until }),
        basis: basis(limit.rule),
      },
    }),
    ...(reply && { reply: { ...reply, basis: { ...reply.basis, read } } }),
    publicity: { is: publicity.is, ...(publicity.says !== undefined && { says: publicity.says }), ...named(publicity.rule) },
    ...(otherwise !== undefined && { otherwise: basis(otherwise) }),
    ...(entry['page_limit'] !== undefined && { pages: basis('page_limit') }),
    ...(entry['channel'] !== undefined && { channel: basis('channel') }),
    further: further.flatMap((name) => (entry[name] === undefined ? [] : [{ of: name.replaceAll('_', ' '), ...basis(name) }])),
  }
}

/** Fields that no rule of ours reads, and that whoever writes to the body has to know. */
const further = [
  'procedures',
  'urgent',
  'anonymous',
  'admissibility',
  'not_admissible',
  'test',
  'typical_requests',
  'form_of_request',
  'steps',
  'what_to_ask',
  'binding',
  'prejudgment',
  'intersession',
  'sanctions_note',
  'guide',
  'other',
  'also',
] as const

const told = z.object({ confirmed: z.string().optional(), source: z.string().optional() })
const replyShape = z.object({ value: z.number(), months: z.number().optional() })

/** How long a State has, of the body or of a procedure of it. */
function replyIn(entry: Entry): { readonly days: number; readonly months?: number; readonly basis: Omit<Basis, 'read'> } | undefined {
  const procedures = Array.isArray(entry['procedures']) ? (entry['procedures'] as readonly Record<string, unknown>[]) : []
  const given = entry['state_reply_days'] ?? procedures.find((one) => one['state_reply_days'] !== undefined)?.['state_reply_days']
  const read = replyShape.safeParse(given)
  if (!read.success) return undefined
  const { value: days, months } = read.data
  return { days, ...(months !== undefined && { months }), basis: basisIn(given) }
}

function basisIn(value: unknown): Omit<Basis, 'read'> {
  const { confirmed = 'unconfirmed', source } = told.catch({}).parse(value)
  return { words: inWords(value), confirmed: confirmed as RuleConfirmation, ...(source !== undefined && { source }) }
}

const confirmedOf = ({ confirmed }: Entry): RuleConfirmation | undefined => confirmed as RuleConfirmation | undefined

function withoutRule(given: Record<string, unknown>): unknown {
  const { rule: _, ...rest } = given
  return rest
}

function factsOf(given: unknown): readonly string[] {
  if (Array.isArray(given)) return given.flatMap(factsOf)
  if (typeof given !== 'object' || given === null) return []
  return Object.entries(given).flatMap(([name, value]) => (name === 'fact' ? [String(value)] : factsOf(value)))
}

function inWords(value: unknown): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  // Codes are written as words; addresses stay as they are.
  if (typeof value === 'string') return /^[a-z_]+$/.test(value) ? value.replaceAll('_', ' ') : value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(inWords).join('; ')
  if (typeof value !== 'object' || value === null) return ''
  // What is named stands before what is said of it, and a note beside it.
  const { id, note, confirmed: _, source: __, ...said } = value as Entry
  const parts = Object.entries(said).map(([name, inner]) => (name === 'value' ? inWords(inner) : fieldInWords(name, inWords(inner))))
  const text = [id === undefined ? [] : [inWords(id)], parts.length === 0 ? [] : [parts.join(', ')]].flat().join(': ')
  return note === undefined ? text : `${text} (${inWords(note)})`
}

/** "the State replies within 60 days" of `state_reply_days`; a name without its underscores before anything else. */
const fieldInWords = (name: string, said: string): string =>
  name === 'state_reply_days' ? `the State replies within ${said.replace(/^\d+/, '$& days')}` : `${name.replaceAll('_', ' ')}: ${said}`
