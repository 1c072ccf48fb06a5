import { caseRoutes, largestImportForm } from './cases/index.ts'
import { claimRoutes } from './claims/index.ts'
import { documentRoutes } from './documents/routes.ts'
import { draftRoutes } from './drafts/index.ts'
import { largestListForm, listRoutes } from './lists/index.ts'
import { entryRoutes } from './sources/index.ts'
import { largestExchangeForm, translationRoutes } from './translations/index.ts'

/**
 * What a form may weigh, in bytes, that carries the text of a document. The longest that is kept has 200,000 characters;
 * sent by a form, a Chinese or Amharic one weighs nine bytes, an Arabic one six.
 */
const withText = 2_500_000

/** What goes with the bytes of a file in a form: the other fields. */
const besidesFile = 1024 * 1024
/** The largest piece of a file that a script sends, in bytes. */
const largestPiece = 8 * 1024 * 1024

/** Addresses that take files, with how many bytes: as many as the largest file has. */
export const fileForms = (largest: number): Readonly<Record<string, number>> => ({
  [documentRoutes.sendFiles.path]: largest + besidesFile,
  [documentRoutes.recordAddress.path]: largest + besidesFile,
  [documentRoutes.appendUpload.path]: largestPiece,
  [caseRoutes.fileForm.path]: Math.max(largest + besidesFile, largestImportForm),
})

/** Addresses whose forms are larger than others, with how many bytes they take. */
export const largestForms: Readonly<Record<string, number>> = {
  [listRoutes.newForm.path]: largestListForm,
  [listRoutes.lists.path]: largestListForm,
  [caseRoutes.reportForm.path]: withText,
  [claimRoutes.newForm.path]: withText,
  [entryRoutes.newDocumentForm.path]: withText,
  [entryRoutes.documentForm.path]: withText,
  [draftRoutes.keepDraft.path]: withText,
  [translationRoutes.importForm.path]: largestExchangeForm,
}
