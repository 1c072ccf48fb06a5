import type { PDFDocument, PDFObject } from './open-pdf.ts'
import { dictionariesOf, nameOf, objectsOf } from './pdf-objects.ts'
import { Refusal } from './refusal.ts'
import { stripJpeg } from './strip-picture.ts'

/**
 * Takes out of a PDF what says who made it, when and with what: its information, its metadata and that of the pictures in
 * it, private data of programs, authors and dates of remarks. And what acts: scripts, actions that reach out of the file, and
 * files inside. Gives sentences that say what was not looked into; refuses photographs that cannot be taken apart.
 */
export function cleanPdf(pdf: PDFDocument): string[] {
  const trailer = pdf.getTrailer()
  trailer.delete('Info')
  trailer.delete('ID')
  const root = trailer.get('Root')
  for (const key of ['Info', 'OpenAction', 'Perms', 'Legal', 'Collection', 'SpiderInfo']) root.delete(key)
  const names = root.get('Names')
  for (const key of ['JavaScript', 'EmbeddedFiles']) if (!names.isNull()) names.delete(key)
  const form = root.get('AcroForm')
  if (!form.isNull()) form.delete('XFA')
  for (const dictionary of dictionariesOf(pdf)) {
    for (const key of ['Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'AA', 'JS', 'AF', 'EF']) dictionary.delete(key)
    if (remarks.has(nameOf(dictionary.get('Subtype')) ?? '')) for (const key of ['T', 'FS', 'CreationDate']) dictionary.delete(key)
    if (nameOf(dictionary.get('Type')) === 'Annot' || remarks.has(nameOf(dictionary.get('Subtype')) ?? ''))
      for (const key of ['M', 'NM']) dictionary.delete(key)
    for (const key of ['A', 'PA', 'Next']) if (reachesOut(dictionary.get(key))) dictionary.delete(key)
    if (dictionary.get('Next').isArray()) dictionary.delete('Next')
  }
  let other = false
  for (const object of objectsOf(pdf)) {
    if (!object.isStream()) continue
    const filters = filtersOf(object)
    if (filters.at(-1) === 'DCTDecode') cleanJpegIn(object, filters)
    other ||= filters.includes('JPXDecode')
  }
  return other ? ['There are pictures in it of a kind (JPEG 2000) that was not looked into.'] : []
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

/** Whether a link does more than turn pages or lead to an address. */
function reachesOut(action: PDFObject): boolean {
  const kind = action.isDictionary() ? nameOf(action.get('S')) : undefined
  return kind !== undefined && !['GoTo', 'URI', 'Named'].includes(kind)
}

/** By what a stream is to be unpacked, the outermost first. */
function filtersOf(stream: PDFObject): string[] {
  const filter = stream.get('Filter')
  if (!filter.isArray()) return [nameOf(filter) ?? '']
  return Array.from({ length: filter.length }, (_, n) => nameOf(filter.get(n)) ?? '')
}

/** A photograph in the file is a JPEG of its own, with its own say about camera and place; it may be packed once more. */
function cleanJpegIn(stream: PDFObject, filters: readonly string[]): void {
  const settings = stream.get('DecodeParms')
  const own = settings.isArray() ? settings.get(filters.length - 1) : settings
  if (filters.length > 1) {
    stream.put('Filter', filters.slice(0, -1))
    if (settings.isArray())
      stream.put(
        'DecodeParms',
        filters.slice(0, -1).map((_, n) => settings.get(n)),
      )
  }
  const jpeg = filters.length > 1 ? stream.readStream() : stream.readRawStream()
  const stripped = stripJpeg(jpeg.asUint8Array())
  if (stripped === undefined)
    throw new Refusal('A photograph in the file is broken, and what it says of itself cannot be taken out. Print the pages to a new PDF.')
  stream.writeRawStream(stripped)
  stream.put('Filter', 'DCTDecode')
  if (own.isNull()) stream.delete('DecodeParms')
  else stream.put('DecodeParms', own)
}
