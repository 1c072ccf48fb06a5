import * as z from 'zod'
import { headSchema, listSchemas } from './case-schema.ts'
import { callSchema, contactSchema, handoverSchema, identitySchema, procedureSchema } from './log-schemas.ts'
import type { PlainEntry } from './plain-case.ts'

/** The lists of entries of which a case consists, as they are kept: those of a file, and those of the desk. */
export const entryLists = [
  'head',
  'subjects',
  'sources',
  'documents',
  'claims',
  'retractions',
  'tightenings',
  'questions',
  'independence',
  'rulings',
  'consents',
  'appeals',
  'calls',
  'contacts',
  'handovers',
  'identities',
  'procedures',
] as const
export type EntryList = (typeof entryLists)[number]

const recordedOnce: ReadonlySet<EntryList> = new Set<EntryList>([
  'claims',
  'retractions',
  'tightenings',
  'independence',
  'rulings',
  'handovers',
  'procedures',
])

/**
 * Whether an entry, as it stands, is never revised: what is wrong in it is said by a further entry. That a claim was made
 * of a call stays so; the call itself may have been logged wrongly.
 */
export const isRecordedOnce = (list: EntryList, entry: PlainEntry): boolean =>
  recordedOnce.has(list) || (list === 'calls' && entry['kind'] !== 'call')

const claim = listSchemas.claims.shape

/** What an entry of each list looks like when it is written. Every list has its line here. */
export const entrySchemas = {
  head: headSchema,
  ...listSchemas,
  retractions: claim.retracted.unwrap().extend({ claim: claim.id }),
  tightenings: z.strictObject({ claim: claim.id, sensitivity: claim.sensitivity.unwrap() }),
  calls: callSchema,
  contacts: contactSchema,
  handovers: handoverSchema,
  identities: identitySchema,
  procedures: procedureSchema,
} as const satisfies Readonly<Record<EntryList, z.ZodType>>
