import type { HandlersOf } from '../route.ts'
import { consentKind } from './consent-kind.tsx'
import { documentKind } from './document-kind.tsx'
import { listConsents } from './list-consents.tsx'
import { listEntries } from './list-entries.tsx'
import type { entryRoutes as routes } from './routes.ts'
import { showEntry } from './show-entry.tsx'
import { sourceKind } from './source-kind.tsx'
import { subjectKind } from './subject-kind.tsx'
import { addEntry, correctEntry, showCorrection, showNewEntry } from './write-entry.tsx'

export { entryRoutes } from './routes.ts'
export { flaggedEditions, type FlaggedEdition } from './flagged-editions.ts'
export { Flags } from './flags.tsx'
export { PagesOfConsent } from './pages-of-consent.tsx'
export { storedEntry } from './withheld.ts'

export const entryHandlers: HandlersOf<typeof routes> = {
  subjects: (visit) => listEntries(visit, subjectKind),
  newSubjectForm: (visit) => showNewEntry(visit, subjectKind),
  newSubject: (visit) => addEntry(visit, subjectKind),
  subject: (visit) => showEntry(visit, subjectKind),
  subjectForm: (visit) => showCorrection(visit, subjectKind),
  correctSubject: (visit) => correctEntry(visit, subjectKind),

  sources: (visit) => listEntries(visit, sourceKind),
  newSourceForm: (visit) => showNewEntry(visit, sourceKind),
  newSource: (visit) => addEntry(visit, sourceKind),
  source: (visit) => showEntry(visit, sourceKind),
  sourceForm: (visit) => showCorrection(visit, sourceKind),
  correctSource: (visit) => correctEntry(visit, sourceKind),

  documents: (visit) => listEntries(visit, documentKind),
  newDocumentForm: (visit) => showNewEntry(visit, documentKind),
  newDocument: (visit) => addEntry(visit, documentKind),
  document: (visit) => showEntry(visit, documentKind),
  documentForm: (visit) => showCorrection(visit, documentKind),
  correctDocument: (visit) => correctEntry(visit, documentKind),

  consents: listConsents,
  newConsentForm: (visit) => showNewEntry(visit, consentKind),
  newConsent: (visit) => addEntry(visit, consentKind),
  consent: (visit) => showEntry(visit, consentKind),
  consentForm: (visit) => showCorrection(visit, consentKind),
  correctConsent: (visit) => correctEntry(visit, consentKind),
}
