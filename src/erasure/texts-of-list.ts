import { openZip, type Zip } from '../extraction/index.ts'

/** The texts in the file of a list; `whole` where there is nothing else in it. Null where nobody can look into it. */
export type TextsOfList = { readonly texts: readonly string[]; readonly whole: boolean } | null

/**
 * The text of a list in CSV or JSON as it may be meant: it does not say how its letters are written, and JSON may write them as
 * figures. Of a spreadsheet all that is written in any of its sheets, also in hidden ones, in notes and in what it says of itself.
 */
export async function textsOfList(bytes: Uint8Array, mediaType: string): Promise<TextsOfList> {
  return mediaType.includes('spreadsheet') ? textsOfSheet(bytes) : { texts: textsOf(bytes), whole: true }
}

function textsOf(bytes: Uint8Array): readonly string[] {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(marked, { fatal: true }).decode(bytes)
    return [text, ...(text.includes('\\u') ? [text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => fromCode(code))] : [])]
  } catch {
    return codePages.map((page) => new TextDecoder(page).decode(bytes))
  }
}

const fromCode = (code: string): string => String.fromCharCode(Number.parseInt(code, 16))

/** Those in which lists are read (lists/read). */
const codePages = ['windows-1252', 'windows-1251', 'windows-1256', 'windows-1250', 'windows-1254']

/** What a spreadsheet may unpack to, in megabytes; whoever erases waits for it, and everybody else for them. */
const largest = 60

/** XLSX and ODS are ZIP archives of XML (ISO/IEC 29500, 26300). */
async function textsOfSheet(bytes: Uint8Array): Promise<TextsOfList> {
  let zip: Zip
  const texts: string[] = []
  try {
    zip = await openZip(bytes, largest)
    for (const [name, file] of zip) if (/\.(?:xml|rels|vml)$/i.test(name)) texts.push(...textsOfXml(await file.read()))
  } catch {
    // It is broken, a trap, or protected by a password.
    return null
  }
  const names = [...zip.keys()]
  // Sheets of XLSB are no XML.
  return texts.length === 0 || names.some((name) => /sheet\d*\.bin$/i.test(name))
    ? null
    : { texts, whole: !names.some((name) => /(?:^|\/)(?:embeddings|media|pictures|objects?)\//i.test(name)) }
}

/** Words may be cut into runs of one cell, and stand in attributes: the name of a sheet, who wrote a note. */
function textsOfXml(bytes: Uint8Array): readonly string[] {
  const xml = new TextDecoder().decode(bytes)
  const cells = xml.replaceAll(/<\/(?:si|c|row|comment|text:p|table:table-cell)\b[^>]*>|<(?:text:line-break|br)\b[^>]*>/g, '\n')
  const attributes = [...xml.matchAll(/="([^"]*)"/g)].map(([, value = '']) => value).filter((value) => /\p{L}/u.test(value))
  return [cells.replaceAll(/<[^>]*>/g, ''), [...new Set(attributes)].join('\n')].map(withCharacters)
}

/** XML 1.0, 4.6 and 4.1: references to characters. */
const withCharacters = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|quot|apos|amp));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const code = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16)
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
  })

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
