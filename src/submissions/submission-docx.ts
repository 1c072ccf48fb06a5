import { buffer } from 'node:stream/consumers'
import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun, type IParagraphOptions } from 'docx'
import { fromBufferPromise } from 'yauzl'
import { archiveOf, type ArchivedFile } from '../delivery/index.ts'
import type { Composed } from './compose.ts'

/**
 * A submission as a document that word processors open (Office Open XML). The same submission on the same day gives the same bytes.
 * Its words are those of the sheet.
 */
export async function submissionDocx(composed: Composed, { day }: { readonly day: string }): Promise<Uint8Array> {
  const { lang, dir, title } = composed
  const document = new Document({
    title,
    creator: '',
    lastModifiedBy: '',
    styles: { default: { document: { run: { font: 'Noto Serif', size: 21, language: { value: lang } } }, ...headings } },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1361, bottom: 1474, left: 1417, right: 1417 } } },
        footers: { default: footer(title) },
        children: paragraphsOf(composed, dir),
      },
    ],
  })
  return rezipped(await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: coreProperties(title, lang, day) }]))
}

const black = { color: '000000', bold: true } as const
const headings = {
  heading1: { run: { ...black, size: 32 }, paragraph: { spacing: { after: 200 } } },
  heading2: { run: { ...black, size: 24 }, paragraph: { spacing: { before: 400, after: 160 }, keepNext: true } },
  heading3: { run: { ...black, size: 21 }, paragraph: { spacing: { before: 240, after: 100 }, keepNext: true } },
}

function paragraphsOf({ title, draft, head, sections, notes, annexes }: Composed, dir: Composed['dir']): Paragraph[] {
  return [
    line([title], dir, { heading: HeadingLevel.HEADING_1 }),
    ...(draft === undefined ? [] : [line([draft], dir, {}, { bold: true })]),
    ...head.map(
      ([label, value]) =>
        new Paragraph({
          ...spaced,
          bidirectional: dir === 'rtl',
          children: [run(`${label}:`, dir, { bold: true }), run(` ${value}`, dir)],
        }),
    ),
    ...sections.flatMap(({ heading, fields }) => [
      line([heading], dir, { heading: HeadingLevel.HEADING_2 }),
      ...fields.flatMap(({ label, paragraphs }) => [
        line([label], dir, { heading: HeadingLevel.HEADING_3 }),
        ...paragraphs.map((one) => line(one.lines, one.dir, {}, one.isOpen === true ? { italics: true } : {})),
      ]),
    ]),
    line([notes.heading], dir, { heading: HeadingLevel.HEADING_2 }),
    ...notes.texts.map((text, at) =>
      line([`[${at + 1}] ${text}`], notes.dirs[at] ?? dir, { indent: { left: 400, hanging: 400 } }, { size: 18 }),
    ),
    line([annexes.heading], dir, { heading: HeadingLevel.HEADING_2 }),
    ...annexes.texts.map((text) => line([text], dir)),
  ]
}

const spaced = { spacing: { after: 160, line: 290 } } as const

type Look = { readonly bold?: true; readonly italics?: true; readonly size?: number; readonly break?: number }

const run = (text: string, dir: Composed['dir'], look: Look = {}): TextRun => new TextRun({ text, ...look, rightToLeft: dir === 'rtl' })

const line = (lines: readonly string[], dir: Composed['dir'], options: Partial<IParagraphOptions> = {}, look: Look = {}): Paragraph =>
  new Paragraph({
    ...('heading' in options ? {} : spaced),
    ...options,
    bidirectional: dir === 'rtl',
    children: lines.map((text, at) => run(text, dir, { ...look, ...(at > 0 && { break: 1 }) })),
  })

const footer = (title: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.END,
        children: [new TextRun({ size: 16, children: [title, ' · ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  })

/** The library writes the time of its own making; a hash must not know it. */
const coreProperties = (title: string, lang: string, day: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:language>${lang}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:modified></cp:coreProperties>`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The same files in the same order, at the time of no clock. */
async function rezipped(bytes: Buffer): Promise<Uint8Array> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const files: ArchivedFile[] = []
  for await (const entry of zip.eachEntry())
    if (!entry.fileName.endsWith('/')) {
      const content = await buffer(await zip.openReadStreamPromise(entry))
      files.push({ path: entry.fileName, bytes: content })
    }
  return archiveOf(files)
}
