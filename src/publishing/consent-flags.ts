import { sql } from 'kysely'
import { consentsOf, endedConsents, inConflict, standingRefusals, weightCounts } from '../appeals/index.ts'
import type { CaseDocument, Consent } from '../cases/index.ts'
import { fold, type Day, type SourceDate } from '../kit/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { Edition, EditionNote } from './edition.ts'
import { sentencesOnNotes } from './live/index.ts'

/** That an edition rests on what somebody no longer agrees to: a consent that is over, a no, or a lapse with nobody in its place. */
export type ConsentFlag = {
  readonly subject: string
  readonly consent: Consent
  readonly how: 'withdrawn' | 'ended' | 'refused'
  /** Since when. */
  readonly on: SourceDate
  /** The sentences that rest on claims about the person, or name them, by the ids they have on the page: s1, a2. */
  readonly sentences: readonly string[]
}

type ConsentOver = Omit<ConsentFlag, 'sentences'>

/** The consents of a case that no longer hold on a day. Takes as much of the case as whoever asks may read. */
export const consentsOver = (file: CaseDocument, today: Day): readonly ConsentOver[] =>
  [...new Set(file.consents.map(({ subject }) => subject))].flatMap((subject): ConsentOver[] => [
    ...endedConsents(file, subject, today).map((one) => ({ ...one, subject })),
    ...refused(file, subject, today).map((consent) => ({ consent, subject, how: 'refused' as const, on: consent.on })),
  ])

/**
 * Those of them that are of people about whom an edition tells. That a person's name stands in it is enough; whom it means in
 * other words no rule finds.
 */
export function consentFlags(edition: Edition, file: CaseDocument, over: readonly ConsentOver[]): readonly ConsentFlag[] {
  return file.subjects.flatMap((subject): ConsentFlag[] => {
    const mine = over.filter((one) => one.subject === subject.id)
    const sentences = mine.length === 0 ? null : sentencesAbout(edition, file, subject)
    return sentences === null ? [] : mine.map((one) => ({ ...one, sentences }))
  })
}

/** A no that counts, and one that stands against somebody else's yes, unless that yes counts and the no does not: what was agreed to stands. */
function refused(file: CaseDocument, subject: string, today: Day): readonly Consent[] {
  const recorded = consentsOf(file, subject, today)
  const all = recorded.filter(({ state }) => state === 'refused').map(({ consent }) => consent)
  const isAgreed = recorded.some(({ state, weight }) => state === 'stands' && weightCounts(weight))
  return inConflict(recorded) && !isAgreed ? all : standingRefusals(recorded)
}

/** The sentences about a person, an empty list where only the rest of the page tells of them; null where nothing does. */
function sentencesAbout(edition: Edition, file: CaseDocument, subject: CaseDocument['subjects'][number]): readonly string[] | null {
  const about = new Set(file.claims.filter((claim) => claim.about === subject.id).map(({ id }) => id))
  const names = subject.names.map(({ text }) => fold(text))
  const says = (value: unknown): boolean => {
    const text = fold(JSON.stringify(value))
    return names.some((name) => text.includes(name))
  }
  const notes = edition.notes.filter((note) => (note.case.id === file.case.id && claimsOf(note).some((id) => about.has(id))) || says(note))
  const on = sentencesOnNotes(edition)
  const text = edition.sections.flatMap(({ sentences }) => sentences)
  const named = [
    ...text.flatMap((sentence, index) => (says(sentence.text) ? [`s${index + 1}`] : [])),
    ...edition.asks.flatMap((sentence, index) => (says(sentence.text) ? [`a${index + 1}`] : [])),
  ]
  const found = [...new Set([...notes.flatMap(({ number }) => on.get(number) ?? []), ...named])]
  return found.length > 0 || notes.length > 0 || says(edition) ? found : null
}

const claimsOf = ({ claim, points }: EditionNote): readonly string[] => [
  ...(claim === undefined ? [] : [claim.claim]),
  ...points.flatMap(({ accounts }) => accounts.flatMap(({ statements }) => statements.map((statement) => statement.claim))),
]

/** Which consent somebody left an edition with as it is, and what it said then. */
export type KeptConsent = {
  readonly appeal: string
  readonly version: number
  readonly lang: string
  readonly caseKey: number
  readonly position: number
  readonly base: number
}

/** Notes that somebody looked at it and leaves the edition as it is; false where that was done before. */
export async function keepDespiteConsent(
  tx: Transaction,
  { appeal, version, lang, caseKey, position, base }: KeptConsent,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    insert into kept_consents (appeal, version, lang, case_key, position, base, kept_at, kept_by)
    values (${appeal}, ${version}, ${lang}, ${caseKey}, ${position}, ${base}, ${at}, ${by}) on conflict do nothing`.execute(tx)
  return numAffectedRows > 0n
}

/** What was left as it is, of some cases. */
export async function keptConsents(db: Database | Transaction, caseKeys: readonly number[]): Promise<readonly KeptConsent[]> {
  const { rows } = await sql<Omit<KeptConsent, 'caseKey'> & { case_key: number }>`
    select appeal, version, lang, case_key, position, base from kept_consents where case_key = any(${caseKeys}::bigint[])`.execute(db)
  return rows.map(({ case_key, ...row }) => ({ ...row, caseKey: case_key }))
}
