import type { Extracted, Fact } from './extraction.ts'
import { longestText } from './extraction.ts'
import { detectLanguage } from './language.ts'
import { alsoReadableAs, mediaTypeOf } from './media-type.ts'
import { readText } from './read-text.ts'
import { Refusal } from './refusal.ts'

/** What a reader of one format finds. `lang`: what the file says of itself. */
export type Found = {
  readonly text: string
  readonly pages?: number
  readonly cut?: boolean
  readonly facts: readonly Fact[]
  readonly archive?: Extracted['archive']
}

/** Reads a file by what it is. Throws a Refusal, or whatever its reader throws, where that cannot be done. */
export async function readFile(bytes: Uint8Array, until: number): Promise<Omit<Extracted, 'mediaType' | 'thumbnail'>> {
  const mediaType = mediaTypeOf(bytes)
  if (bytes.length === 0) throw new Refusal('The file is empty.')
  const read = readers[mediaType]
  if (read === undefined) throw new Refusal(notRead(mediaType))
  const found = await read(bytes, until)
  const text = wellFormed(found.text)
  const other = alsoReadableAs(bytes, mediaType)
  const facts = other === null ? found.facts : [...found.facts, { label: 'Also readable as', value: `${other}, by other programs` }]
  return {
    kind: 'extracted',
    text: cutAt(text, longestText),
    pages: found.pages ?? null,
    cut: found.cut === true || text.length > longestText,
    lang: detectLanguage(text),
    facts: facts
      .map(tidy)
      .filter(({ value }) => value !== '')
      .slice(0, 500),
    ...(found.archive === undefined ? {} : { archive: found.archive }),
  }
}

type Reader = (bytes: Uint8Array, until: number) => Found | Promise<Found>

const readers: Readonly<Record<string, Reader>> = {
  'application/pdf': async (bytes, until) => (await import('./read-pdf.ts')).readPdf(bytes, until),
  'text/plain': readText,
}

function notRead(mediaType: string): string {
  return `No text is taken of files of this kind (${mediaType}).`
}

/** No half characters and no zeros, which a database refuses, and one kind of line end. */
const wellFormed = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd').replaceAll(/\r\n?/g, '\n')

/** The first characters of a text, not ending in half a character. */
const cutAt = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '')

const tidy = ({ label, value }: Fact): Fact => ({
  label: label.slice(0, 100),
  value: wellFormed(value).replaceAll(/\s+/g, ' ').trim().slice(0, 1_000),
})
