import { everybody, get, post, writers, type DeskRoutes } from '../route.ts'

const member = { roles: everybody, of: 'case' } as const
const writing = { roles: writers, of: 'case' } as const

/** What claims are about, who says them, where they are printed, and who agreed to what. `new` stands before each id. */
export const entryRoutes = {
  subjects: get('/cases/:case/subjects', member),
  newSubjectForm: get('/cases/:case/subjects/new', writing),
  newSubject: post('/cases/:case/subjects/new', writing),
  subject: get('/cases/:case/subjects/:subject', member),
  subjectForm: get('/cases/:case/subjects/:subject/correction', writing),
  correctSubject: post('/cases/:case/subjects/:subject/correction', writing),

  sources: get('/cases/:case/sources', { ...member, reads: 'source.read' }),
  newSourceForm: get('/cases/:case/sources/new', writing),
  newSource: post('/cases/:case/sources/new', writing),
  source: get('/cases/:case/sources/:source', { ...member, reads: 'source.read' }),
  sourceForm: get('/cases/:case/sources/:source/correction', writing),
  correctSource: post('/cases/:case/sources/:source/correction', writing),

  documents: get('/cases/:case/documents', { ...member, reads: 'document.read' }),
  newDocumentForm: get('/cases/:case/documents/new', writing),
  newDocument: post('/cases/:case/documents/new', writing),
  document: get('/cases/:case/documents/:document', { ...member, reads: 'document.read' }),
  documentForm: get('/cases/:case/documents/:document/correction', writing),
  correctDocument: post('/cases/:case/documents/:document/correction', writing),

  consents: get('/cases/:case/consents', member),
  newConsentForm: get('/cases/:case/consents/new', writing),
  newConsent: post('/cases/:case/consents/new', writing),
  consent: get('/cases/:case/consents/:entry', member),
  consentForm: get('/cases/:case/consents/:entry/correction', writing),
  correctConsent: post('/cases/:case/consents/:entry/correction', writing),
} as const satisfies DeskRoutes
