import * as mupdf from 'mupdf'
import { Refusal } from './refusal.ts'

export type { PDFDocument, PDFObject } from 'mupdf'

/** Opens a PDF; its scripts are not run. Refuses one that asks for a password, and one without pages. */
export function openPdf(bytes: Uint8Array): mupdf.PDFDocument {
  mupdf.setLog(null)
  const pdf = new mupdf.PDFDocument(bytes)
  if (pdf.needsPassword()) throw new Refusal('The file is protected by a password. Save a copy without one and add that as well.')
  if (pdf.countPages() === 0) throw new Refusal('The PDF file has no pages, or is broken.')
  return pdf
}

/** The bytes of a PDF written anew: what nothing leads to any more, and what it said earlier, is not written. */
export const savePdf = (pdf: mupdf.PDFDocument): Uint8Array =>
  pdf.saveToBuffer('garbage=deduplicate,compress,encrypt=none').asUint8Array().slice()
