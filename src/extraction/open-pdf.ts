import * as mupdf from 'mupdf'
import { Refusal } from './refusal.ts'

export type { PDFDocument, PDFObject } from 'mupdf'

/**
 * Opens a PDF, hands it on, and closes it; its scripts are not run. Refuses one that asks for a password, and one without
 * pages. What comes of it must not need the document any more.
 */
export function withPdf<T>(bytes: Uint8Array, use: (pdf: mupdf.PDFDocument) => T): T {
  return withDocument(streamOf(bytes), 'application/pdf', (document) => {
    const pdf = document.asPDF()
    if (pdf === null) throw new Refusal('The PDF file is broken and cannot be read.')
    if (pdf.needsPassword()) throw new Refusal('The file is protected by a password. Save a copy without one and add that as well.')
    if (pdf.countPages() === 0) throw new Refusal('The PDF file has no pages, or is broken.')
    return use(pdf)
  })
}

/** The bytes of a PDF written anew: what nothing leads to any more, and what it said earlier, is not written. */
export function savePdf(pdf: mupdf.PDFDocument): Uint8Array {
  const written = pdf.saveToBuffer('garbage=deduplicate,compress,encrypt=none')
  const bytes = written.asUint8Array().slice()
  written.destroy()
  return bytes
}

/** Opens whatever can be drawn, hands it on, and gives its memory back at once: the library itself does so some time later. */
export function withDocument<T>(from: mupdf.Stream | Uint8Array, kind: string, use: (document: mupdf.Document) => T): T {
  mupdf.setLog(null)
  const document = mupdf.Document.openDocument(from, kind)
  try {
    return use(document)
  } finally {
    document.destroy()
    mupdf.emptyStore()
  }
}

/** A file that is read where it lies: copied to where the library works, one of a hundred megabytes would not fit twice. */
const streamOf = (bytes: Uint8Array): mupdf.Stream =>
  new mupdf.Stream({
    fileSize: () => bytes.length,
    read: (memory, offset, size, position) => {
      const piece = bytes.subarray(position, position + size)
      memory.set(piece, offset)
      return piece.length
    },
    close: () => {},
  })
