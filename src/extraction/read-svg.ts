import { decodeText } from './decode-text.ts'
import type { Found } from './read-file.ts'
import { walkXml } from './xml.ts'

const withWords = new Set(['text', 'title', 'desc', 'tspan', 'textPath'])

/** The words of a drawing in SVG. It is never drawn: such a file can hold scripts and fetch others. */
export function readSvg(bytes: Uint8Array): Found {
  const { text: xml } = decodeText(bytes)
  const open: string[] = []
  let words = ''
  walkXml(xml, {
    open: (name) => open.push(name.replace(/^svg:/, '')),
    close: () => {
      if (['text', 'title', 'desc'].includes(open.pop() ?? '')) words += '\n'
    },
    text: (piece) => {
      if (withWords.has(open.at(-1) ?? '')) words += piece
    },
  })
  const script = /<script\b|\son\w+\s*=/i.test(xml) ? [{ label: 'Scripts', value: 'In the file; not run' }] : []
  return {
    text: words.replaceAll(/\n\s*\n/g, '\n').trim(),
    facts: [{ label: 'Picture', value: 'Not drawn: only its words are shown.' }, ...script],
  }
}
