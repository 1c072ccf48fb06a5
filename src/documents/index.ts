export { capturedEntry, keepFiles, keepOriginal, originalOf, type Capturing, type FileToKeep } from './original.ts'
export { keepDocument, type NewDocument } from './keep-document.ts'
export { derivedOf, readingOf, readOriginal, reportOf, textOfDocument, type Reading } from './read-files.ts'
export type { Report } from './report.ts'
export { layOnDocument, type DocumentAtHand, type DocumentChange, type WhichDocument } from './document-at-hand.ts'
export { copiesOf, discardCopy, type DiscardedOutcome } from './discard-copy.ts'
export { readOutOriginal } from './read-out-original.ts'
export { stampOriginal } from './stamp-original.ts'
export { askForReading, askForTimestamps, documentJobs, type DocumentJobs } from './jobs.ts'
export { derivedInWords, endingOf, typeInWords } from './kinds-of-files.ts'
export { attachment, plainFileName, savedName, titleOfFile } from './file-name.ts'
export {
  beginUpload,
  findUpload,
  openUploads,
  type BegunUpload,
  type NewUpload,
  type Upload,
  type Uploader,
  type UploadLimits,
} from './uploads.ts'
export { appendPiece, discardUpload, finishUpload, sweepPieces, wholeUpload, type AppendOutcome } from './send-pieces.ts'
export { heldToItsWords, heldToTheirWords } from './readable-words.ts'
