import * as z from 'zod'
import { parseDate } from '../kit/index.ts'
import { listSchemas } from './case-schema.ts'

/**
 * What the desk keeps beside a case file: calls, attempts to reach somebody, and notes from one shift to the next. No file
 * and no export holds them.
 */

export const channels = ['phone', 'message', 'email', 'letter', 'in_person', 'other'] as const
export const outcomes = ['reached', 'promised', 'no_answer', 'refused'] as const
/** Up to which clearance it takes to read an entry; absent means team. None of them is ever public. */
export const logSensitivities = ['team', 'privileged', 'sealed'] as const

const { statement: text, id } = listSchemas.claims.shape
const { title: name } = listSchemas.documents.shape
const position = z.int().min(0).max(2_000_000_000)
const date = z
  .string()
  .min(1)
  .max(64)
  .refine((written) => parseDate(written).kind === 'date', { error: 'a date that can be read (2021, 2021-07 or 2021-07-17)' })

const party = {
  /** A source of the case; or, where it is none, a name. */
  source: id.exactOptional(),
  name: name.exactOptional(),
}
const heard = {
  at: date,
  channel: z.enum(channels),
  /** When to try again, or when what was promised is due. */
  next: date.exactOptional(),
  sensitivity: z.enum(logSensitivities).exactOptional(),
}

export const callSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), ...party, ...heard, said: text, promised: text.exactOptional() }),
  /** That a claim was made of a call. */
  z.strictObject({ kind: z.literal('claim'), call: position, claim: id }),
])

export const contactSchema = z.strictObject({ ...party, ...heard, outcome: z.enum(outcomes), note: text.exactOptional() })

/**
 * Who a protected source is: to be read by the staff members who are named in it, and by nobody else, whatever their role and
 * clearance. Its words stand nowhere else.
 */
export const identitySchema = z.strictObject({
  source: id,
  name,
  contact: text.exactOptional(),
  note: text.exactOptional(),
  /** Ids of staff members. */
  readers: z.array(id).min(1).max(20),
})

/**
 * That a procedure which forbids publicity covers the case, or claims, documents and appeals of it; that it was lifted. From then on no
 * door shows to readers what it covers (procedures.ts).
 */
export const procedureSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('procedure'),
    body: name,
    whole: z.boolean(),
    claims: z.array(id).max(5000),
    documents: z.array(id).max(5000),
    appeals: z.array(id).max(500),
    told: text.exactOptional(),
    note: text.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('lift'), procedure: position, why: text }),
])

export const handoverSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('note'),
    open: text,
    watch: text.exactOptional(),
    sensitivity: z.enum(logSensitivities).exactOptional(),
  }),
  /** That whoever wrote this entry has read a note. */
  z.strictObject({ kind: z.literal('read'), note: position }),
])
