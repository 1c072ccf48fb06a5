import type { DerivedKind } from '../sources/index.ts'

/** What a file is, for people: by its media type, which is told by its content. */
export const typeInWords = (mediaType: string): string =>
  known[plainType(mediaType)]?.words ??
  (mediaType.startsWith('image/') ? `picture (${plainType(mediaType).slice(6).toUpperCase()})` : mediaType)

/** The ending of the name of such a file, with its dot; empty where nobody can tell. */
export const endingOf = (mediaType: string): string => known[plainType(mediaType)]?.ending ?? ''

/** What a file made of an original is, in words that go after its name. */
export const derivedInWords: Readonly<Record<DerivedKind, string>> = {
  text: 'its words',
  thumbnail: 'small picture',
  'without-metadata': 'without metadata',
  redacted: 'redacted',
  timestamp: 'timestamp',
  report: 'what was found in it',
}

const plainType = (mediaType: string): string => mediaType.replace(/;.*$/, '').trim().toLowerCase()

const known: Readonly<Record<string, { readonly words: string; readonly ending: string }>> = {
  'application/epub+zip': { words: 'book (EPUB)', ending: '.epub' },
  'application/gzip': { words: 'compressed file (GZIP)', ending: '.gz' },
  'application/json': { words: 'JSON', ending: '.json' },
  'application/octet-stream': { words: 'file of unknown kind', ending: '' },
  'application/pdf': { words: 'PDF', ending: '.pdf' },
  'application/rtf': { words: 'text (RTF)', ending: '.rtf' },
  'application/timestamp-reply': { words: 'timestamp (RFC 3161)', ending: '.tsr' },
  'application/vnd.oasis.opendocument.text': { words: 'OpenDocument text (ODT)', ending: '.odt' },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { words: 'presentation (PPTX)', ending: '.pptx' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { words: 'spreadsheet (XLSX)', ending: '.xlsx' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { words: 'Word document (DOCX)', ending: '.docx' },
  'application/wacz': { words: 'web archive (WACZ)', ending: '.wacz' },
  'application/warc': { words: 'web archive (WARC)', ending: '.warc' },
  'application/x-compressed': { words: 'compressed file (7z or RAR)', ending: '' },
  'application/x-executable': { words: 'program', ending: '' },
  'application/x-ole-storage': { words: 'older Office file (DOC, XLS, PPT)', ending: '' },
  'application/zip': { words: 'ZIP archive', ending: '.zip' },
  'audio/mpeg': { words: 'sound (MP3)', ending: '.mp3' },
  'audio/ogg': { words: 'sound (OGG)', ending: '.ogg' },
  'audio/wav': { words: 'sound (WAV)', ending: '.wav' },
  'image/avif': { words: 'picture (AVIF)', ending: '.avif' },
  'image/bmp': { words: 'picture (BMP)', ending: '.bmp' },
  'image/gif': { words: 'picture (GIF)', ending: '.gif' },
  'image/heic': { words: 'picture (HEIC)', ending: '.heic' },
  'image/jpeg': { words: 'picture (JPEG)', ending: '.jpg' },
  'image/png': { words: 'picture (PNG)', ending: '.png' },
  'image/svg+xml': { words: 'drawing (SVG)', ending: '.svg' },
  'image/tiff': { words: 'picture (TIFF)', ending: '.tif' },
  'image/webp': { words: 'picture (WEBP)', ending: '.webp' },
  'message/rfc822': { words: 'mail (EML)', ending: '.eml' },
  'text/csv': { words: 'table (CSV)', ending: '.csv' },
  'text/html': { words: 'web page (HTML)', ending: '.html' },
  'text/plain': { words: 'text', ending: '.txt' },
  'video/mp4': { words: 'video (MP4)', ending: '.mp4' },
  'video/webm': { words: 'video (WEBM)', ending: '.webm' },
}
