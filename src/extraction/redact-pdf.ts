import { PDFPage, type Quad, type Rect } from 'mupdf'
import { cleanPdf } from './clean-pdf.ts'
import type { Redaction, RedactionBox } from './extraction.ts'
import { savePdf, withPdf, type PDFDocument, type PDFObject } from './open-pdf.ts'
import { pageLetters, pageText, type Letter } from './page-text.ts'
import { drawingsOf, dropMarkedContent, operatorsOf } from './pdf-content.ts'
import { objectsOf } from './pdf-objects.ts'
import { stringsIn } from './pdf-operators.ts'
import { pageAt } from './picture.ts'
import type { Answer } from './questions.ts'
import { Refusal } from './refusal.ts'
import { wordFinder, wordsTester } from './words-pattern.ts'

/**
 * A PDF whose boxes are black and whose words are gone: from the pages, with what the letters covered in pictures; remarks
 * and forms are made part of the pages first; bookmarks, tags, links, scripts and all that is told of the file are dropped.
 * The copy is read again, and refused where any of the words are left in it.
 */
export function redactPdf(bytes: Uint8Array, redaction: Redaction, until: number): Answer {
  const { copy, notes } = withPdf(bytes, (pdf) => redacted(pdf, redaction, until))
  withPdf(copy, (pdf) => refuseLeft(pdf, redaction.words))
  return {
    mediaType: 'application/pdf',
    notes: ['What is black is gone from the file. Bookmarks, links, forms and all that was told of the file are gone as well.', ...notes],
    bytes: copy,
  }
}

function redacted(pdf: PDFDocument, { boxes, words }: Redaction, until: number): { copy: Uint8Array; notes: string[] } {
  for (const { page } of boxes) pageAt(page, pdf.countPages())
  pdf.bake(true, true)
  const found = new Set<string>()
  for (let at = 0; at < pdf.countPages(); at += 1) {
    if (performance.now() > until) throw new Refusal('Blacking out the file takes too long. Make a copy of fewer pages and try that.')
    redactPage(
      pdf.loadPage(at),
      boxes.filter(({ page }) => page === at + 1),
      words,
      found,
    )
  }
  const lacking = words.filter((word) => !found.has(word))
  if (lacking.length > 0)
    throw new Refusal(`“${lacking.join('”, “')}” is not found in the text of the file. If the page is a picture, draw boxes.`)
  const notes = cleanPdf(pdf)
  dropMarkedContent(pdf)
  keepDrawingOnly(pdf)
  return { copy: savePdf(pdf), notes }
}

/** Of the file, of its pages and of what they draw, what a reader needs to draw them: all else may say the words again. */
function keepDrawingOnly(pdf: PDFDocument): void {
  keepKeys(pdf.getTrailer().get('Root'), ['Type', 'Version', 'Pages', 'Lang'])
  for (let at = 0; at < pdf.countPages(); at += 1)
    for (let node = pdf.findPage(at); node.isDictionary(); node = node.get('Parent')) keepKeys(node, ofPages)
  for (const object of objectsOf(pdf)) if (object.isStream()) for (const key of ['Alternates', 'OPI', 'OC', 'Ref', 'AF']) object.delete(key)
}

const ofPages = 'Type Parent Kids Count Contents Resources Group Rotate UserUnit MediaBox CropBox BleedBox TrimBox ArtBox'.split(' ')

function keepKeys(object: PDFObject, wanted: readonly string[]): void {
  const keys: string[] = []
  object.forEach((_value, key) => void keys.push(String(key)))
  for (const key of keys) if (!wanted.includes(key)) object.delete(key)
}

function redactPage(page: PDFPage, boxes: readonly RedactionBox[], words: readonly string[], found: Set<string>): void {
  const [left, top, right, bottom] = page.getBounds()
  for (const { x, y, width, height } of boxes) {
    const [w, h] = [right - left, bottom - top]
    page.createAnnotation('Redact').setRect([left + x * w, top + y * h, left + (x + width) * w, top + (y + height) * h])
  }
  const placesOf = placesOn(pageLetters(page))
  for (const word of words)
    for (const place of placesOf(word)) {
      found.add(word)
      page.createAnnotation('Redact').setRect(place)
    }
  page.applyRedactions(true, PDFPage.REDACT_IMAGE_PIXELS, PDFPage.REDACT_LINE_ART_REMOVE_IF_TOUCHED, PDFPage.REDACT_TEXT_REMOVE)
  page.getObject().delete('Annots')
  page.destroy()
}

/** Where the letters of a word stand on a page, each place that it has. */
function placesOn(letters: readonly Letter[]): (word: string) => Rect[] {
  const owner = letters.flatMap((letter) => Array<Letter>(letter.text.length).fill(letter))
  const find = wordFinder(letters.map((letter) => letter.text).join(''))
  return (word) =>
    find(word).flatMap(({ from, until }) => {
      const hit = [...new Set(owner.slice(from, until))].filter((letter) => letter.text.trim() !== '')
      return joinedAlongLine(hit.map(({ quad }) => inside(quad)))
    })
}

/** One box for letters that stand side by side: a box for each letter of a long file would be too many. */
function joinedAlongLine(boxes: readonly Rect[]): Rect[] {
  const joined: Rect[] = []
  for (const box of boxes) {
    const last = joined.at(-1)
    const height = box[3] - box[1]
    const apart = last === undefined ? Infinity : Math.max(last[0], box[0]) - Math.min(last[2], box[2])
    if (last !== undefined && apart < height / 3 && Math.abs(last[1] - box[1]) < height / 4)
      joined[joined.length - 1] = [
        Math.min(last[0], box[0]),
        Math.min(last[1], box[1]),
        Math.max(last[2], box[2]),
        Math.max(last[3], box[3]),
      ]
    else joined.push(box)
  }
  return joined
}

/** A little less than a letter's height, so that the lines above and below are left alone where they stand close. */
function inside(quad: Quad): Rect {
  const xs = [quad[0], quad[2], quad[4], quad[6]]
  const ys = [quad[1], quad[3], quad[5], quad[7]]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  const spare = (bottom - top) * 0.15
  return [Math.min(...xs), top + spare, Math.max(...xs), bottom - spare]
}

/** Looks for the words in the text of the copy, and in everything that is written in it in plain letters. */
function refuseLeft(pdf: PDFDocument, words: readonly string[]): void {
  if (words.length === 0) return
  const stand = wordsTester(words)
  const refuse = (text: string): void => {
    if (stand(text))
      throw new Refusal(
        'The words stand in a part of the file from which they cannot be taken out. Print the pages to a new PDF and black out that.',
      )
  }
  for (let at = 0; at < pdf.countPages(); at += 1) refuse(pageText(pdf.loadPage(at)))
  for (const object of objectsOf(pdf)) for (const text of lettersOf(object)) refuse(text)
  for (const stream of drawingsOf(pdf)) for (const text of stringsIn(operatorsOf(stream))) refuse(text)
}

/** Strings and names of an object and, of what draws a page, its letters in one byte and in two. */
function* lettersOf(object: PDFObject, depth = 0): Generator<string> {
  if (object.isString()) yield object.asString()
  if (object.isName()) yield object.asName()
  const within: PDFObject[] = []
  const keys: string[] = []
  if (object.isArray() || object.isDictionary())
    object.forEach((value, key) => {
      within.push(value)
      keys.push(String(key))
    })
  yield keys.join('\n')
  if (depth < 20) for (const value of within) if (!value.isIndirect()) yield* lettersOf(value, depth + 1)
  if (!object.isStream() || object.get('Subtype').toString() === '/Image' || !object.get('Length1').isNull()) return
  const stream = Buffer.from(object.readStream().asUint8Array())
  yield stream.toString('latin1')
  // Not a buffer's own way: that writes past its end where an odd number of bytes begins at an odd address (Node 24.21).
  for (const wide of ['utf-16le', 'utf-16be'].map((name) => new TextDecoder(name))) {
    yield wide.decode(stream)
    yield wide.decode(stream.subarray(1))
  }
}
