import { namesInZip } from './zip-names.ts'

/**
 * What kind of file these bytes are, by what they say and never by a name: a media type, `application/octet-stream` where
 * nobody can tell. It looks at the beginning and at the end, never fails, and takes no longer for a larger file.
 */
export function mediaTypeOf(bytes: Uint8Array): string {
  const digits = Buffer.from(bytes.subarray(0, 32)).toString('hex')
  const known = signatures.find(([begins]) => new RegExp(`^(?:${begins})`).test(digits))?.[1]
  if (known === 'application/zip') return inZip(bytes)
  if (known !== undefined) return known
  // Readers of PDF look for its first line within the first kilobyte; a text or a page of markup before it is text.
  const text = beginningAsText(bytes)
  if (text === undefined) return latin(bytes.subarray(0, 1024)).includes('%PDF-') ? 'application/pdf' : 'application/octet-stream'
  return inText(text)
}

/** Whether the bytes can also be read as another kind of file, which some programs would do: its name, or null. */
export function alsoReadableAs(bytes: Uint8Array, mediaType: string): string | null {
  if (mediaType !== 'application/pdf' && latin(bytes.subarray(0, 1024)).includes('%PDF-')) return 'PDF'
  if (!zipped.test(mediaType) && namesInZip(bytes).length > 0) return 'ZIP'
  if (!/^text\/|svg/.test(mediaType) && /<(?:html|script|svg)\b/i.test(latin(bytes.subarray(0, 4096)))) return 'HTML'
  return null
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const zipped = /zip$|wacz$|officedocument|opendocument/

/** What the bytes begin with, as hexadecimal digits; two dots are any byte. */
const signatures: readonly (readonly [string, string])[] = [
  [hex('%PDF-'), 'application/pdf'],
  ['504b0304|504b0506', 'application/zip'],
  ['ffd8ff', 'image/jpeg'],
  ['89504e470d0a1a0a', 'image/png'],
  [`${hex('GIF87a')}|${hex('GIF89a')}`, 'image/gif'],
  ['49492a00|4d4d002a', 'image/tiff'],
  [`${hex('RIFF')}........${hex('WEBP')}`, 'image/webp'],
  ['424d........00000000', 'image/bmp'],
  [`........${hex('ftyp')}(?:${['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].map(hex).join('|')})`, 'image/heic'],
  [`........${hex('ftypavi')}(?:66|73)`, 'image/avif'],
  [`........${hex('ftyp')}`, 'video/mp4'],
  ['1a45dfa3', 'video/webm'],
  [`${hex('ID3')}|fff[23ab]`, 'audio/mpeg'],
  [hex('OggS'), 'audio/ogg'],
  [`${hex('RIFF')}........${hex('WAVE')}`, 'audio/wav'],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage'],
  [hex('{\\rtf'), 'application/rtf'],
  ['1f8b', 'application/gzip'],
  [`377abcaf271c|${hex('Rar!')}1a07`, 'application/x-compressed'],
  [hex('WARC/1.'), 'application/warc'],
  ['7f454c46', 'application/x-executable'],
]

function inZip(bytes: Uint8Array): string {
  const first = latin(bytes.subarray(0, 120))
  if (first.slice(30).startsWith('mimetypeapplication/vnd.oasis.opendocument.text')) return 'application/vnd.oasis.opendocument.text'
  if (first.slice(30).startsWith('mimetypeapplication/epub+zip')) return 'application/epub+zip'
  const names = new Set(namesInZip(bytes))
  const has = (begin: string): boolean => names.values().some((name) => name.startsWith(begin))
  if (names.has('[Content_Types].xml')) {
    if (has('word/')) return docx
    if (has('xl/')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    if (has('ppt/')) return 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
  }
  if (names.has('datapackage.json') && has('archive/')) return 'application/wacz'
  if (names.has('content.xml') && names.has('META-INF/manifest.xml')) return 'application/vnd.oasis.opendocument.text'
  return 'application/zip'
}

/** The first characters of what is text in some encoding; undefined where it is none. */
function beginningAsText(bytes: Uint8Array): string | undefined {
  const begin = bytes.subarray(0, 8192)
  if (begin.length === 0) return undefined
  const [a, b] = begin
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be').decode(begin)
  const wide = wideText(begin)
  if (wide !== undefined) return new TextDecoder(wide).decode(begin)
  const odd = begin.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27).length
  if (odd > begin.length / 100) return undefined
  return new TextDecoder().decode(begin)
}

/** UTF-16 without a mark at its beginning: nearly every second byte of Latin text is zero. */
export function wideText(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.floor(Math.min(bytes.length, 8192) / 2)
  if (pairs < 2) return undefined
  let [even, odd] = [0, 0]
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le'
  return even > pairs * 0.6 && odd < pairs * 0.05 ? 'utf-16be' : undefined
}

function inText(text: string): string {
  const begin = text.replace(/^\ufeff?\s*/, '')
  const markup = begin.replace(
    /^(?:<\?xml[^>]{0,200}>|<!--[^]{0,4000}?-->|<!doctype[^>[]{0,400}(?:\[[^\]]{0,4000}\])?[^>]{0,50}>|\s)+/i,
    '',
  )
  if (/^<svg\b/i.test(markup) || /^<!doctype\s+svg/i.test(begin)) return 'image/svg+xml'
  if (/^<!doctype\s+html/i.test(begin) || /^<(?:html|head|body|title|meta|script|style|div|p|table|h[1-6]|article)\b/i.test(markup))
    return 'text/html'
  return isMail(begin) ? 'message/rfc822' : 'text/plain'
}

/** A mail begins with header lines, at least two of which every mail has. */
function isMail(begin: string): boolean {
  const headers =
    /^(?:[!-9;-~]{1,80}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|$))+/.exec(begin.replace(/^From [^\r\n]*\r?\n/, ''))?.[0] ?? ''
  const names = new Set(Array.from(headers.matchAll(/^([!-9;-~]+):/gm), (match) => (match[1] ?? '').toLowerCase()))
  return (
    ['from', 'to', 'date', 'subject', 'message-id', 'received', 'mime-version', 'return-path'].filter((name) => names.has(name)).length >= 3
  )
}

/** Letters as the hexadecimal digits of their bytes. */
function hex(letters: string): string {
  return Buffer.from(letters, 'latin1').toString('hex')
}

/** One character per byte; the decoder that is called latin1 is another one. */
const latin = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
