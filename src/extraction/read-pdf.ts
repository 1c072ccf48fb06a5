import { longestText, type Fact } from './extraction.ts'
import type { Found } from './read-file.ts'
import { withPdf, type PDFDocument } from './open-pdf.ts'
import { pageText } from './page-text.ts'

/** The text of a PDF page by page, in the order in which it is drawn, and what the file says of itself. */
export const readPdf = (bytes: Uint8Array, until: number): Found => withPdf(bytes, (pdf) => readPages(pdf, until))

function readPages(pdf: PDFDocument, until: number): Found {
  const pages = pdf.countPages()
  const texts: string[] = []
  let length = 0
  while (texts.length < pages && length < longestText && performance.now() < until) {
    const page = pdf.loadPage(texts.length)
    const text = pageText(page)
    page.destroy()
    texts.push(text)
    length += text.length + 1
  }
  const cut = texts.length < pages
  const facts = [...factsOf(pdf)]
  if (cut) facts.push({ label: 'Pages read', value: `${texts.length} of ${pages}` })
  if (texts.every((text) => text.trim() === '')) facts.push({ label: 'Text', value: 'None: the pages are pictures, or empty.' })
  return { text: texts.join('\f'), pages, cut, facts }
}

const labels = [
  ['Title', 'info:Title'],
  ['Author', 'info:Author'],
  ['Subject', 'info:Subject'],
  ['Keywords', 'info:Keywords'],
  ['Written with', 'info:Creator'],
  ['Made with', 'info:Producer'],
  ['Created', 'info:CreationDate'],
  ['Changed', 'info:ModDate'],
] as const

function* factsOf(pdf: PDFDocument): Generator<Fact> {
  for (const [label, key] of labels) {
    const value = pdf.getMetaData(key)
    if (value !== undefined && value !== '') yield { label, value: key.endsWith('Date') ? pdfDate(value) : value }
  }
  for (const name of Object.keys(pdf.getEmbeddedFiles()).slice(0, 50)) yield { label: 'File inside, not opened', value: name }
  if (pdf.countVersions() > 1) yield { label: 'Versions inside', value: String(pdf.countVersions()) }
}

/** A date as PDF writes it (ISO 32000-2, 7.9.4: D:20210717120000+03'00'), as people read it; anything else as it stands. */
export function pdfDate(written: string): string {
  const found = /^D:(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)?(?:\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?)?/.exec(written)
  if (found === null) return written
  const [, year, month, day, hour, minute = '00', utc, zone, zoneMinutes = '00'] = found
  const date = [year, month, day].filter((part) => part !== undefined).join('-')
  if (hour === undefined) return date
  const offset = utc !== undefined ? ' UTC' : zone === undefined ? '' : ` UTC${zone}:${zoneMinutes}`
  return `${date} ${hour}:${minute}${offset}`
}
