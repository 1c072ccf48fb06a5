import { convert, type FormatCallback, type HtmlToTextOptions, type SelectorDefinition } from 'html-to-text'
import { decodeText } from './decode-text.ts'
import type { Fact } from './extraction.ts'
import type { Found } from './read-file.ts'

/** The text of a web page that was saved, as it is seen; scripts are not run, nothing is fetched. */
export function readHtml(bytes: Uint8Array): Found {
  const named = /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1]
  const { text: html, encoding, cut } = decodeText(bytes, named)
  const script = /<script\b/i.test(html) ? [{ label: 'Scripts', value: 'In the file; not run' }] : []
  return { text: textOfHtml(html), cut, facts: [...headOf(html), { label: 'Encoding', value: encoding }, ...script] }
}

/** The text of HTML as it is seen, without what is hidden: one line for a paragraph or a row of a table. */
export const textOfHtml = (html: string): string =>
  convert(html, asSeen)
    .replaceAll(/ *\t */g, '\t')
    .replaceAll(/\t+(?=\n|$)/g, '')
    .trim()

const skip = (selector: string): SelectorDefinition => ({ selector, format: 'skip' })

const unseen = [
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'head',
  'title',
  'img',
  'hr',
  'datalist',
  'area',
]
const hidden = [
  '[hidden]',
  '[style*="display:none" i]',
  '[style*="display: none" i]',
  '[style*="visibility:hidden" i]',
  '[style*="visibility: hidden" i]',
]

const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder)
  builder.addLiteral('\t')
}

const limits = { maxDepth: 400, maxInputLength: 60_000_000, ellipsis: '…' }

const asSeen: HtmlToTextOptions = {
  wordwrap: false,
  limits,
  formatters: { cell },
  selectors: [
    ...unseen.map(skip),
    ...hidden.map(skip),
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'ul', options: { itemPrefix: '• ' } },
    { selector: 'blockquote', format: 'block' },
    { selector: 'tr', format: 'block' },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    ...['td > p', 'td > div', 'th > p', 'th > div'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
    { selector: 'dt', format: 'block' },
    { selector: 'dd', format: 'block' },
    { selector: 'li', format: 'block' },
  ],
}

const labels: Readonly<Record<string, string>> = {
  author: 'Author',
  'article:author': 'Author',
  description: 'Description',
  generator: 'Written with',
  date: 'Date',
  'dc.date': 'Date',
  'dc.creator': 'Author',
  'article:published_time': 'Published',
  'article:modified_time': 'Changed',
  'og:site_name': 'Site',
  'og:url': 'Address',
  'og:title': 'Title',
}

/** What a page says of itself in its head. */
function headOf(html: string): Fact[] {
  const facts: Fact[] = []
  const collect: FormatCallback = ({ name, attribs, children }) => {
    const given = attribs as Readonly<Record<string, string>>
    if (name === 'title') facts.push({ label: 'Title', value: children.map((child) => child.data ?? '').join('') })
    if (name === 'link' && given['rel'] === 'canonical') facts.push({ label: 'Address', value: given['href'] ?? '' })
    const label = labels[(given['name'] ?? given['property'] ?? '').toLowerCase()]
    if (name === 'meta' && label !== undefined) facts.push({ label, value: given['content'] ?? '' })
  }
  const wanted = ['title', 'meta', 'link']
  convert(html.slice(0, 500_000), {
    limits,
    formatters: { collect },
    baseElements: { selectors: wanted, returnDomByDefault: false },
    selectors: wanted.map((selector) => ({ selector, format: 'collect' })),
  })
  return facts.filter(({ label, value }, at) => facts.findIndex((other) => other.label === label && other.value === value) === at)
}
