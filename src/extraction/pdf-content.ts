import { dictionariesOf, nameOf, objectsOf } from './pdf-objects.ts'
import type { PDFDocument, PDFObject } from './open-pdf.ts'
import { drawnOnly } from './pdf-operators.ts'

/** Takes out of all that draws pages what is not drawn; see drawnOnly. Each page is drawn by one stream then. */
export function dropMarkedContent(pdf: PDFDocument): void {
  for (let at = 0; at < pdf.countPages(); at += 1) joinContents(pdf, pdf.findPage(at))
  for (const stream of drawingsOf(pdf)) {
    const before = operatorsOf(stream)
    const after = drawnOnly(before)
    if (after !== before) stream.writeStream(Buffer.from(after, 'latin1'))
  }
  for (const dictionary of dictionariesOf(pdf)) dictionary.delete('Properties')
}

/** A page may be drawn by several streams, with an operator in one and what it is given in the one before. */
function joinContents(pdf: PDFDocument, page: PDFObject): void {
  const contents = page.get('Contents')
  if (!contents.isArray()) return
  const parts: string[] = []
  for (let at = 0; at < contents.length; at += 1) if (contents.get(at).isStream()) parts.push(operatorsOf(contents.get(at)))
  page.put('Contents', pdf.addStream(Buffer.from(parts.join('\n'), 'latin1'), {}))
}

/** The streams of operators: of pages, of what pages put in, of patterns, and of letters that are drawings. */
export function* drawingsOf(pdf: PDFDocument): Generator<PDFObject> {
  for (let at = 0; at < pdf.countPages(); at += 1) {
    const contents = pdf.findPage(at).get('Contents')
    if (contents.isStream()) yield contents
  }
  for (const object of objectsOf(pdf))
    if (object.isStream() && (nameOf(object.get('Subtype')) === 'Form' || object.get('PatternType').isNumber())) yield object
  for (const dictionary of dictionariesOf(pdf)) {
    if (nameOf(dictionary.get('Subtype')) !== 'Type3') continue
    const drawings: PDFObject[] = []
    dictionary.get('CharProcs').forEach((drawing) => void drawings.push(drawing))
    yield* drawings.filter((drawing) => drawing.isStream())
  }
}

/** What a stream draws, its bytes as letters of one byte. */
export const operatorsOf = (stream: PDFObject): string => Buffer.from(stream.readStream().asUint8Array()).toString('latin1')
