import type { Consent } from '../../../cases/index.ts'
import type { Claim } from '../../../claims/index.ts'
import type { AppealVisit } from '../visit.ts'

// What is weighed of an appeal is weighed on its whole cases; of what somebody may not read they are told that it is there, and not its words.

/** Whether whoever looks reads a consent of a case: what it says may tell of what is sealed. */
export function mayReadConsent({ opened }: AppealVisit, caseId: string, consent: Consent): boolean {
  const consents = opened.cases.get(caseId)?.document.consents ?? []
  return consents.some((one) => one.subject === consent.subject && wordsOf(one) === wordsOf(consent))
}

const wordsOf = ({ given_by, relation, scope, on }: Consent): string => [given_by, relation, scope, on.text].join('\n')

/** The ids of claims, as far as whoever looks reads them: "C4, 1 that you may not read". */
export function idsRead({ opened }: AppealVisit, caseId: string, claims: readonly Claim[]): string {
  const readable = new Set(opened.cases.get(caseId)?.document.claims.map(({ id }) => id))
  const read = claims.map(({ id }) => id).filter((id) => readable.has(id))
  return [...read, ...(read.length < claims.length ? [`${claims.length - read.length} that you may not read`] : [])].join(', ')
}
