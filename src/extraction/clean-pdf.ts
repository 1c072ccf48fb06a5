import type { PDFDocument, PDFObject } from './open-pdf.ts'
import { nameOf, objectsOf, readable } from './pdf-objects.ts'
import { stripJpeg } from './strip-picture.ts'

/**
 * Takes out of a PDF what says who made it, when and with what: its information, its metadata and that of the pictures in
 * it, private data of programs, authors and dates of remarks. And what acts: scripts, actions and files inside.
 */
export function cleanPdf(pdf: PDFDocument): void {
  const trailer = pdf.getTrailer()
  trailer.delete('Info')
  trailer.delete('ID')
  const root = trailer.get('Root')
  for (const key of ['Info', 'OpenAction', 'AA', 'Perms', 'Legal', 'Collection', 'SpiderInfo', 'AF']) root.delete(key)
  const names = root.get('Names')
  for (const key of ['JavaScript', 'EmbeddedFiles']) if (!names.isNull()) names.delete(key)
  const form = root.get('AcroForm')
  if (!form.isNull()) form.delete('XFA')
  for (const object of objectsOf(pdf)) {
    if (!object.isDictionary() && !object.isStream()) continue
    for (const key of ['Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'AA', 'JS']) object.delete(key)
    if (isRemark(object)) for (const key of ['T', 'M', 'CreationDate', 'NM', 'FS']) object.delete(key)
    if (object.isStream() && nameOf(object.get('Filter')) === 'DCTDecode') cleanJpegIn(object)
  }
}

const remarks = new Set([
  'Text',
  'FreeText',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Stamp',
  'Caret',
  'Ink',
  'Popup',
  'FileAttachment',
  'Redact',
])

const isRemark = (object: PDFObject): boolean => remarks.has(nameOf(object.get('Subtype')) ?? '')

/** A photograph in the file is a JPEG of its own, with its own say about camera and place. */
function cleanJpegIn(object: PDFObject): void {
  const stripped = readable(() => stripJpeg(object.readRawStream().asUint8Array()))
  if (stripped !== undefined) object.writeRawStream(stripped)
}
