import { SaxesParser } from 'saxes'

export type XmlHandlers = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/**
 * Walks through XML from its beginning to its end. Entities that the file declares itself are not put in (they multiply),
 * nothing is fetched. Throws what the parser says of XML that is not well formed.
 */
export function walkXml(xml: string, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  parser.on('error', (error) => {
    if (!/undefined entity/.test(error.message)) throw error
  })
  parser.on('opentag', (tag) => open?.(tag.name, tag.attributes))
  parser.on('closetag', (tag) => close?.(tag.name))
  parser.on('text', (words) => text?.(words))
  parser.on('cdata', (words) => text?.(words))
  parser.write(xml).close()
}

/** The text of each element of these names, for files that say of themselves who made them. */
export function elementTexts(xml: string, wanted: Readonly<Record<string, string>>): { label: string; value: string }[] {
  const found: { label: string; value: string }[] = []
  let label: string | undefined
  walkXml(xml, {
    open: (name) => {
      label = wanted[name]
      if (label !== undefined) found.push({ label, value: '' })
    },
    close: () => (label = undefined),
    text: (words) => {
      const last = found.at(-1)
      if (label !== undefined && last !== undefined) last.value += words
    },
  })
  return found.filter(({ value }) => value.trim() !== '')
}
