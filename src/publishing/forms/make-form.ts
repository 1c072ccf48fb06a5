import type { PdfOutcome } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import { editionPdf, type EditionPlace } from '../pdf/edition-pdf.ts'
import type { PrintedForm, WrittenForm } from '../sheets-store.ts'
import { cardPng } from './card.ts'
import { posterPdf } from './poster.ts'

/** Sets one of the forms of an edition that are printed. The same edition and place give the same bytes; refused as renderPdf does. */
export function makeForm(
  form: Exclude<PrintedForm, WrittenForm>,
  edition: Edition,
  place: EditionPlace & { readonly address: string },
): Promise<PdfOutcome> {
  switch (form) {
    case 'sheet':
      return editionPdf(edition, place)
    case 'poster':
      return posterPdf(edition, place)
    case 'card':
      return cardPng(edition, place)
    default:
      return form satisfies never
  }
}
