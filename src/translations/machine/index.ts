export { serverInWords, type TranslationServer } from './server.ts'
export { askForDrafts, lastDraftRequest, type DraftFailure, type DraftRequest } from './requests.ts'
export { translationJobs } from './jobs.ts'
