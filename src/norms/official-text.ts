import type { Instrument } from './norm.ts'

/** Where the official text of an instrument is: in words, and at which address where one follows from its symbol. */
export type OfficialText = {
  readonly words: string
  readonly href?: string
  /** The number of a treaty series was not checked. */
  readonly unchecked?: true
}

/** Documents of the United Nations are kept under their symbols; treaties stand in a series by volume and page. Of some we have no number. */
export function officialText({ symbol, force }: Instrument): OfficialText {
  const series = /^UNTS (\d+)-(\d+)$/.exec(symbol)
  if (series !== null) return { words: `United Nations Treaty Series, volume ${series[1]}, page ${series[2]}`, unchecked: true }
  const [, document, annex = ''] = /(?:^|\()((?:A|CCPR)\/[A-Za-z0-9./]+(?:\([IVX]+\))?)[^,]*(, annex)?/.exec(symbol) ?? []
  if (document !== undefined) return { words: `United Nations document ${document}${annex}`, href: `https://undocs.org/${document}` }
  if (symbol.startsWith('adopted')) return { words: `We have no number for it: ${symbol}` }
  return force === 'treaty' ? { words: symbol, unchecked: true } : { words: symbol }
}
