export { discardDraft, discardDraftsBelow, findDraft, formStateFor, keepDraft, type Draft } from './drafts.ts'
export { keepUnsentForm } from './keep-unsent-form.ts'
export { draftHandlers } from './answer-draft.ts'
export { draftRoutes } from './routes.ts'
