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
  if (read === undefined) throw new Refusal(notRead(bytes, mediaType))
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

const picture: Reader = async (bytes) => (await import('./read-picture.ts')).readPicture(bytes, mediaTypeOf(bytes))

// What reads a format is loaded when the first file of that format comes: all together take 100 megabytes.
const readers: Readonly<Record<string, Reader>> = {
  'application/pdf': async (bytes, until) => (await import('./read-pdf.ts')).readPdf(bytes, until),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': async (bytes) =>
    (await import('./read-docx.ts')).readDocx(bytes),
  'application/vnd.oasis.opendocument.text': async (bytes) => (await import('./read-odt.ts')).readOdt(bytes),
  'text/html': async (bytes) => (await import('./read-html.ts')).readHtml(bytes),
  'message/rfc822': async (bytes) => (await import('./read-mail.ts')).readMail(bytes),
  'application/wacz': async (bytes, until) => (await import('./read-wacz.ts')).readWacz(bytes, until),
  'image/svg+xml': async (bytes) => (await import('./read-svg.ts')).readSvg(bytes),
  'text/plain': readText,
  'image/jpeg': picture,
  'image/png': picture,
  'image/gif': picture,
  'image/bmp': picture,
  'image/tiff': picture,
  'image/webp': picture,
  'image/heic': picture,
  'image/avif': picture,
}

/** Why nothing is taken of a file of some other kind, and what to do. */
function notRead(bytes: Uint8Array, mediaType: string): string {
  if (mediaType === 'application/x-ole-storage')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(encryptedPackage)
      ? 'The file is protected by a password. Save a copy without one and add that as well.'
      : 'The file is of an old kind of office program (such as .doc or .xls). Save a copy as .docx or PDF and add that as well.'
  const what = kinds.find(([begins]) => mediaType.startsWith(begins))?.[1]
  return what ?? 'It cannot be told what kind of file this is, so no text is taken of it. The file itself is kept.'
}

/** The name of the stream in which Word keeps a document with a password (MS-OFFCRYPTO 2.3), as it is written there. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')

const kinds = [
  ['application/rtf', 'No text is taken of RTF files. Save a copy as .docx or PDF and add that as well.'],
  ['application/vnd.openxmlformats', 'No text is taken of tables and slides here. A table can be read as a list.'],
  ['application/epub', 'No text is taken of electronic books. Save the pages that matter as PDF and add those as well.'],
  ['application/warc', 'No text is taken of WARC files by themselves. Pack it as WACZ and add that as well.'],
  ['application/x-executable', 'The file is a program. It is kept, and never run.'],
  ['application/zip', 'The file is an archive of other files. Unpack it and add those that matter.'],
  ['application/gzip', 'The file is packed. Unpack it and add what is inside.'],
  ['application/x-compressed', 'The file is an archive of other files. Unpack it and add those that matter.'],
  ['video/', 'No text is taken of films. Add what is said in it as a text.'],
  ['audio/', 'No text is taken of sound. Add what is said in it as a text.'],
] as const

/** No half characters and no zeros, which a database refuses, and one kind of line end. */
const wellFormed = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd').replaceAll(/\r\n?/g, '\n')

/** The first characters of a text, not ending in half a character. */
const cutAt = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '')

const tidy = ({ label, value }: Fact): Fact => ({
  label: label.slice(0, 100),
  value: wellFormed(value).replaceAll(/\s+/g, ' ').trim().slice(0, 1_000),
})
