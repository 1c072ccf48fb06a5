import { z } from 'zod'
import { isLanguage } from '../kit/index.ts'
import { confirmations, forces, forerunnerConfirmations, operators, reviews, type Condition } from './norm.ts'
import { ratificationStatuses } from './ratification.ts'

/** What data/norms.yaml, data/norm-words and data/ratifications.yaml may say, before one is held against the other. */

const words = z.string().trim().min(1).max(2000)
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id has small letters, figures and hyphens')
const year = z.int().min(1800).max(2100)
const countryCode = z.string().regex(/^[A-Z]{2}$/, 'a State is named by its two letters of ISO 3166-1')

const question = z.strictObject({
  fact: words,
  op: z.enum(operators),
  value: z.union([z.boolean(), z.number(), words, z.array(words).min(1)]),
})
const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([z.strictObject({ all: z.array(condition).min(1) }), z.strictObject({ any: z.array(condition).min(1) }), question]),
)

const instrument = z.strictObject({
  title: words,
  symbol: words,
  adopted: year,
  force: z.enum(forces),
  region: z.union([z.enum(['universal', 'africa', 'americas', 'europe']), countryCode]),
  source: words,
})

export type WrittenNorm = z.infer<typeof norm>
const norm = z.strictObject({
  id,
  instrument: words,
  cite: words,
  year,
  force: z.enum(forces),
  confirmed: z.enum(confirmations),
  paraphrase: words,
  review: z.enum(reviews).default('unreviewed'),
  check: z.enum(['fact', 'prompt', 'manual']),
  applies_when: condition.nullable(),
  tags: z.array(words).min(1),
  source: words.optional(),
  was: id.optional(),
  heuristic_threshold: z.literal(true).optional(),
  text_numbers: words.optional(),
  consolidates: z.strictObject({ cite: words, year, confirmed: z.enum(forerunnerConfirmations) }).optional(),
})

export const normsSchema = z.strictObject({ version: z.int(), instruments: z.record(z.string(), instrument), norms: z.array(norm) })

/** English is the paraphrase itself. */
const otherLanguage = z.string().refine((tag) => isLanguage(tag) && tag !== 'en', 'the language is named by its BCP 47 tag')
const named = z.record(z.string(), words)

/** What a file of data/norm-words may say. */
export const normWordsSchema = z.strictObject({
  lang: otherLanguage,
  reviewed: z.array(id),
  our_titles: z.array(id),
  instruments: named,
  treaties: named,
  cites: named,
  tags: named,
  facts: named,
  values: named,
  text_numbers: named,
  units: z.record(z.string(), z.tuple([words, words])),
  norms: named,
})

const day = z.string().regex(/^\d{4}(-\d\d-\d\d)?$/, 'a date is YYYY-MM-DD, or YYYY where the source gives the year only')
export type WrittenRatification = z.infer<typeof ratification>
const ratification = z.strictObject({
  status: z.enum(ratificationStatuses),
  signed: day.nullable(),
  bound_since: day.nullable(),
  in_force: day.optional(),
  ended: day.optional(),
  withdrawal_notice: day.optional(),
  how: words.nullable(),
  source: z.array(words),
  confirmed: z.enum([...confirmations, 'dataset']),
  notes: words.optional(),
})

export const ratificationsSchema = z.strictObject({
  meta: z.strictObject({ as_of: z.record(z.string(), day), not_covered: z.array(words) }),
  sources: z.record(z.string(), words),
  official: z.record(z.string(), words),
  instruments: z.record(z.string(), words),
  disagreements: z.array(z.strictObject({ state: countryCode, instrument: words, a: words, a_says: words, b: words, b_says: words })),
  states: z.record(countryCode, z.object({ name: words }).catchall(z.union([z.string(), ratification]))),
})
