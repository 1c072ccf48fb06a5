import { hiddenWords } from './hidden-words.ts'
import type { Found } from './read-file.ts'
import { Refusal } from './refusal.ts'
import { openZip } from './unzip.ts'
import { elementTexts, walkXml } from './xml.ts'

/** The text of an OpenDocument text: headers, body, footers. Comments and deleted text are facts, not text. */
export async function readOdt(bytes: Uint8Array): Promise<Found> {
  const zip = await openZip(bytes, 300)
  const read = async (name: string): Promise<string> => (await zip.get(name)?.read())?.toString() ?? ''
  const [manifest, content, styles, meta] = await Promise.all(['META-INF/manifest.xml', 'content.xml', 'styles.xml', 'meta.xml'].map(read))
  if (/encryption-data/.test(manifest ?? ''))
    throw new Refusal('The file is protected by a password. Save a copy without one and add that as well.')
  if (content === undefined || content === '') throw new Refusal('The file has no text inside; it is broken.')
  const parts = [...zip.values()].filter(({ name }) => name === 'content.xml' || name === 'styles.xml')
  const head = styles === undefined || styles === '' ? '' : textWithin(styles, /^style:(?:header|footer)(?:-first|-left)?$/)
  const body = textWithin(content, /^office:text$/)
  return {
    text: head === '' ? body : `${head}\n\n${body}`,
    facts: [
      ...(meta === undefined || meta === '' ? [] : elementTexts(meta, labels)),
      ...(await hiddenWords(parts, { annotation: 'Comments', 'tracked-changes': 'Deleted words' })),
    ],
  }
}

const labels = {
  'dc:title': 'Title',
  'dc:subject': 'Subject',
  'meta:initial-creator': 'Author',
  'dc:creator': 'Last changed by',
  'meta:creation-date': 'Created',
  'dc:date': 'Changed',
  'meta:printed-by': 'Last printed by',
  'meta:print-date': 'Last printed',
  'meta:editing-cycles': 'Times saved',
  'meta:generator': 'Written with',
}

const leftOut = new Set(['office:annotation', 'text:tracked-changes', 'office:forms', 'text:sequence-decls', 'svg:desc'])
const paragraph = new Set(['text:p', 'text:h'])

/** The words inside of elements of these names, paragraph by paragraph; cells of a table are parted by tabs. */
function textWithin(xml: string, outer: RegExp): string {
  let text = ''
  let [inside, omitted, words] = [0, 0, 0]
  walkXml(xml, {
    open: (name, attributes) => {
      if (outer.test(name)) inside += 1
      if (leftOut.has(name)) omitted += 1
      if (inside === 0 || omitted > 0) return
      if (paragraph.has(name)) words += 1
      if (name === 'text:s') text += ' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, 100))
      if (name === 'text:tab') text += '\t'
      if (name === 'text:line-break') text += '\n'
    },
    close: (name) => {
      if (inside > 0 && omitted === 0) {
        if (paragraph.has(name)) text += '\n'
        if (paragraph.has(name)) words -= 1
        if (name === 'table:table-cell') text = `${text.replace(/\n$/, '')}\t`
        if (name === 'table:table-row') text = `${text.replace(/\t$/, '')}\n`
      }
      if (leftOut.has(name)) omitted -= 1
      if (outer.test(name)) inside -= 1
    },
    text: (piece) => {
      if (words > 0 && omitted === 0) text += piece.replaceAll(/[\t\n\r ]+/g, ' ')
    },
  })
  return text.replaceAll(/\n{3,}/g, '\n\n').trim()
}
