import type { Redaction } from './extraction.ts'
import { mediaTypeOf } from './media-type.ts'
import type { Answer } from './questions.ts'
import { readFile } from './read-file.ts'
import { drawnKinds } from './picture.ts'
import { Refusal } from './refusal.ts'
import { canBeFound, wordFinder, wordsTester, type Place } from './words-pattern.ts'

/** A copy without the words and what the boxes cover; see Extractor.redacted. Refuses rather than leaving anything in. */
export async function redactedCopy(bytes: Uint8Array, { boxes, words }: Redaction, until: number): Promise<Answer> {
  const redaction = { boxes, words: words.map((word) => word.trim()).filter(canBeFound) }
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
  const find = wordFinder(text)
  const places = words.map(find)
  const lacking = words.filter((_word, n) => places[n]?.length === 0)
  if (lacking.length > 0) throw new Refusal(`“${lacking.join('”, “')}” is not found in the text.`)
  const redacted = blackedOut(text, places.flat())
  if (wordsTester(words)(redacted)) throw new Refusal('The words stand in the text in a way in which they cannot be taken out.')
  return {
    mediaType: 'text/plain',
    notes: ['The copy is the text of the file, with ████ in place of what is left out.'],
    bytes: Buffer.from(redacted),
  }
}

/** A text with each of these places covered; those that touch are one. */
function blackedOut(text: string, places: readonly Place[]): string {
  const kept: string[] = []
  let done = 0
  for (const { from, until } of places.toSorted((a, b) => a.from - b.from)) {
    if (from > done || kept.length === 0) kept.push(text.slice(done, from), '████')
    done = Math.max(done, until)
  }
  return [...kept, text.slice(done)].join('')
}
