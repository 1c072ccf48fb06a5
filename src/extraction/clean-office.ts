import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { Answer } from './questions.ts'
import { openZip, type ZippedFile } from './unzip.ts'

/** A Word document without authors, dates, paths and the marks of its editing sessions. */
export async function cleanDocx(bytes: Uint8Array): Promise<Answer> {
  const zip = await openZip(bytes, 300)
  const packed = new ZipFile()
  let traces = false
  for (const file of zip.values()) {
    if (/^docProps\/thumbnail/i.test(file.name)) continue
    const cleaned = await cleanPart(file)
    traces ||= /<w:(?:ins|del|comment)\b/.test(file.name.endsWith('.xml') ? cleaned.toString() : '')
    packed.addBuffer(cleaned, file.name, sameTime)
  }
  const still = 'Comments and tracked changes are still in it, without the names of who made them.'
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    notes: ['Author, company, dates and marks of editing are gone; the text is the same.', ...(traces ? [still] : [])],
    bytes: await finished(packed),
  }
}

/** An OpenDocument text without authors, dates, printers and preview. */
export async function cleanOdt(bytes: Uint8Array): Promise<Answer> {
  const zip = await openZip(bytes, 300)
  const packed = new ZipFile()
  // The kind of file stands first and unpacked (OpenDocument 1.3, part 2, 3.3).
  const files = [...zip.values()].toSorted((a, b) => Number(b.name === 'mimetype') - Number(a.name === 'mimetype'))
  for (const file of files) {
    if (file.name.startsWith('Thumbnails/')) continue
    packed.addBuffer(await cleanPart(file), file.name, { ...sameTime, compress: file.name !== 'mimetype' })
  }
  return {
    mediaType: 'application/vnd.oasis.opendocument.text',
    notes: ['Author, dates, printer and preview are gone; the text is the same.'],
    bytes: await finished(packed),
  }
}

/** No file in the copy says when it was made. */
const sameTime = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100_644 }

function finished(packed: ZipFile): Promise<Buffer> {
  packed.end()
  return buffer(packed.outputStream)
}

async function cleanPart(file: ZippedFile): Promise<Buffer> {
  const bytes = await file.read()
  if (/\.jpe?g$/i.test(file.name)) return Buffer.from(await strippedJpeg(bytes))
  if (/\.png$/i.test(file.name)) return Buffer.from(await strippedPng(bytes))
  const emptied = [...empty].find(([name]) => name.test(file.name))?.[1]
  if (emptied !== undefined) return Buffer.from(emptied)
  if (!/\.(?:xml|rels)$/.test(file.name)) return bytes
  return Buffer.from(traces.reduce((xml, [trace, instead]) => xml.replaceAll(trace, instead), bytes.toString()))
}

const strippedJpeg = async (bytes: Buffer): Promise<Uint8Array> => (await import('./strip-picture.ts')).stripJpeg(bytes) ?? bytes
const strippedPng = async (bytes: Buffer): Promise<Uint8Array> => (await import('./strip-picture.ts')).stripPng(bytes) ?? bytes

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org'

/** Parts that hold nothing else than who, when and with what. */
const empty = new Map([
  [/^docProps\/core\.xml$/, `${xml}<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties"/>`],
  [/^docProps\/app\.xml$/, `${xml}<Properties xmlns="${office}/officeDocument/2006/extended-properties"/>`],
  [/^docProps\/custom\.xml$/, `${xml}<Properties xmlns="${office}/officeDocument/2006/custom-properties"/>`],
  [/^word\/people\.xml$/, `${xml}<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>`],
  [
    /^meta\.xml$/,
    `${xml}<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/></office:document-meta>`,
  ],
])

const value = String.raw`\s*=\s*(?:"[^"]*"|'[^']*')`

/** What else tells: in Word, authors and dates of changes, sessions, documents, templates and their paths; in OpenDocument, authors, dates, printers. */
const traces: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`\sw:(author|initials)${value}`, 'g'), ' w:$1=""'],
  [new RegExp(String.raw`\s(?:w:date|w:rsid\w*|w16du:dateUtc)${value}`, 'g'), ''],
  [/<w:rsids>[^]*?<\/w:rsids>/g, ''],
  [/<w:docVars>[^]*?<\/w:docVars>/g, ''],
  [/<w:attachedTemplate\b[^>]*>/g, ''],
  [/<w1[45]:docId\b[^>]*>/g, ''],
  [/<Relationship\b(?=[^>]*(?:attachedTemplate|metadata\/thumbnail))[^>]*>/g, ''],
  [/<(dc:creator|dc:date|meta:creator-initials|loext:sender-initials)(\s[^>]*)?>[^<]*</g, '<$1><'],
  [
    /<config:config-item\b(?=[^>]*config:name="(?:PrinterName|PrinterSetup|CurrentDatabase\w*|Rsid\w*)")[^>]*?(?:\/>|>[^<]*<\/config:config-item>)/g,
    '',
  ],
  [/<manifest:file-entry\b(?=[^>]*"Thumbnails\/)[^>]*>/g, ''],
]
