import { buffer } from 'node:stream/consumers'
import mammoth from 'mammoth'
import { ZipFile } from 'yazl'
import type { Fact } from './extraction.ts'
import { hiddenWords } from './hidden-words.ts'
import type { Found } from './read-file.ts'
import { textOfHtml } from './read-html.ts'
import { openZip, type Zip } from './unzip.ts'
import { elementTexts, walkXml } from './xml.ts'

/** The text of a Word document: headers, body with tables and notes, footers. Deleted text and comments are facts, not text. */
export async function readDocx(bytes: Uint8Array): Promise<Found> {
  const zip = await openZip(bytes, 300)
  const { value: html } = await mammoth.convertToHtml(
    { buffer: await wordsOnly(zip) },
    { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false },
  )
  const heads = await textsOf(zip, /^word\/header\d*\.xml$/)
  const feet = await textsOf(zip, /^word\/footer\d*\.xml$/)
  return { text: [...heads, textOfHtml(html), ...feet].join('\n\n'), facts: await factsOf(zip) }
}

/**
 * The parts of the document that hold words, packed again: what reads them next has its own idea of ZIP archives, and sees
 * only what was looked at here.
 */
async function wordsOnly(zip: Zip): Promise<Buffer> {
  const packed = new ZipFile()
  for (const file of zip.values())
    if (/^(?:\[Content_Types\]\.xml|_rels\/.*|word\/[^/]*\.xml|word\/_rels\/.*)$/.test(file.name))
      packed.addBuffer(await file.read(), file.name, { compress: false })
  packed.end()
  return buffer(packed.outputStream)
}

/** The words of headers or footers, each text once: first pages and even pages often repeat one. */
async function textsOf(zip: Zip, names: RegExp): Promise<string[]> {
  const texts = new Set<string>()
  for (const file of zip.values()) if (names.test(file.name)) texts.add(paragraphs((await file.read()).toString()).trim())
  return [...texts].filter((text) => text !== '')
}

function paragraphs(xml: string): string {
  let text = ''
  let inText = false
  walkXml(xml, {
    open: (name) => {
      inText = name === 'w:t'
      if (name === 'w:tab') text += '\t'
      if (name === 'w:br') text += '\n'
    },
    close: (name) => {
      inText = false
      if (name === 'w:p') text += '\n'
    },
    text: (words) => {
      if (inText) text += words
    },
  })
  return text
}

const labels = {
  'dc:title': 'Title',
  'dc:subject': 'Subject',
  'dc:creator': 'Author',
  'cp:lastModifiedBy': 'Last changed by',
  'dcterms:created': 'Created',
  'dcterms:modified': 'Changed',
  'cp:lastPrinted': 'Last printed',
  'cp:revision': 'Times saved',
  Company: 'Company',
  Manager: 'Manager',
  Application: 'Written with',
  TotalTime: 'Minutes of work',
}

async function factsOf(zip: Zip): Promise<Fact[]> {
  const read = async (name: string): Promise<string | undefined> => (await zip.get(name)?.read())?.toString()
  const [core, app, words, comments] = await Promise.all(
    ['docProps/core.xml', 'docProps/app.xml', 'word/document.xml', 'word/comments.xml'].map(read),
  )
  const facts: Fact[] = [core, app].flatMap((xml) => (xml === undefined ? [] : elementTexts(xml, labels)))
  const remarks = comments?.match(/<w:comment\b/g)?.length ?? 0
  if (remarks > 0) facts.push({ label: 'Comments, not in the text', value: String(remarks) })
  const deleted = words?.match(/<w:del\b/g)?.length ?? 0
  if (deleted > 0) facts.push({ label: 'Deleted passages that are still in the file', value: String(deleted) })
  const parts = [...zip.values()].filter(({ name }) => /^word\/[^/]*\.xml$/.test(name))
  facts.push(...(await hiddenWords(parts, { comment: 'Comments', del: 'Deleted words', moveFrom: 'Deleted words' }, ['t', 'delText'])))
  if ([...zip.keys()].some((name) => /vbaProject/i.test(name))) facts.push({ label: 'Macros', value: 'In the file; not run' })
  return facts
}
