import { buffer } from 'node:stream/consumers'
import * as mupdf from 'mupdf'
import { ZipFile } from 'yazl'

// Files for tests and for the bench, made from nothing, so that each says what it holds.

/** A ZIP archive of these files, in this order. */
export async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name, { compress: name !== 'mimetype' })
  zip.end()
  return buffer(zip.outputStream)
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'

/** A Word document of these paragraphs (XML of WordprocessingML, or plain words), by Ana Duarte. */
export function docxOf(paragraphs: readonly string[], more: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Buffer> {
  const body = paragraphs.map((text) => (text.startsWith('<w:') ? text : `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`))
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${word}"><w:body>${body.join('')}</w:body></w:document>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ana Duarte</dc:creator></cp:coreProperties>`,
    ...more,
  })
}

/** An OpenDocument text with this body (XML), by Ana Duarte. */
export function odtOf(body: string, manifest = ''): Promise<Buffer> {
  const names =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${names}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml': `<office:document-meta ${names}><office:meta><dc:creator>Ana Duarte</dc:creator></office:meta></office:document-meta>`,
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${manifest}</manifest:manifest>`,
  })
}

export type PdfSettings = { readonly author?: string; readonly password?: string; readonly image?: Uint8Array }

/** A PDF with one text on each page, one line of it per line. */
export function pdfOf(pages: readonly string[], { author, password, image }: PdfSettings = {}): Uint8Array {
  const pdf = new mupdf.PDFDocument()
  const font = pdf.addSimpleFont(new mupdf.Font('Helvetica'))
  const picture = image === undefined ? undefined : pdf.addImage(new mupdf.Image(image))
  for (const text of pages) {
    const lines = text.split('\n').map((line) => `(${line.replaceAll(/[\\()]/g, String.raw`\$&`)}) Tj 0 -20 Td`)
    const resources = { Font: { F1: font }, ...(picture === undefined ? {} : { XObject: { P: picture } }) }
    const drawn = picture === undefined ? '' : 'q 100 0 0 100 300 300 cm /P Do Q '
    const contents = `${drawn}BT /F1 14 Tf 50 780 Td ${lines.join(' ')} ET`
    pdf.insertPage(-1, pdf.addPage([0, 0, 595, 842], 0, pdf.addObject(resources), contents))
  }
  if (author !== undefined) pdf.setMetaData('info:Author', author)
  return pdf
    .saveToBuffer(password === undefined ? '' : `encrypt=aes-256,user-password=${password}`)
    .asUint8Array()
    .slice()
}

/** A picture of so many pixels whose left half is red and whose right half is blue. */
export function pictureOf(width: number, height: number): mupdf.Pixmap {
  const pixels = new mupdf.Pixmap(mupdf.ColorSpace.DeviceRGB, [0, 0, width, height], false)
  const values = pixels.getPixels()
  for (let at = 0; at < values.length; at += 3) values.set(at % (width * 3) < (width * 3) / 2 ? [255, 0, 0] : [0, 0, 255], at)
  return pixels
}

/** A JPEG as a telephone makes it: with the maker, the place in Montevideo and, where asked, turned (EXIF orientation 6). */
export function photoOf(width: number, height: number, { turned = false } = {}): Buffer {
  const jpeg = Buffer.from(pictureOf(width, height).asJPEG(90))
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(turned ? 6 : 1)])
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff])
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)])
}

function exifOf(orientation: number): Buffer {
  const block = Buffer.alloc(180)
  block.write('MM\0*', 0, 'latin1')
  block.writeUInt32BE(8, 4)
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    block.writeUInt16BE(tag, at)
    block.writeUInt16BE(type, at + 2)
    block.writeUInt32BE(count, at + 4)
    if (type === 3) block.writeUInt16BE(value, at + 8)
    else block.writeUInt32BE(value, at + 8)
  }
  block.writeUInt16BE(3, 8)
  entry(10, 0x010f, 2, 7, 120)
  entry(22, 0x0112, 3, 1, orientation)
  entry(34, 0x8825, 4, 1, 50)
  block.writeUInt16BE(4, 50)
  entry(52, 1, 2, 2, 0x53_00_00_00)
  entry(64, 2, 5, 3, 130)
  entry(76, 3, 2, 2, 0x57_00_00_00)
  entry(88, 4, 5, 3, 154)
  block.write('Nokia\0', 120, 'latin1')
  ;[34, 1, 54, 1, 12, 1].forEach((value, n) => block.writeUInt32BE(value, 130 + n * 4))
  ;[56, 1, 11, 1, 17, 1].forEach((value, n) => block.writeUInt32BE(value, 154 + n * 4))
  return block
}
