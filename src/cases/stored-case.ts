import type { Assertion, Claim, FactValue, Sensitivity } from '../claims/index.ts'
import { parseDate } from '../kit/index.ts'
import type { Appeal, CaseDocument } from './case-document.ts'
import { appealSchema } from './case-schema.ts'
import type { EntryList } from './entry-schemas.ts'
import { plainAssertion, plainCase, type PlainEntry } from './plain-case.ts'
import { withDates } from './read-dates.ts'
import { readDocument } from './read-document.ts'
import { stricter } from './sensitivity.ts'
import type { StoredLists } from './store.ts'
import type { StoredClaim, StoredRetraction, StoredValues } from './stored-values.ts'

/**
 * The entries of a case as they are kept, in the order of the file: as the file has them, but each assertion with its
 * type, so that it can be read without the dictionary it was written under, and retractions as entries of their own.
 */
export function storedLists(document: CaseDocument): readonly (readonly [keyof StoredLists, readonly PlainEntry[]])[] {
  const { case: head, lists } = plainCase(document)
  const claims = (lists.find(([list]) => list === 'claims')?.[1] ?? []).map((claim, index): PlainEntry => {
    const { retracted: _, ...kept } = claim
    return { printed_in: [], ...kept, asserts: document.claims[index]?.asserts.map(storedAssertion) ?? [] }
  })
  const retractions = document.claims.flatMap(({ id, retracted }): PlainEntry[] =>
    retracted === undefined ? [] : [{ claim: id, by: retracted.by, on: retracted.on.text, why: retracted.why }],
  )
  const files = lists.map(([list, entries]) => [list as keyof StoredLists, list === 'claims' ? claims : entries] as const)
  return [['head', [head]], ...files, ['retractions', retractions]]
}

const storedAssertion = (assertion: Assertion): PlainEntry => ({ ...plainAssertion(assertion), type: assertion.value.type })

/** The case of its stored entries; they were read once by the reader of files, so only dates and values are parsed again. */
export function restored(lists: StoredLists): CaseDocument {
  const values = <List extends EntryList>(list: List): StoredValues[List][] => lists[list].map(({ value }) => value)
  const retractions = new Map(values('retractions').map(({ claim, ...retracted }) => [claim, retracted]))
  const tightened = new Map<string, Sensitivity>()
  for (const { claim, sensitivity } of values('tightenings')) tightened.set(claim, stricter(tightened.get(claim), sensitivity))
  return {
    case: withDates(values('head')[0]!, ['opened', 'closed']),
    subjects: values('subjects'),
    sources: values('sources'),
    documents: values('documents').map((document) => readDocument(document)),
    claims: values('claims').map((claim) => restoredClaim(claim, retractions.get(claim.id), tightened.get(claim.id))),
    questions: dated(values('questions'), 'on', 'explained_on'),
    independence: dated(values('independence'), 'on'),
    rulings: dated(values('rulings'), 'on'),
    consents: dated(values('consents'), 'on', 'until', 'withdrawn'),
    appeals: values('appeals').map(restoredAppeal),
  }
}

const dated = <Entry extends object, Name extends keyof Entry & string>(entries: readonly Entry[], ...names: readonly Name[]) =>
  entries.map((entry) => withDates(entry, names))

/** An appeal as it is stored, its dates parsed. */
export const restoredAppeal = (stored: unknown): Appeal => withDates(appealSchema.parse(stored), ['opened', 'act_until', 'closed'])

type Retracted = Omit<StoredRetraction, 'claim'>

function restoredClaim(stored: StoredClaim, retracted: Retracted | undefined, tightened: Sensitivity | undefined): Claim {
  const { asserts, recorded, ...claim } = withDates(stored, ['said_on'])
  const sensitivity = tightened === undefined ? undefined : stricter(claim.sensitivity, tightened)
  return {
    ...claim,
    ...(sensitivity && { sensitivity }),
    asserts: asserts.map(({ type, value, ...assertion }) => ({ ...withDates(assertion, ['when']), value: valueOf(type, value) })),
    ...(retracted && { retracted: withDates(retracted, ['on']) }),
    ...(recorded && { recorded: withDates(recorded, ['on']) }),
  }
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
