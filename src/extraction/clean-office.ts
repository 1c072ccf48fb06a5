import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { mediaTypeOf } from './media-type.ts'
import { entriesOf, officeXml, withoutEntries, withoutTracesOfOdt, withoutTracesOfWord } from './office-xml.ts'
import type { Answer } from './questions.ts'
import { Refusal } from './refusal.ts'
import { openZip, type Zip, type ZippedFile } from './unzip.ts'

/** A Word document without authors, dates, paths and the marks of its editing sessions. Refuses one with parts that cannot be cleaned. */
export async function cleanDocx(bytes: Uint8Array): Promise<Answer> {
  const zip = await openZip(bytes, 300)
  const dropped = await droppedOfWord(zip)
  const isDropped = (name: string): boolean => dropped.has(name.toLowerCase())
  let traces = false
  const { notes, ...copy } = await packed(zip, isDropped, async (file) => {
    if (!/^\[Content_Types\]\.xml$|(?:^|\/)_rels\/[^/]*\.rels$|^word\/.*\.xml$/i.test(file.name)) return undefined
    const xml = officeXml(await file.read(), file.name)
    if (file.name.endsWith('.rels'))
      return withoutEntries(
        xml,
        'Relationship',
        (of) => droppedTypes.test(of('Type')) || (of('TargetMode') !== 'External' && isDropped(target(file.name, of('Target')))),
      )
    if (!file.name.startsWith('word/')) return withoutEntries(xml, 'Override', (of) => isDropped(of('PartName').replace(/^\//, '')))
    traces ||= /<(?:[\w.-]+:)?(?:ins|del|moveFrom|comment)\s/.test(xml)
    return withoutTracesOfWord(xml)
  })
  const still = 'Comments and tracked changes are still in it, without the names of who made them.'
  return {
    ...copy,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    notes: [
      'Author, company, dates, marks of editing, macros and data of other programs are gone; the text is the same.',
      ...(traces ? [still] : []),
      ...notes,
    ],
  }
}

/** An OpenDocument text without authors, dates, printers, preview and earlier versions. Refuses one with parts that cannot be cleaned. */
export async function cleanOdt(bytes: Uint8Array): Promise<Answer> {
  const { notes, ...copy } = await packed(await openZip(bytes, 300), isDroppedOfOdt, async (file) => {
    if (file.name === 'mimetype') return (await file.read()).toString()
    if (/(?:^|\/)meta\.xml$/.test(file.name)) return emptyMeta
    if (!/(?:^|\/)(?:content|styles|settings|META-INF\/manifest)\.xml$/.test(file.name)) return undefined
    const xml = officeXml(await file.read(), file.name)
    return file.name === 'META-INF/manifest.xml'
      ? withoutEntries(xml, 'file-entry', (of) => isDroppedOfOdt(of('full-path')))
      : withoutTracesOfOdt(xml)
  })
  return {
    ...copy,
    mediaType: 'application/vnd.oasis.opendocument.text',
    notes: ['Author, dates, printer, preview, macros and earlier versions are gone; the text is the same.', ...notes],
  }
}

/** Parts that say who, when and with what, act, or hold what was once in the file. What leads to them goes with them. */
const droppedOfOdt =
  /(?:^|\/)(?:Thumbnails|Versions|Configurations2|Basic|Scripts|Dialogs)\/|^(?:VersionList\.xml|layout-cache|manifest\.rdf)$|^META-INF\/(?!manifest\.xml$)./
const isDroppedOfOdt = (name: string): boolean => droppedOfOdt.test(name)
const droppedParts =
  /^(?:docProps|customXml|docMetadata|package|_xmlsignatures|\[trash\])\/|^word\/(?:people\.xml|vbaData\.xml|(?:_rels\/)?vbaProject\.bin(?:\.rels)?)$|^word\/printerSettings\//i
const droppedTypes =
  /\/(?:core-properties|extended-properties|custom-properties|thumbnail|customXml|people|classificationlabels|origin|vbaProject|wordVbaData|printerSettings|attachedTemplate)$/i

/** Wherever such a part stands, what leads to it says what it is. In small letters: parts are named so and so. */
async function droppedOfWord(zip: Zip): Promise<Set<string>> {
  const dropped = new Set<string>()
  for (const file of zip.values()) {
    if (droppedParts.test(file.name)) dropped.add(file.name.toLowerCase())
    if (!file.name.endsWith('.rels')) continue
    for (const of of entriesOf(officeXml(await file.read(), file.name), 'Relationship'))
      if (droppedTypes.test(of('Type')) && of('TargetMode') !== 'External') dropped.add(target(file.name, of('Target')).toLowerCase())
  }
  return dropped
}

/** The part that a list of relationships leads to from where it stands (ECMA-376-2, 6.5). */
function target(list: string, to: string): string {
  const base = `file:///${list.replace(/_rels\/[^/]*$/, '')}`
  return URL.canParse(to, base) ? decodeURI(new URL(to, base).pathname).slice(1) : to
}

/** The archive again: the parts that `clean` knows as it gives them, pictures without what stood beside their pixels. */
async function packed(
  zip: Zip,
  dropped: (name: string) => boolean,
  clean: (file: ZippedFile) => Promise<string | undefined>,
): Promise<Pick<Answer, 'bytes' | 'notes'>> {
  const archive = new ZipFile()
  const untouched: string[] = []
  // The kind of an OpenDocument stands first and unpacked (OpenDocument 1.3, part 2, 3.3).
  const files = [...zip.values()].toSorted((a, b) => Number(b.name === 'mimetype') - Number(a.name === 'mimetype'))
  for (const file of files.filter(({ name }) => !dropped(name))) {
    const text = await clean(file)
    const content = text === undefined ? await cleanPicture(file) : Buffer.from(text)
    if (content === undefined) untouched.push(file.name)
    archive.addBuffer(content ?? (await file.read()), file.name, { ...sameTime, compress: file.name !== 'mimetype' })
  }
  archive.end()
  const names = untouched.length > 5 ? [...untouched.slice(0, 5), `${untouched.length - 5} more`] : untouched
  return {
    bytes: await buffer(archive.outputStream),
    notes: names.length === 0 ? [] : [`Not looked into: ${names.map((name) => name.slice(0, 200)).join(', ')}.`],
  }
}

/** No file in the copy says when it was made. */
const sameTime = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100_644 }

/** A picture without what stands beside its pixels; undefined for kinds that hardly say more and are left as they are. */
async function cleanPicture(file: ZippedFile): Promise<Buffer | undefined> {
  const bytes = await file.read()
  const { stripJpeg, stripPng } = await import('./strip-picture.ts')
  const kind = mediaTypeOf(bytes)
  const stripped = kind === 'image/jpeg' ? stripJpeg(bytes) : kind === 'image/png' ? stripPng(bytes) : undefined
  if (stripped !== undefined) return Buffer.from(stripped)
  if (
    /^image\/(?:gif|bmp)$/.test(kind) ||
    (/\.(?:emf|wmf|svm|odttf|ttf|otf)$|^ObjectReplacements\//i.test(file.name) && !kind.startsWith('image/'))
  )
    return undefined
  throw new Refusal(`${file.name} in the file may say who made it, and cannot be cleaned. Save the file as PDF and make the copy of that.`)
}

const emptyMeta =
  '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/></office:document-meta>'
