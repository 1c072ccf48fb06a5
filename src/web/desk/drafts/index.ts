export { discardDraft, findDraft, keepDraft, keepUnsentForm, type Draft } from './drafts.ts'
