import * as z from 'zod'
import { headSchema, listSchemas } from './case-schema.ts'
import { callSchema, contactSchema, handoverSchema } from './log-schemas.ts'

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
] as const
export type EntryList = (typeof entryLists)[number]

/** Lists whose entries are never revised: what is wrong in them is said by a further entry. */
export const recordedOnce: ReadonlySet<EntryList> = new Set<EntryList>([
  'claims',
  'retractions',
  'tightenings',
  'independence',
  'rulings',
  'handovers',
])

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
} as const satisfies Readonly<Record<EntryList, z.ZodType>>
