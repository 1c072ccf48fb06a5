import { consentsOf, endedConsents, standingRefusals, weightCounts, type ConsentOnRecord } from '../appeals/index.ts'
import type { CaseDocument, ConsentMatter } from '../cases/index.ts'
import type { Day } from '../kit/index.ts'
import type { FormField } from './form.ts'
import type { ConsentAnswer } from './submission.ts'

/** Whether a question is one of consent, which no draft answers. */
export const isOfConsent = ({ wants }: Pick<FormField, 'wants'>): boolean =>
  wants.some((want) => want.kind === 'case' && want.path.split('.')[0] === 'consent')

/** Whether its form takes a reason in the place of a consent. */
export const mayBeAbsent = ({ hint = '' }: Pick<FormField, 'hint'>): boolean => /\breason\b/.test(hint)

/** The consents on record for a person that stand on a day and reach as far as a question does. */
export const consentsFor = (
  document: CaseDocument,
  subject: string,
  field: Pick<FormField, 'wants'>,
  today: Day,
): readonly ConsentOnRecord[] =>
  consentsOf(document, subject, today).filter(({ state, consent }) => state === 'stands' && reaches(consent.covers, field))

/** The one that an answer names, as long as it stands and reaches so far; undefined where it does not. */
export const consentNamed = (
  answer: Extract<ConsentAnswer, { kind: 'consent' }>,
  standing: readonly ConsentOnRecord[],
): ConsentOnRecord | undefined =>
  standing.find(({ consent }) => consent.given_by === answer.given_by && consent.on.text === answer.on && consent.scope === answer.scope)

/** Whether the word of who gave it counts by itself; of anybody else it has to be said why the person was not asked. */
export const countsAlone = ({ weight }: ConsentOnRecord): boolean => weightCounts(weight)

/**
 * Those who refused for the person, whose no stops every submission, whatever its form asks; and who took back what they had agreed to, unless
 * somebody whose word counts by itself agrees all the same.
 */
export function refusals(document: CaseDocument, subject: string, today: Day): readonly string[] {
  const recorded = consentsOf(document, subject, today)
  const isAgreed = recorded.some((one) => one.state === 'stands' && countsAlone(one))
  const takenBack = isAgreed ? [] : endedConsents(document, subject, today).filter(({ how }) => how === 'withdrawn')
  return [
    ...standingRefusals(recorded).map(({ given_by, scope }) => `${given_by} refused (${scope}).`),
    ...takenBack.map(({ consent: { given_by, scope } }) => `${given_by} took it back (${scope}).`),
  ]
}

/** A consent that was asked one by one has to name what the question is about. */
function reaches(covers: readonly ConsentMatter[] | undefined, { wants }: Pick<FormField, 'wants'>): boolean {
  if (covers === undefined) return true
  const path = wants.map((want) => (want.kind === 'case' ? want.path : '')).find((one) => one.startsWith('consent'))
  if (path === 'consent.public') return covers.includes('publication')
  if (path === 'consent.named_to_state') return covers.includes('authorities') && covers.includes('name')
  return covers.includes('authorities') || covers.includes('publication')
}
