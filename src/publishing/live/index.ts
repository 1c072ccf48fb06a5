export type { ChangeKind, NoteChange } from './change.ts'
export { changeInWords, changesBySentence, furtherInWords, noteOfChange, speakersInWords } from './changes-in-words.ts'
export {
  changedSentences,
  keepDespiteChange,
  keptReasons,
  openChanges,
  type KeptReason,
  type OpenChange,
  type OpenNormChange,
  type Reads,
} from './changed-sentences.ts'
export { standingsOf, type NoteStandingNow, type NoteStandings } from './standings.ts'
export { citedNow } from './changes-by-clearance.ts'
export { keepCitedAlike, keepCitedCases, publicChanges, type CitedCase, type NoticedChange } from './changes-store.ts'
export { positionsIn } from './places.ts'
export { noteChanges } from './note-changes.ts'
export { normsAsked, normsAtPublication } from './note-norm-changes.ts'
export { enqueueHoldingNorms, holdingNorms } from './hold-norms.ts'
export { everyPersonOfNorms, mostPersonsHeld } from './norms-then.ts'
export { sentencesOnNotes } from './sentences-on-notes.ts'
export type { FurtherAccount, ToldGone } from './further-accounts.ts'
export { toldChanges, type ToldChange } from './told-changes.ts'
export { normsNotHeld } from './norms-held-store.ts'
