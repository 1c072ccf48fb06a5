import type { Redaction } from './extraction.ts'
import { mediaTypeOf } from './media-type.ts'
import type { Answer } from './questions.ts'
import { readFile } from './read-file.ts'
import { drawnKinds } from './picture.ts'
import { Refusal } from './refusal.ts'
import { wordsPattern } from './words-pattern.ts'

/** A copy without the words and what the boxes cover; see Extractor.redacted. Refuses rather than leaving anything in. */
export async function redactedCopy(bytes: Uint8Array, { boxes, words }: Redaction, until: number): Promise<Answer> {
  const redaction = { boxes, words: words.map((word) => word.trim()).filter((word) => word !== '') }
  if (redaction.boxes.length + redaction.words.length === 0) throw new Refusal('Nothing is chosen to be blacked out.')
  const mediaType = mediaTypeOf(bytes)
  if (mediaType === 'application/pdf') return (await import('./redact-pdf.ts')).redactPdf(bytes, redaction, until)
  if (drawnKinds.includes(mediaType)) return (await import('./redact-picture.ts')).redactPicture(bytes, mediaType, redaction)
  return redactText(bytes, redaction, until)
}

async function redactText(bytes: Uint8Array, { boxes, words }: Redaction, until: number): Promise<Answer> {
  if (boxes.length > 0) throw new Refusal('Boxes can be drawn on pages and pictures only. Choose the words instead.')
  const { text, cut } = await readFile(bytes, until)
  if (cut) throw new Refusal('The text is too long to be blacked out here.')
  let redacted = text
  for (const word of words) {
    if (!wordsPattern(word).test(redacted)) throw new Refusal(`“${word}” is not found in the text.`)
    redacted = redacted.replaceAll(wordsPattern(word, 'giu'), '████')
  }
  return {
    mediaType: 'text/plain',
    notes: ['The copy is the text of the file, with ████ in place of what is left out.'],
    bytes: Buffer.from(redacted),
  }
}
