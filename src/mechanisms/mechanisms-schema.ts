import { z } from 'zod'
import { consentGivers, publicities, type Concern } from './mechanism.ts'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
const entryShape = z.object({ id, name: z.string().min(1), type: z.string() }).catchall(z.unknown())
/** data/bodies.yaml, as far as rules are read from it. */
export const bodiesShape = z.object({
  bodies: z.array(entryShape),
  national: z.array(z.object({ id, name: z.string().min(1), use: z.array(z.string()) })),
})

const rule = z.string().regex(/^[a-z_]+$/)
const question = z.union([
  z.strictObject({ fact: z.string(), told: z.literal(true) }),
  z.strictObject({
    fact: z.string(),
    op: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in']),
    value: z.union([z.boolean(), z.number(), z.string(), z.array(z.string()).min(1)]),
  }),
])
export const concern: z.ZodType<Concern> = z.lazy(() =>
  z.union([z.strictObject({ all: z.array(concern).min(1) }), z.strictObject({ any: z.array(concern).min(1) }), question]),
)
const reading = z.strictObject({
  body: id,
  called: z.array(z.string().min(1)).default([]),
  complaint: z.strictObject({ is: z.literal(false), rule }).optional(),
  only_through: rule.optional(),
  binds: z.strictObject({ to: z.string(), region: z.string().optional(), since: z.string().optional(), rule: rule.optional() }).optional(),
  concerns: z.looseObject({ rule: rule.optional() }).optional(),
  parts: z.array(z.strictObject({ id: z.string(), name: z.string(), any: z.array(concern).min(1) })).default([]),
  living: z.boolean(),
  who: rule.optional(),
  consent: z.strictObject({ rule, of: z.enum(consentGivers) }).optional(),
  exhaustion: z.strictObject({ needed: z.boolean(), rule }).optional(),
  not_while: z.strictObject({ pending: z.literal(true).optional(), examined: z.literal(true).optional(), rule }).optional(),
  apart_from: z.strictObject({ bodies: z.array(id).min(1), rule }).optional(),
  limit: z
    .strictObject({
      months: z.int().positive().optional(),
      after_procedure: z.int().positive().optional(),
      soft: z.literal(true).optional(),
      until: z.strictObject({ day: z.iso.date(), months: z.int().positive() }).optional(),
      rule,
    })
    .optional(),
  otherwise: rule.optional(),
  publicity: z.strictObject({ is: z.enum(publicities), says: z.string().optional(), rule: rule.optional() }),
})
/** data/mechanisms.yaml. */
export const readingsShape = z.object({ version: z.literal(1), read: z.iso.date(), mechanisms: z.array(reading) })
export type Reading = z.infer<typeof reading>
export type Entry = z.infer<typeof entryShape>
