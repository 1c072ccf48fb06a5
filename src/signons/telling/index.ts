export { endRestoredTellings } from './after-restore.ts'
export { occasions, longestTelling, tellingState, type Occasion, type Telling, type TellingState, type TellingTexts } from './telling.ts'
export { findTelling, tellingsOf } from './telling-store.ts'
export {
  approveTelling,
  beginTelling,
  changeTelling,
  tellingLanguages,
  textProblems,
  type ApprovedTelling,
  type BegunTelling,
  type ChangedTelling,
} from './write-telling.ts'
export { fastestTelling, startTelling, stillToBeTold, stopTelling, type StartedTelling, type StoppedTelling } from './start-telling.ts'
export { tellNext, type TellingRun, type TellingRuns } from './tell.ts'
export { endMails, languageOfSigner, readUnsubscribeToken } from './unsubscribe.ts'
