import { plainValue, type Assertion, type CaseFile } from '../claims/index.ts'
import type { Kept } from './plan.ts'

/** What a case keeps of a list already. */
export function keptOf({ subjects, sources, documents, claims }: Pick<CaseFile, 'subjects' | 'sources' | 'documents' | 'claims'>): Kept {
  return {
    subjects: new Set(subjects.map(({ id }) => id)),
    sources: new Set(sources.map(({ id }) => id)),
    documents: new Set(documents.map(({ id }) => id)),
    claims: new Map(claims.map(({ id, asserts }) => [id, JSON.stringify(asserts.map(asPlanned))])),
  }
}

const asPlanned = ({ fact, value, when }: Assertion): object => ({ fact, value: plainValue(value), ...(when && { when: when.text }) })
