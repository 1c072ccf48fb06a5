import type { Assertion, Claim, FactValue, Sensitivity } from '../claims/index.ts'
import { parseDate } from '../kit/index.ts'
import type { Appeal, CaseDocument } from './case-document.ts'
import { appealSchema, type RawCase } from './case-schema.ts'
import { plainAssertion, type PlainEntry } from './plain-case.ts'
import { withDates } from './read-dates.ts'
import { stricter } from './sensitivity.ts'

/** A case as one row of JSON: the columns of its tables. */
export type StoredCase = Omit<RawCase, 'claims' | 'appeals'> & {
  readonly claims: readonly StoredClaim[]
  readonly retractions: readonly (NonNullable<StoredClaim['retracted']> & { readonly claim_id: string })[]
  readonly tightenings: readonly { readonly claim_id: string; readonly sensitivity: Sensitivity }[]
  readonly case_appeals: readonly { readonly content: unknown }[]
}
type StoredClaim = Omit<RawCase['claims'][number], 'asserts'> & { readonly asserts: readonly StoredAssertion[] }
type StoredAssertion = RawCase['claims'][number]['asserts'][number] & { readonly type: FactValue['type'] }

/** An assertion as it is stored: with its type, so that it can be read without the dictionary. */
export const storedAssertion = (assertion: Assertion): PlainEntry => ({
  ...plainAssertion(assertion),
  type: assertion.value.type,
})

// What is stored was read once by the reader of files; only its dates and values are parsed again.
export function restored(stored: StoredCase): CaseDocument {
  const retractions = new Map(stored.retractions.map(({ claim_id, by, on, why }) => [claim_id, { by, on, why }]))
  const tightened = new Map<string, Sensitivity>()
  for (const { claim_id, sensitivity } of stored.tightenings) tightened.set(claim_id, stricter(tightened.get(claim_id), sensitivity))
  const dated = <Entry extends object, Name extends keyof Entry & string>(entries: readonly Entry[], ...names: readonly Name[]) =>
    entries.map((entry) => withDates(present(entry), names))
  return {
    case: withDates(present(stored.case), ['opened', 'closed']),
    subjects: stored.subjects.map(present),
    sources: stored.sources.map(present),
    documents: dated(stored.documents, 'published', 'accessed'),
    claims: stored.claims.map((claim) => restoredClaim(present(claim), retractions.get(claim.id), tightened.get(claim.id))),
    questions: dated(stored.questions, 'on', 'explained_on'),
    independence: dated(stored.independence, 'on'),
    rulings: dated(stored.rulings, 'on'),
    consents: dated(stored.consents, 'on', 'until', 'withdrawn'),
    appeals: stored.case_appeals.map(({ content }) => restoredAppeal(content)),
  }
}

/** An appeal as it is stored, its dates parsed. */
export const restoredAppeal = (content: unknown): Appeal => withDates(appealSchema.parse(content), ['opened', 'act_until', 'closed'])

function restoredClaim(stored: StoredClaim, retracted: StoredClaim['retracted'], tightened: Sensitivity | undefined): Claim {
  const { asserts, recorded, retracted: _, ...claim } = withDates(stored, ['said_on'])
  const sensitivity = tightened === undefined ? undefined : stricter(claim.sensitivity, tightened)
  return {
    ...claim,
    ...(sensitivity && { sensitivity }),
    asserts: asserts.map(({ type, value, ...assertion }) => ({ ...withDates(assertion, ['when']), value: valueOf(type, value) })),
    ...(retracted && { retracted: withDates(retracted, ['on']) }),
    ...(recorded && { recorded: withDates(recorded, ['on']) }),
  }
}

/** An entry without the columns that are null: absent in the file. */
function present<Entry extends object>(entry: Entry): Entry {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(entry)) if (value !== null) kept[name] = value
  return kept as Entry
}

function valueOf(type: FactValue['type'], value: string | number | boolean): FactValue {
  switch (type) {
    case 'date':
      return { type, date: parseDate(String(value)) }
    case 'number':
      return { type, number: Number(value) }
    case 'bool':
      return { type, bool: value === true }
    case 'text':
    case 'enum':
    case 'place':
    case 'duration':
      return { type, text: String(value) }
    default:
      return type satisfies never
  }
}
