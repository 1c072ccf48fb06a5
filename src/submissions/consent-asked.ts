import { endedConsents, readingsOfConsents, standingRefusals, weightCounts, type ConsentOnRecord } from '../appeals/index.ts'
import type { Consent, ConsentMatter } from '../cases/index.ts'
import type { Day } from '../kit/index.ts'
import type { FormField } from './form.ts'
import type { SubmissionMatter } from './matter.ts'
import type { ConsentAnswer } from './submission.ts'

/** Whether a question is one of consent, which no draft answers. */
export const isOfConsent = ({ wants }: Pick<FormField, 'wants'>): boolean =>
  wants.some((want) => want.kind === 'case' && want.path.split('.')[0] === 'consent')

/** Whether a reason is taken in the place of a consent: where its form says so, and always where only we ask for it. */
export const mayBeAbsent = ({ hint = '', required }: Pick<FormField, 'hint' | 'required'>): boolean =>
  required === 'ours' || /\breason\b/.test(hint)

/**
 * The consents on record for a person that stand on a day and reach as far as a question does: of those that may be told, as all of the
 * case says that they stand.
 */
export const consentsFor = (
  { document, whole = document }: AllOfIt,
  subject: string,
  field: Pick<FormField, 'wants'>,
  today: Day,
): readonly ConsentOnRecord[] =>
  standingByAll(readingsOfConsents(whole, today)(subject)).filter(
    ({ consent }) => document.consents.includes(consent) && reaches(consent.covers, field),
  )

/** Those that stand whichever of its claims are read, and whose giver's word counts no more than by those that everybody reads. */
function standingByAll([recorded = [], readByAll = recorded]: readonly (readonly ConsentOnRecord[])[]): readonly ConsentOnRecord[] {
  return recorded.flatMap((one, at) => {
    const other = readByAll[at] ?? one
    return one.state === 'stands' && other.state === 'stands' ? [weightCounts(one.weight) ? other : one] : []
  })
}

type AllOfIt = Pick<SubmissionMatter, 'document' | 'whole'>

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
 * somebody whose word counts by itself agrees all the same. Asked of all of the case, whoever may read of them; of whom the team may not
 * read, no more is said than that there is somebody.
 */
export function refusals({ document, whole = document }: AllOfIt, subject: string, today: Day): readonly string[] {
  const isTold = (consent: Consent): boolean => document.consents.includes(consent)
  const readings = readingsOfConsents(whole, today)(subject)
  const isAgreed = standingByAll(readings).some((one) => countsAlone(one) && isTold(one.consent))
  const takenBack = isAgreed ? [] : endedConsents(whole, subject, today).filter(({ how }) => how === 'withdrawn')
  const refused = readings.map(standingRefusals)
  const said = [
    ...new Set(refused.flat())
      .values()
      .map((consent) => ({ consent, what: 'refused', counts: refused.at(-1)?.includes(consent) === true })),
    ...takenBack.map(({ consent }) => ({ consent, what: 'took it back', counts: true })),
  ]
  const told = said.map(({ consent, what, counts }) =>
    counts && isTold(consent) ? `${consent.given_by} ${what} (${consent.scope}).` : notTold,
  )
  return [...new Set(told)]
}

/** What is said of somebody of whom the team may not read. */
const notTold = 'A consent on record that is not for the whole team speaks against it. Ask somebody who reads all of the case.'

/** A consent that was asked one by one has to name what the question is about. */
function reaches(covers: readonly ConsentMatter[] | undefined, { wants }: Pick<FormField, 'wants'>): boolean {
  if (covers === undefined) return true
  const path = wants.map((want) => (want.kind === 'case' ? want.path : '')).find((one) => one.startsWith('consent'))
  if (path === 'consent.public') return covers.includes('publication')
  if (path === 'consent.named_to_state') return covers.includes('authorities') && covers.includes('name')
  return covers.includes('authorities') || covers.includes('publication')
}
