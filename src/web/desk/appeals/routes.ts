import { administrators, approvers, everybody, get, post, writers, type DeskRoutes } from '../route.ts'

const inCase = { roles: writers, of: 'case' } as const
const reads = { roles: everybody, of: 'appeal' } as const
const writes = { roles: writers, of: 'appeal' } as const

/** Writing appeals: the list, the text and its parts, the preview. */
export const appealRoutes = {
  list: get('/appeals', { roles: everybody, of: 'desk' }),
  begin: get('/cases/:case/appeals/new', inCase),
  begun: post('/cases/:case/appeals/new', inCase),
  compose: get('/appeals/:appeal', reads),
  citations: get('/appeals/:appeal/citations', writes),
  history: get('/appeals/:appeal/history', reads),
  preview: get('/appeals/:appeal/preview', reads),
  previewStyle: get('/appeals/:appeal/preview.css', reads),
  head: get('/appeals/:appeal/head', writes),
  headSent: post('/appeals/:appeal/head', writes),
  news: get('/appeals/:appeal/news', writes),
  newsSent: post('/appeals/:appeal/news', writes),
  extend: get('/appeals/:appeal/extension', writes),
  extended: post('/appeals/:appeal/extension', writes),
  closing: get('/appeals/:appeal/closing', writes),
  closed: post('/appeals/:appeal/closing', writes),
  openDraft: post('/appeals/:appeal/opening', writes),
  addSection: get('/appeals/:appeal/sections/new', writes),
  addSectionSent: post('/appeals/:appeal/sections/new', writes),
  section: get('/appeals/:appeal/sections/:part{[0-9]+}', writes),
  sectionSent: post('/appeals/:appeal/sections/:part{[0-9]+}', writes),
  moveSection: post('/appeals/:appeal/sections/:part{[0-9]+}/move', writes),
  removeSection: post('/appeals/:appeal/sections/:part{[0-9]+}/removal', writes),
  addSentence: get('/appeals/:appeal/sentences/new', writes),
  addSentenceSent: post('/appeals/:appeal/sentences/new', writes),
  sentence: get('/appeals/:appeal/sentences/:part{[0-9]+}', writes),
  sentenceSent: post('/appeals/:appeal/sentences/:part{[0-9]+}', writes),
  moveSentence: post('/appeals/:appeal/sentences/:part{[0-9]+}/move', writes),
  removeSentence: post('/appeals/:appeal/sentences/:part{[0-9]+}/removal', writes),
  decideClaims: get('/appeals/:appeal/undecided', writes),
  claimsDecided: post('/appeals/:appeal/undecided', writes),
  citePoint: post('/appeals/:appeal/sentences/:part{[0-9]+}/citation', writes),
  addAddressee: get('/appeals/:appeal/addressees/new', writes),
  addAddresseeSent: post('/appeals/:appeal/addressees/new', writes),
  addressee: get('/appeals/:appeal/addressees/:part{[0-9]+}', writes),
  addresseeSent: post('/appeals/:appeal/addressees/:part{[0-9]+}', writes),
  removeAddressee: post('/appeals/:appeal/addressees/:part{[0-9]+}/removal', writes),
} as const satisfies DeskRoutes

/** Reviewing appeals before they are published, and who may approve them. */
export const reviewRoutes = {
  riskReview: get('/appeals/:appeal/risk-review', reads),
  riskReviewSent: post('/appeals/:appeal/risk-review', { roles: ['administrator', 'editor', 'reviewer'], of: 'appeal' }),
  approval: get('/appeals/:appeal/approval', reads),
  askForApproval: post('/appeals/:appeal/approval/request', writes),
  approvalSent: post('/appeals/:appeal/approval', { roles: approvers, of: 'appeal' }),
  settings: get('/settings', { roles: administrators, of: 'desk' }),
  settingsSent: post('/settings', { roles: administrators, of: 'desk', confirmed: true }),
} as const satisfies DeskRoutes
