import type { CaseDocument } from '../cases/index.ts'
import { knowledgeAt, wasOutBy } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'

/**
 * A case as it could be known by a day (docs/evaluation.md, A): without the claims, documents and appeals that came later, and with what was
 * retracted later still standing. What is only possibly known by then is left out.
 */
export function knownBy(document: CaseDocument, day: Day): CaseDocument {
  const { claims } = knowledgeAt(document, day)
  const known = new Map(claims.map((one) => [one.claim.id, one]))
  const documents = document.documents.filter((one) => wasOutBy(one, day))
  const out = new Set(documents.map(({ id }) => id))
  return {
    ...document,
    documents,
    appeals: document.appeals.filter(({ opened }) => opened.kind !== 'date' || opened.earliest <= day),
    claims: document.claims.flatMap((claim) => {
      const found = known.get(claim.id)
      if (found === undefined) return []
      const { retracted, ...said } = claim
      const isRetracted = retracted !== undefined && found.withdrawn?.startsWith('retracted') === true
      return [{ ...said, printed_in: claim.printed_in.filter((one) => out.has(one.document)), ...(isRetracted && { retracted }) }]
    }),
  }
}
