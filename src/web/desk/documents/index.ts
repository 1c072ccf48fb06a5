import type { HandlersOf } from '../route.ts'
import { showFilesForm, takeFiles } from './answer-files.ts'
import { appendToUpload, beginSending, discardSending, tellUpload } from './answer-uploads.ts'
import { recordAddress, showAddressForm } from './capture-address.tsx'
import { discardCopyOf } from './discard-copy.ts'
import { makeCopy, showCopyForm } from './make-copy.tsx'
import { askTimestamp, readAgain } from './read-again.ts'
import type { documentRoutes as routes } from './routes.ts'
import { showCopy, showCopyPage } from './show-copy.tsx'
import { saveDerived, saveOriginal, showPage, showThumbnail } from './serve-files.ts'

export { documentRoutes } from './routes.ts'

export const documentHandlers: HandlersOf<typeof routes> = {
  filesForm: showFilesForm,
  sendFiles: takeFiles,
  beginUpload: beginSending,
  upload: tellUpload,
  appendUpload: appendToUpload,
  discardUpload: discardSending,
  addressForm: showAddressForm,
  recordAddress,

  original: saveOriginal,
  derived: saveDerived,
  thumbnail: showThumbnail,
  pagePicture: showPage,
  copyForm: showCopyForm,
  makeCopy,
  copy: showCopy,
  copyPicture: showCopyPage,
  discardCopy: discardCopyOf,
  readAgain,
  askTimestamp,
}
